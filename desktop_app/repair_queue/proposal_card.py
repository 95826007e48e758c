"""The proposal at hand, large: the line on the scan, before and after, why, and how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from archive.model.proposal import ProposalKind
from desktop_app.repair_queue.difference_view import DifferenceView
from desktop_app.repair_queue.image_strip import ImageStrip
from desktop_app.repair_queue.move_picture import MovePicture
from desktop_app.repair_queue.relocation import Relocation, relocation_of
from desktop_app.repair_queue.wording import kind_name, reasons, sides, sureness, whither
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
        self._relocation: Relocation | None = None
        self._title = self._label()
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._strip = ImageStrip(self)
        self._move = MovePicture(self)
        self._whither = self._label()
        self._difference = DifferenceView(self)
        self._reason = self._label()
        self._reason.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(spacing.WIDE, spacing.NARROW, spacing.WIDE, spacing.NARROW)
        layout.setSpacing(spacing.NARROW)
        layout.addWidget(self._title)
        layout.addWidget(self._strip)
        layout.addWidget(self._move)
        layout.addWidget(self._whither)
        layout.addWidget(self._difference)
        layout.addWidget(self._reason)
        layout.addStretch(1)
        self._pictures.crop_ready.connect(self._on_crop_ready)
        self._pictures.state_changed.connect(self._on_state_changed)
        self.show_proposal(None)

    @property
    def strip(self) -> ImageStrip:
        """The image of the lines."""
        return self._strip

    @property
    def both_places(self) -> MovePicture:
        """Both places of a move; shown instead of the image of the lines."""
        return self._move

    @property
    def whither(self) -> str:
        """What goes where, in words; empty if everything stays where it is."""
        return self._whither.text()

    def set_image_room(self, height: int) -> None:
        """Take no more height for images than this, if lines can be read in it."""
        for images in (self._strip, self._move):
            images.setMaximumHeight(max(images.minimumSizeHint().height(), height))

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
        self._relocation = relocation_of(proposal) if proposal is not None else None
        self._strip.show_image(QImage())
        self._move.hide()
        self._tell_whither()
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
        self._request_images()

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

    def _tell_whither(self) -> None:
        """Say what goes where: before and after tell only what is joined by that."""
        move, told = self._relocation, ""
        if move is not None:
            words = {line.id: line.text for line in self._workspace.text.lines()}
            moved = "".join(words.get(line, "") for line in move.moved)
            if moved and move.anchor in words:
                told = whither(move, moved, words[move.anchor])
        self._whither.setText(told)
        self._whither.setVisible(bool(told))

    def _request_images(self) -> None:
        if self._proposal is None or self._pictures.state is not PictureState.READY:
            return
        if self._relocation is not None and self._request_both_places(self._relocation):
            return
        boxes = self._boxes(self._proposal)
        if boxes:
            self._pictures.request_crop(self._proposal, boxes)

    def _request_both_places(self, move: Relocation) -> bool:
        """Ask for the two lines that a move brings together; False if one is not on the scan."""
        lines = {line.id: line for line in self._workspace.text.lines()}
        stays, moves = lines.get(move.anchor), lines.get(move.meeting)
        if stays is None or moves is None or stays.box is None or moves.box is None:
            return False
        self._move.begin(is_behind=move.is_behind, is_upright=stays.vertical or moves.vertical)
        for strip, box in ((self._move.staying, stays.box), (self._move.moving, moves.box)):
            self._pictures.request_crop((self._proposal, strip), [_with_paper(box)])
        return True

    def _boxes(self, proposal: Proposal) -> list[Box]:
        if proposal.box is not None:  # ink, with enough around it to see where it stands
            return [proposal.box.grown(min(proposal.box.width, proposal.box.height))]
        lines = [line for line in self._workspace.text.lines() if line.box]
        rows = {line.id: row for row, line in enumerate(lines)}
        wanted = [rows[line_id] for line_id in proposal.lines if line_id in rows]
        if proposal.kind is ProposalKind.SPLIT and wanted and wanted[0]:
            wanted.insert(0, wanted[0] - 1)  # what it is to be parted from
        boxes = [lines[row].box for row in dict.fromkeys(wanted[:_MOST_LINES])]
        return [_with_paper(box) for box in boxes if box]

    def _on_crop_ready(self, key: object, image: object) -> None:
        proposal, strip = key if isinstance(key, tuple) else (key, self._strip)
        is_mine = self._proposal is not None and proposal is self._proposal
        if is_mine and isinstance(strip, ImageStrip) and isinstance(image, QImage):
            strip.show_image(image)

    def _on_state_changed(self) -> None:
        self._strip.show_image(QImage())
        self._move.hide()
        self._request_images()


def _with_paper(box: Box) -> Box:
    return box.grown(round(min(box.width, box.height) * _MARGIN))
