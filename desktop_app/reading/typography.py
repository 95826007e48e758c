"""How each role of a passage is set, so that a page can be taken in at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)

from archive.model.passage import Role
from desktop_app.theme.palette import colours

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette

ROLE_PROPERTY = QTextFormat.Property.UserProperty.value + 1
STARTS_ARTICLE_PROPERTY = QTextFormat.Property.UserProperty.value + 2
GAP_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1

_BODY = 1.25
"""Size of the body text, in sizes of the window's font."""


class _Setting(NamedTuple):
    """Size in body sizes; leading in ems of the passage; the rest in ems of the body."""

    size: float = 1.0
    weight: QFont.Weight = QFont.Weight.Normal
    is_muted: bool = False
    above: float = 0.0
    below: float = 0.35
    left: float = 0.0
    indent: float = 0.0
    leading: float = 1.9


_BOLD, _MEDIUM = QFont.Weight.Bold, QFont.Weight.DemiBold
_SETTINGS = {
    Role.BANNER: _Setting(1.75, _BOLD, above=0.4, leading=1.56),
    Role.KICKER: _Setting(1.0, _MEDIUM, is_muted=True, above=0.3, below=0.1, leading=1.6),
    Role.HEADLINE: _Setting(1.55, _BOLD, above=0.3, leading=1.56),
    Role.SUBTITLE: _Setting(1.15, _MEDIUM, below=0.4, leading=1.62),
    Role.SUBHEAD: _Setting(1.1, _BOLD, above=0.7, leading=1.65),
    Role.BYLINE: _Setting(0.92, is_muted=True, below=0.5, leading=1.65),
    Role.DATELINE: _Setting(0.92, is_muted=True, leading=1.65),
    Role.PARAGRAPH: _Setting(indent=2.0),
    Role.CAPTION: _Setting(0.92, left=2.0, below=0.2, leading=1.7),
    Role.CREDIT: _Setting(0.85, is_muted=True, left=2.0, leading=1.65),
    Role.FOLIO: _Setting(0.85, is_muted=True, leading=1.6),
    Role.CONTINUATION: _Setting(0.92, is_muted=True, leading=1.65),
    Role.LIST: _Setting(left=1.5),
    Role.TABLE: _Setting(0.95, left=1.5, leading=1.7),
    Role.ADVERTISEMENT: _Setting(0.95, left=1.5, leading=1.7),
}
_NAMES = {
    Role.BANNER: QT_TRANSLATE_NOOP("Roles", "Banner"),
    Role.KICKER: QT_TRANSLATE_NOOP("Roles", "Kicker"),
    Role.HEADLINE: QT_TRANSLATE_NOOP("Roles", "Headline"),
    Role.SUBTITLE: QT_TRANSLATE_NOOP("Roles", "Subtitle"),
    Role.SUBHEAD: QT_TRANSLATE_NOOP("Roles", "Subhead"),
    Role.BYLINE: QT_TRANSLATE_NOOP("Roles", "Byline"),
    Role.DATELINE: QT_TRANSLATE_NOOP("Roles", "Dateline"),
    Role.PARAGRAPH: QT_TRANSLATE_NOOP("Roles", "Paragraph"),
    Role.CAPTION: QT_TRANSLATE_NOOP("Roles", "Caption"),
    Role.CREDIT: QT_TRANSLATE_NOOP("Roles", "Credit"),
    Role.FOLIO: QT_TRANSLATE_NOOP("Roles", "Folio"),
    Role.CONTINUATION: QT_TRANSLATE_NOOP("Roles", "Continuation"),
    Role.LIST: QT_TRANSLATE_NOOP("Roles", "List"),
    Role.TABLE: QT_TRANSLATE_NOOP("Roles", "Table"),
    Role.ADVERTISEMENT: QT_TRANSLATE_NOOP("Roles", "Advertisement"),
}


def role_name(role: Role) -> str:
    """Return the name of a role in the person's language."""
    return QCoreApplication.translate("Roles", cast("str", _NAMES[role]))


class Typography:
    """Formats of roles for one font, palette and size of text. Immutable; make another to change.

    ``font`` is the one of the window: ``text`` says in which families the text is set, if in others.
    """

    def __init__(
        self,
        font: QFont,
        palette: QPalette,
        *,
        text: QFont | None = None,
        scale: float = 1.0,
        indents: bool = True,
    ) -> None:
        self.em = font.pointSizeF() * _BODY * scale
        """Size of the body text in points."""
        self._label_font = font
        self._font = text.resolve(font) if text is not None else QFont(font)
        self._line = QFontMetricsF(self.body_font).height() / self.em_px
        """Height of a line as the face has it, in ems; Chinese faces differ by a quarter."""
        self._theme = colours(palette)
        self._indents = indents
        self._chars = {role: self._make_chars(role) for role in Role}

    @property
    def body_font(self) -> QFont:
        """The font of paragraphs."""
        font = QFont(self._font)
        font.setPointSizeF(self.em)
        return font

    @property
    def em_px(self) -> float:
        """Size of the body text in pixels of the screen."""
        return float(QFontInfo(self.body_font).pixelSize())

    def label_font(self) -> QFont:
        """The font of remarks beside the text."""
        font = QFont(self._label_font)
        font.setPointSizeF(max(6.0, font.pointSizeF() * 0.82))
        return font

    def chars(self, role: Role) -> QTextCharFormat:
        """Return the format of the characters of a role."""
        return self._chars[role]

    def gap(self, role: Role) -> QTextCharFormat:
        """Return the format of the sign for missing text."""
        form = QTextCharFormat(self._chars[role])
        form.setObjectType(GAP_OBJECT)
        form.setForeground(QColor(self._theme.warning))
        return form

    def block(self, role: Role, *, starts_article: bool, em_px: float) -> QTextBlockFormat:
        """Return the format of a passage; ``em_px`` is the body size in pixels."""
        setting = _SETTINGS[role]
        form = QTextBlockFormat()
        above = setting.above + (2.4 if starts_article else 0.0)
        form.setTopMargin(above * em_px)
        form.setBottomMargin(setting.below * em_px)
        form.setLeftMargin(setting.left * em_px)
        if self._indents:
            form.setTextIndent(setting.indent * em_px * setting.size)
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        form.setLineHeight(max(100.0, 100.0 * setting.leading / self._line), kind.value)
        form.setProperty(ROLE_PROPERTY, str(role))
        form.setProperty(STARTS_ARTICLE_PROPERTY, starts_article)
        return form

    def _make_chars(self, role: Role) -> QTextCharFormat:
        setting = _SETTINGS[role]
        font = QFont(self._font)
        font.setPointSizeF(self.em * setting.size)
        font.setWeight(setting.weight)
        form = QTextCharFormat()
        form.setFont(font)
        form.setForeground(QColor(self._theme.muted if setting.is_muted else self._theme.text))
        return form
