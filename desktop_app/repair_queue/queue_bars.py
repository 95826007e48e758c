"""The two bars of the queue: what is listed, and what can be decided."""

from __future__ import annotations

import html
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from archive.model.proposal import ProposalKind
from desktop_app.repair_queue.wanted import Order
from desktop_app.repair_queue.wording import kind_name, percent
from desktop_app.settings.queue_key_table import PREFIX
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from archive.model.proposal import Proposal


class FilterBar(QWidget):
    """How many are left, of which kind, in which order."""

    kind_chosen = Signal(object)
    order_chosen = Signal(object)
    """Carries the ``Order``."""
    sureness_chosen = Signal(object)
    """Carries the least and the first confidence that is too much, or None for all."""
    decided_toggled = Signal(bool)
    """Whether what was decided is to be shown instead of what is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = QLabel(self)
        self._left.setTextFormat(Qt.TextFormat.PlainText)
        self._kinds = QComboBox(self)
        self._kinds.setAccessibleName(self.tr("Kind of proposals to list"))
        self._kinds.addItem(self.tr("Kind"), None)
        self._kinds.activated.connect(lambda row: self.kind_chosen.emit(self._kinds.itemData(row)))
        self._order = QComboBox(self)
        self._order.setAccessibleName(self.tr("Order of the proposals"))
        self._order.addItem(self.tr("By page"), Order.PAGE)
        self._order.addItem(self.tr("By kind"), Order.KIND)
        self._order.addItem(self.tr("By confidence"), Order.CONFIDENCE)
        self._order.activated.connect(lambda row: self.order_chosen.emit(self._order.itemData(row)))
        self._sureness = QComboBox(self)
        self._sureness.setAccessibleName(self.tr("Confidence of the proposals to list"))
        for text, limits in (
            (self.tr("Confidence"), None),
            (self.tr("≥ 97 %"), (0.965, 2.0)),
            (self.tr("90–96 %"), (0.895, 0.965)),
            (self.tr("< 90 %"), (0.0, 0.895)),
        ):
            self._sureness.addItem(text, limits)
        self._sureness.activated.connect(
            lambda row: self.sureness_chosen.emit(self._sureness.itemData(row))
        )
        self._decided = QPushButton(self.tr("Decided"), self)
        self._decided.setCheckable(True)
        self._decided.setAutoDefault(False)
        self._decided.setToolTip(self.tr("Show what was decided; decisions can be taken back"))
        self._decided.toggled.connect(self._on_decided_toggled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(spacing.WIDE, spacing.TIGHT, spacing.NARROW, spacing.TIGHT)
        layout.setSpacing(spacing.TIGHT)
        layout.addWidget(self._left, 1)
        self._combos = (self._kinds, self._sureness, self._order)
        for combo in self._combos:
            combo.setMinimumWidth(_room_for_first(combo))
            layout.addWidget(combo)
        layout.addWidget(self._decided)

    def minimumSizeHint(self) -> QSize:
        """The room in which the count, the kinds and what was decided are in view."""
        return QSize(self._width_with(1), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out where there is no room what is used least: the order, then the confidence."""
        super().resizeEvent(event)
        for count, combo in enumerate(self._combos[1:], 2):
            combo.setVisible(self._width_with(count) <= self.width())

    def _width_with(self, count: int) -> int:
        """Return the width that so many of the choices need."""
        shown = (self._left, *self._combos[:count], self._decided)
        width = sum(part.minimumWidth() or part.minimumSizeHint().width() for part in shown)
        return width + spacing.WIDE + spacing.NARROW + spacing.TIGHT * (len(shown) - 1)

    def show_decided(self, *, shown: bool) -> None:
        """Press or release the button that shows what was decided."""
        self._decided.setChecked(shown)

    def _on_decided_toggled(self, shown: bool) -> None:  # noqa: FBT001 - a slot of toggled
        for combo in self._combos:
            combo.setEnabled(not shown)
        self.decided_toggled.emit(shown)

    @property
    def text(self) -> str:
        """How many are left, in words."""
        return self._left.text()

    def set_counts(self, proposals: Sequence[Proposal], *, shown: int) -> None:
        """Tell how many are open."""
        total = len(proposals)
        if shown == total:
            self._left.setText(self.tr("%n left", "", total))
        else:
            text = self.tr("{shown}/{total} left")
            self._left.setText(text.format(shown=shown, total=total))
        counts = Counter(proposal.kind for proposal in proposals)
        chosen = self._kinds.currentData()
        kinds = [kind for kind in ProposalKind if counts[kind] or kind == chosen]
        if [self._kinds.itemData(row) for row in range(1, self._kinds.count())] != kinds:
            while self._kinds.count() > 1:
                self._kinds.removeItem(1)
            for kind in kinds:
                self._kinds.addItem("", kind)
            self._kinds.setCurrentIndex(1 + kinds.index(chosen) if chosen in kinds else 0)
        for row, kind in enumerate(kinds, 1):
            self._kinds.setItemText(row, f"{kind_name(kind)} ({counts[kind]})")


