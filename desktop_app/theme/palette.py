"""Every colour of the window, light and dark; nothing else in the application names a colour.

Warm greys like paper, and one accent, the blue of indigo ink. Selection is a tint of the accent, so
that selected text keeps its contrast.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Colours(NamedTuple):
    """The colours of one theme, as #rrggbb."""

    window: str
    paper: str
    paper_alternate: str
    text: str
    muted: str
    border: str
    button: str
    hover: str
    pressed: str
    selection: str
    selection_text: str
    accent: str
    on_accent: str
    warning: str
    warning_paper: str
    disabled: str
    desk: str
    """What lies behind a scan."""


LIGHT = Colours(
    window="#f4f3ef",
    paper="#fffefb",
    paper_alternate="#f9f8f4",
    text="#23272c",
    muted="#666c74",
    border="#d8d6cf",
    button="#fbfaf7",
    hover="#eae8e2",
    pressed="#dedbd3",
    selection="#d6e4f1",
    selection_text="#14212d",
    accent="#2c5f91",
    on_accent="#ffffff",
    warning="#8a4b08",
    warning_paper="#fdf1dc",
    disabled="#a9a8a3",
    desk="#dddbd4",
)

DARK = Colours(
    window="#212327",
    paper="#1a1c1f",
    paper_alternate="#1f2125",
    text="#dcdee1",
    muted="#969ca5",
    border="#383b41",
    button="#2a2d32",
    hover="#30343a",
    pressed="#3a3f46",
    selection="#2b445d",
    selection_text="#f0f5f9",
    accent="#82b4e2",
    on_accent="#10202e",
    warning="#eec07c",
    warning_paper="#3a2f1e",
    disabled="#63676e",
    desk="#141517",
)


def colours(palette: QPalette) -> Colours:
    """Return the theme that a palette belongs to."""
    return DARK if palette.color(QPalette.ColorRole.Base).lightness() < 128 else LIGHT


def make_palette(theme: Colours) -> QPalette:
    """Return the palette of a theme."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.paper),
        (role.AlternateBase, theme.paper_alternate),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Button, theme.button),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.on_accent),
        (role.ToolTipBase, theme.paper),
        (role.ToolTipText, theme.text),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.selection_text),
        (role.Accent, theme.accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Light, theme.paper),
        (role.Midlight, theme.hover),
        (role.Mid, theme.border),
        (role.Dark, theme.muted),
        (role.Shadow, theme.border),
    ):
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(theme.disabled))
    return palette
