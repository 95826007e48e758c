"""What is said in the place of a scan that is not there, or not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.viewer.scan_pictures import PictureState

if TYPE_CHECKING:
    from archive.model.page import Page
    from desktop_app.viewer.notice import Notice


def tell_why_hidden(notice: Notice, page: Page | None, state: PictureState, message: str) -> None:
    """Say why a page shows no scan, and what can be done; ``message`` tells what failed."""
    if page is None:
        notice.tell(
            QCoreApplication.translate("ScanView", "No page is chosen"),
            QCoreApplication.translate(
                "ScanView", "Choose a page in the archive on the left, or import scans and texts."
            ),
        )
    elif state is PictureState.PREPARING:
        notice.tell(QCoreApplication.translate("ScanView", "The scan is being prepared"), "")
    elif state is PictureState.FAILED:
        notice.tell(
            QCoreApplication.translate("ScanView", "The scan cannot be shown"),
            message,
            QCoreApplication.translate("ScanView", "Attach another scan…"),
        )
    else:
        notice.tell(
            QCoreApplication.translate("ScanView", "This page has no scan"),
            QCoreApplication.translate(
                "ScanView", "Its text can be corrected all the same. A scan would show each line."
            ),
            QCoreApplication.translate("ScanView", "Attach a scan…"),
        )