def _room_for_first(combo: QComboBox) -> int:
    """Return the width in which the first choice is read whole; a longer one has its list."""
    advance = combo.fontMetrics().horizontalAdvance
    texts = [combo.itemText(row) for row in range(combo.count())]
    return combo.sizeHint().width() - max(map(advance, texts)) + advance(texts[0])


class DecisionBar(QWidget):
    """Buttons for what the keys do; each names its key."""

    accept_pressed = Signal()
    reject_pressed = Signal()
    edit_pressed = Signal()
    read_pressed = Signal()
    alike_pressed = Signal()
    sure_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: Mapping[str, QKeySequence] = {}
        self._texts: dict[QPushButton, tuple[str, str]] = {}
        self._accept = self._button("accept", self.tr("Accept"), self.accept_pressed.emit)
        self._reject = self._button("reject", self.tr("Reject"), self.reject_pressed.emit)
        self._edit = self._button("edit", self.tr("Edit"), self.edit_pressed.emit)
        self._read = self._button("read", self.tr("Read"), self.read_pressed.emit)
        self._read.setToolTip(self.tr("Read the ink that no line covers and put the line in"))
        self._alike = self._button("show_alike", "", self.alike_pressed.emit)
        self._sure = self._button("accept_as_sure", "", self.sure_pressed.emit)
        self._accept.setDefault(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def set_keys(self, keys: Mapping[str, QKeySequence]) -> None:
        """Name these keys on the buttons, by the ids of the queue's keys."""
        self._keys = keys
        for button, (name, text) in list(self._texts.items()):
            self._word(button, name, text)
        self.updateGeometry()
        self._arrange(self.width(), moves=True)

    # The buttons flow like words. Not a QLayout of our own: one written in Python does not own its
    # entries and crashes when a window is gone (PySide6 6.11).

    def heightForWidth(self, width: int) -> int:
        """See ``QWidget``."""
        return self._arrange(width, moves=False)

    def sizeHint(self) -> QSize:
        """See ``QWidget``."""
        return QSize(self.minimumSizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """See ``QWidget``."""
        widest = max(button.sizeHint().width() for button in self._shown())
        height = self.heightForWidth(self.width())
        return QSize(widest + spacing.WIDE + spacing.NARROW, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons flow anew."""
        super().resizeEvent(event)
        self._arrange(self.width(), moves=True)

    def _shown(self) -> list[QPushButton]:
        buttons = (
            self._accept,
            self._reject,
            self._edit,
            self._read,
            self._alike,
            self._sure,
        )
        return [button for button in buttons if not button.isHidden()]

    def _arrange(self, width: int, *, moves: bool) -> int:
        """Place the buttons; return the height that they need."""
        left, top, row = spacing.WIDE, spacing.TIGHT, 0
        for button in self._shown():
            size = button.sizeHint()
            if left + size.width() > width - spacing.NARROW and left > spacing.WIDE:
                left, top, row = spacing.WIDE, top + row + spacing.TIGHT, 0
            if moves:
                button.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + spacing.TIGHT
            row = max(row, size.height())
        return top + row + spacing.NARROW

    def set_proposal(self, proposal: Proposal | None, *, alike: int, as_sure: int) -> None:
        """Offer what can be done with a proposal."""
        for button in (self._accept, self._reject, self._edit):
            button.setEnabled(proposal is not None)
        self._read.setVisible(proposal is not None and proposal.is_lost_ink)
        self._alike.setVisible(alike > 1)
        self._word(self._alike, "show_alike", self.tr("All {count} alike").format(count=alike))
        self._sure.setVisible(proposal is not None and as_sure > max(alike, 1))
        if proposal is not None:
            number = percent(proposal.confidence)
            text = self.tr("{count} at ≥ {number} %").format(count=as_sure, number=number)
            self._word(self._sure, "accept_as_sure", text)
            tip = self.tr("Accept all of the kind “{kind}” with this confidence or more")
            self._sure.setToolTip(html.escape(tip.format(kind=kind_name(proposal.kind))))
        self.updateGeometry()
        self._arrange(self.width(), moves=True)

    def _word(self, button: QPushButton, name: str, text: str) -> None:
        self._texts[button] = (name, text)
        key = self._keys.get(PREFIX + name, QKeySequence())
        words = key.toString(QKeySequence.SequenceFormat.NativeText).replace("Shift+", "⇧")
        button.setText(f"{text}  {words.replace('&', '&&')}" if words else text)

    def _button(self, name: str, text: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(self)
        self._word(button, name, text)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked: pressed())
        return button
