"""Draws a row of the archive tree: a page with its picture and state, an issue with its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from archive.model.page import Page, PageState
from desktop_app.models.archive_tree import OPEN_PROPOSALS, PROGRESS, RECORD, ArchiveTreeModel
from desktop_app.models.thumbnails import SIZE
from desktop_app.theme import spacing
from desktop_app.theme.icons import icon
from desktop_app.theme.row_ink import MUTED, row_ink
from desktop_app.translation.titles import state_name

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFontMetrics
    from PySide6.QtWidgets import QTreeView

    from desktop_app.models.thumbnails import Thumbnails

SIGN = spacing.ICON - 2
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TreeDelegate(QStyledItemDelegate):
    """States are said in words and by signs, never by colour alone."""

    def __init__(self, view: QTreeView, pictures: Thumbnails) -> None:
        super().__init__(view)
        self._view = view
        self._pictures = pictures
        self._heights: tuple[QSize, ...] = ()
        """Of a branch and of a page."""
        self._signs = {
            PageState.NEW: icon("page", MUTED),
            PageState.RECOGNISED: icon("text", MUTED),
            PageState.CORRECTED: icon("accept", MUTED),
            PageState.VERIFIED: icon("done", QPalette.ColorRole.Accent),
        }

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See Qt; asked for every row that is open, so nothing is made for it twice."""
        if not self._heights:
            line = round(1.2 * option.fontMetrics.lineSpacing())
            self._heights = (
                QSize(0, max(line, SIGN) + spacing.NARROW),
                QSize(0, max(SIZE.height(), 2 * line) + spacing.NARROW),
            )
        return self._heights[ArchiveTreeModel.is_page(index)]

    def forget_heights(self) -> None:
        """Measure rows anew: the font has changed."""
        self._heights = ()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        self.initStyleOption(option, index)
        title, sign = option.text, QIcon(option.icon)  # the option's own is emptied below
        option.text, option.icon = "", QIcon()
        control = QStyle.ControlElement.CE_ItemViewItem
        self._view.style().drawControl(control, option, painter, self._view)
        painter.save()
        painter.setFont(option.font)
        page = index.data(RECORD)
        area = option.rect.adjusted(spacing.TIGHT, 0, -spacing.NARROW, 0)
        if isinstance(page, Page):
            self._draw_page(painter, option, area, page, title, index.data(OPEN_PROPOSALS))
        else:
            self._draw_branch(painter, option, area, sign, title, index.data(PROGRESS))
        painter.restore()

    def _draw_branch(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        sign: QIcon,
        title: str,
        progress: tuple[int, int] | None,
    ) -> None:
        sign.paint(painter, _sign_place(area))
        area = area.adjusted(SIGN + spacing.NARROW, 0, 0, 0)
        if progress is not None and progress[1]:
            done, total = progress
            if done == total:
                self._signs[PageState.VERIFIED].paint(painter, _sign_place(area, at_right=True))
                area = area.adjusted(0, 0, -SIGN - spacing.NARROW, 0)
            else:
                words = f"{done}/{total}"
                painter.setPen(row_ink(option, MUTED))
                painter.drawText(area, _RIGHT, words)
                width = option.fontMetrics.horizontalAdvance(words)
                area = area.adjusted(0, 0, -width - spacing.NARROW, 0)
        painter.setPen(row_ink(option))
        text = option.fontMetrics.elidedText(title, Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(area, _LEFT | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_page(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        page: Page,
        title: str,
        count: int,
    ) -> None:
        self._draw_picture(painter, QRect(area.topLeft(), QSize(SIZE.width(), area.height())), page)
        area = area.adjusted(SIZE.width() + spacing.NARROW, 0, 0, 0)
        self._signs[page.state].paint(painter, _sign_place(area, at_right=True))
        area = area.adjusted(0, 0, -SIGN - spacing.TIGHT, 0)
        line = round(1.2 * option.fontMetrics.lineSpacing())
        upper = QRect(area.left(), area.center().y() - line + 1, area.width(), line)
        elide, metrics = Qt.TextElideMode.ElideMiddle, option.fontMetrics
        painter.setPen(row_ink(option))
        painter.drawText(upper, _LEFT, metrics.elidedText(title, elide, upper.width()))
        to_settle = self.tr("%n open", "", count) if count else ""
        words = state_words(state_name(page.state), to_settle, metrics, upper.width())
        painter.setPen(row_ink(option, MUTED))
        painter.drawText(
            upper.translated(0, line), _LEFT, metrics.elidedText(words, elide, upper.width())
        )

    def _draw_picture(self, painter: QPainter, area: QRect, page: Page) -> None:
        image = self._pictures.get(page)
        if image is None:
            icon("scan" if page.scan else "page", MUTED).paint(
                painter, _sign_place(area, middle=True)
            )
            return
        size = image.size().scaled(SIZE, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint(), size)
        place.moveCenter(area.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)
        painter.setPen(self._view.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(place.adjusted(0, 0, -1, -1))


def state_words(state: str, to_settle: str, metrics: QFontMetrics, width: int) -> str:
    """Return what is said of a page: its state and how much is to be settled.

    Where there is no room for both it is the latter; the sign beside tells the state, too.
    """
    both = " · ".join(part for part in (state, to_settle) if part)
    return both if metrics.horizontalAdvance(both) <= width else to_settle or state


def _sign_place(area: QRect, *, at_right: bool = False, middle: bool = False) -> QRect:
    left = area.right() - SIGN if at_right else area.left()
    if middle:
        left = area.center().x() - SIGN // 2
    return QRect(left, area.center().y() - SIGN // 2, SIGN, SIGN)
