"""Before and after, one under the other: what goes is struck out, what comes is underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.repair_queue.difference import Stretch, difference
from desktop_app.theme.palette import colours

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_LARGER = 1.3
_FAINT = 46


class DifferenceView(QWidget):
    """Paints two sides of a difference; plain text, whatever is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before, self._after = "", ""
        self._sides: tuple[list[Stretch], list[Stretch]] = ([], [])
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._layouts: list[QTextLayout] = []

    @property
    def before(self) -> str:
        """The text as it is."""
        return self._before

    @property
    def after(self) -> str:
        """The text as it would be."""
        return self._after

    def show_difference(self, before: str, after: str) -> None:
        """Show another difference."""
        self._before, self._after = before, after
        self._sides = difference(_visible(before), _visible(after))
        self.setAccessibleName(self.tr("Before: {before}").format(before=before))
        self.setAccessibleDescription(self.tr("After: {after}").format(after=after))
        self._lay_out()
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """See ``QWidget``."""
        return round(self._arrange(self._make_layouts(), width))

    def sizeHint(self) -> QSize:
        """See ``QWidget``."""
        width = max(self.width(), self.fontMetrics().averageCharWidth() * 30)
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        """Follow palette and font."""
        super().changeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both sides."""
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        for layout in self._layouts:
            layout.draw(painter, QPointF(0, 0))

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._layouts = self._make_layouts()
        self._arrange(self._layouts, self.width())
        self.update()

    def _make_layouts(self) -> list[QTextLayout]:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        theme = colours(self.palette())
        made = []
        for stretches, colour, is_new in (
            (self._sides[0], QColor(theme.warning), False),
            (self._sides[1], QColor(theme.accent), True),
        ):
            layout = QTextLayout("".join(stretch.text for stretch in stretches), font)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.setFormats(_formats(stretches, colour, is_new=is_new))
            made.append(layout)
        return made

    def _arrange(self, layouts: list[QTextLayout], width: int) -> float:
        gap = self.fontMetrics().height() / 3
        top = 0.0
        for layout in layouts:
            if not layout.text():
                continue  # nothing was there before, or comes after: no empty line for it
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(width, 1))
                line.setPosition(QPointF(0, top))
                top += line.height()
            layout.endLayout()
            top += gap
        return top


def _formats(
    stretches: list[Stretch], colour: QColor, *, is_new: bool
) -> list[QTextLayout.FormatRange]:
    ranges, at = [], 0
    for stretch in stretches:
        length = len(stretch.text.encode("utf-16-le")) // 2  # Qt counts in UTF-16
        if stretch.is_changed:
            form = QTextCharFormat()
            form.setForeground(colour)
            tint = QColor(colour)
            tint.setAlpha(_FAINT)
            form.setBackground(tint)
            if is_new:
                form.setFontUnderline(True)
            else:
                form.setFontStrikeOut(True)
            entry = QTextLayout.FormatRange()
            entry.start, entry.length, entry.format = at, length, form
            ranges.append(entry)
        at += length
    return ranges


def _visible(text: str) -> str:
    """Return text in which line ends can be seen."""
    return text.replace("\r", "").replace("\n", "¶")
