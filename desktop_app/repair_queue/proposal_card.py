"""The proposal at hand, large: the line on the scan, before and after, why, and how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from archive.model.proposal import ProposalKind
from desktop_app.repair_queue.difference_view import DifferenceView
from desktop_app.repair_queue.image_strip import ImageStrip
from desktop_app.repair_queue.wording import kind_name, reasons, sides, sureness
from desktop_app.theme import spacing
from desktop_app.viewer.scan_pictures import PictureState, scan_pictures

if TYPE_CHECKING:
    from archive.model.geometry import Box
    from archive.model.proposal import Proposal
    from desktop_app.workspace import Workspace

_MOST_LINES = 3
_MARGIN = 0.16
"""Paper around a line, as a share of its height."""


class ProposalCard(QWidget):
    """Shows one proposal. Knows how to find its place on the scan, decides nothing."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pictures = scan_pictures(workspace)
        self._proposal: Proposal | None = None
        self._title = self._label()
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._strip = ImageStrip(self)
        self._difference = DifferenceView(self)
        self._reason = self._label()
        self._reason.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(spacing.WIDE, spacing.NARROW, spacing.WIDE, spacing.NARROW)
        layout.setSpacing(spacing.NARROW)
        for widget in (self._title, self._strip, self._difference, self._reason):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._pictures.crop_ready.connect(self._on_crop_ready)
        self._pictures.state_changed.connect(self._on_state_changed)
        self.show_proposal(None)

    @property
    def strip(self) -> ImageStrip:
        """The image of the lines."""
        return self._strip

    @property
    def difference(self) -> DifferenceView:
        """Before and after."""
        return self._difference

    @property
    def reason(self) -> str:
        """Why, in words."""
        return self._reason.text()

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Show another proposal, or nothing."""
        if proposal is self._proposal and proposal is not None:
            return
        self._proposal = proposal
        self._strip.show_image(QImage())
        if proposal is None:
            self._title.clear()
            self._reason.clear()
            self._difference.show_difference("", "")
            return
        title = self.tr("{kind} · {sureness}")
        self._title.setText(
            title.format(kind=kind_name(proposal.kind), sureness=sureness(proposal.confidence))
        )
        self._difference.show_difference(*self._sides(proposal))
        self._reason.setText(reasons(proposal))
        self._request_image()

    # -- inside -------------------------------------------------------------------------------

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label

    def _sides(self, proposal: Proposal) -> tuple[str, str]:
        before, after = sides(proposal)
        if proposal.kind is not ProposalKind.ROLE:
            return before, after
        words = next(
            (li.text for li in self._workspace.text.lines() if li.id in proposal.lines), ""
        )
        return f"{before} · {words}", f"{after} · {words}"

    def _request_image(self) -> None:
        if self._proposal is None or self._pictures.state is not PictureState.READY:
            return
        boxes = self._boxes(self._proposal)
        if boxes:
            self._pictures.request_crop(self._proposal, boxes)

    def _boxes(self, proposal: Proposal) -> list[Box]:
        if proposal.box is not None:  # ink, with enough around it to see where it stands
            return [proposal.box.grown(min(proposal.box.width, proposal.box.height))]
        lines = [line for line in self._workspace.text.lines() if line.box]
        rows = {line.id: row for row, line in enumerate(lines)}
        wanted = [rows[line_id] for line_id in proposal.lines if line_id in rows]
        if proposal.kind is ProposalKind.SPLIT and wanted and wanted[0]:
            wanted.insert(0, wanted[0] - 1)  # what it is to be parted from
        boxes = [lines[row].box for row in dict.fromkeys(wanted[:_MOST_LINES])]
        return [box.grown(round(min(box.width, box.height) * _MARGIN)) for box in boxes if box]

    def _on_crop_ready(self, key: object, image: object) -> None:
        if self._proposal is not None and key is self._proposal and isinstance(image, QImage):
            self._strip.show_image(image)

    def _on_state_changed(self) -> None:
        self._strip.show_image(QImage())
        self._request_image()
