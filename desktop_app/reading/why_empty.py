"""What is said in the place of a text that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from archive.model.page import PageText

if TYPE_CHECKING:
    from archive.model.page import Page
    from desktop_app.viewer.notice import Notice


def tell_why_empty(notice: Notice, page: Page | None, text: PageText) -> None:
    """Say why a page shows no text, and what can be done."""
    if page is None:
        notice.tell(QCoreApplication.translate("ReadingPane", "No page is chosen"), "")
    elif text == PageText():
        notice.tell(
            QCoreApplication.translate("ReadingPane", "This page has no text yet"),
            QCoreApplication.translate(
                "ReadingPane", "Recognise its scan, or import a text for it."
            ),
        )
    else:
        notice.tell(
            QCoreApplication.translate("ReadingPane", "No line of this page is placed"),
            QCoreApplication.translate(
                "ReadingPane", "Its lines are set aside; place those that belong to an article."
            ),
        )
