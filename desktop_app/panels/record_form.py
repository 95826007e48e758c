"""A form for one record: typed, checked, and handed on within a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.panels.record_fields import translated
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject

    from desktop_app.panels.record_fields import Field

DELAY_MS = 700
CENTRED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RecordForm(QWidget):
    """Fields with texts. What breaks a rule is marked, explained, and not handed on."""

    edited = Signal(object)
    """Carries the valid texts by field name, some time after the last keystroke."""

    def __init__(self, title: str, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {field.name: field for field in fields}
        self.editors: dict[str, QLineEdit] = {}
        self._shown: dict[str, str] = {}
        self._fault = QLabel(self)
        self._fault.setWordWrap(True)
        self._fault.setForegroundRole(QPalette.ColorRole.Accent)
        self._fault.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.flush)
        heading = QLabel(title, self)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(spacing.NARROW)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(CENTRED)
        self._labels: list[QLabel] = []
        for field in fields:
            self.add_row(translated(field.label), self._editor(field))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.NARROW)
        column.addWidget(heading)
        column.addLayout(self._form)
        column.addWidget(self._fault)

    @property
    def fault(self) -> str:
        """What is wrong with what was typed, in words; empty if nothing is."""
        return "" if self._fault.isHidden() else self._fault.text()

    def add_row(self, label: str, widget: QWidget) -> None:
        """Put a named widget below the others."""
        name = QLabel(label, self)
        name.setAlignment(CENTRED)
        name.setBuddy(widget)
        self._labels.append(name)
        self._form.addRow(name, widget)

    @property
    def label_width(self) -> int:
        """How much room the names of the fields need."""
        return max(label.sizeHint().width() for label in self._labels)

    def set_label_width(self, width: int) -> None:
        """Give the names of the fields room, so that forms below one another are in line."""
        for label in self._labels:
            label.setFixedWidth(width)
            label.setMinimumHeight(self.editors[next(iter(self.editors))].sizeHint().height())

    def show_values(self, values: Mapping[str, str], *, is_same_record: bool) -> None:
        """Show a record; what was typed into the same record and is not stored is kept."""
        for name, text in values.items():
            editor = self.editors[name]
            if not is_same_record or editor.text() == self._shown.get(name):
                editor.setText(text)
                editor.setCursorPosition(0)  # of a long name the beginning is seen
        self._shown = dict(values)
        self._judge()

    def take_back(self, values: Mapping[str, str]) -> None:
        """Learn that the record still is as given: what was typed counts as not stored."""
        self._shown = dict(values)

    @property
    def is_waiting(self) -> bool:
        """True while something was typed and not handed on yet."""
        return self._timer.isActive()

    def flush(self) -> None:
        """Hand on what was typed, now."""
        self._timer.stop()
        texts = {name: editor.text().strip() for name, editor in self.editors.items()}
        faults = self._judge()
        good = {name: text for name, text in texts.items() if name not in faults}
        if any(text != self._shown.get(name) for name, text in good.items()):
            self._shown |= good
            self.edited.emit(self._shown | good)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand on what was typed when a field loses the keyboard."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _editor(self, field: Field) -> QWidget:
        editor = QLineEdit(self)
        editor.setPlaceholderText(field.hint)
        editor.textEdited.connect(self._timer.start)
        editor.installEventFilter(self)
        self.editors[field.name] = editor
        widget: QWidget = editor
        if field.choices:
            combo = QComboBox(self)
            combo.setEditable(True)
            combo.setLineEdit(editor)
            combo.addItems(list(field.choices))
            combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            combo.activated.connect(self.flush)
            widget = combo
        widget.setAccessibleName(translated(field.label))
        return widget

    def _judge(self) -> dict[str, str]:
        """Mark the fields that break a rule; return what is wrong with them."""
        faults = {}
        for name, editor in self.editors.items():
            fault = self._fields[name].fault(editor.text().strip())
            if fault:
                faults[name] = translated(fault)
            if bool(editor.property("invalid")) != bool(fault):
                editor.setProperty("invalid", bool(fault))
                editor.style().unpolish(editor)
                editor.style().polish(editor)
        self._fault.setText(" ".join(faults.values()))
        self._fault.setVisible(bool(faults))
        return faults
