"""Colours can be read, icons follow the palette, Chinese can be drawn."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QFontDatabase, QIcon, QRawFont
from PySide6.QtWidgets import QApplication

import desktop_app
from archive.imaging.fonts import chinese_font
from desktop_app.actions.tables import ALL_ACTIONS
from desktop_app.theme.icons import icon
from desktop_app.theme.palette import DARK, LIGHT, colours, make_palette
from desktop_app.theme.style import apply_theme, chosen
from tests.desktop_app.pictures import contrast, luminance

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def contrast_of(first, second):
    return contrast(luminance(first), luminance(second))


@THEMES
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("text", "paper", 7),
        ("text", "window", 7),
        ("selection_text", "selection", 7),
        ("muted", "paper", 4.5),
        ("muted", "window", 4.5),
        ("accent", "paper", 4.5),
        ("on_accent", "accent", 4.5),
        ("warning", "warning_paper", 4.5),
    ],
)
def test_text_can_be_read(theme, ink, ground, least):
    assert contrast_of(getattr(theme, ink), getattr(theme, ground)) >= least


@THEMES
def test_a_palette_knows_its_theme(qapp, theme):
    assert colours(make_palette(theme)) is theme
    assert all(QColor(colour).isValid() for colour in theme)


def test_no_colour_is_named_outside_the_palette():
    package = Path(desktop_app.__file__).parent
    named = re.compile(r"""["']#[0-9a-fA-F]{3,8}["']""")
    guilty = [
        path.name
        for path in package.rglob("*.py")
        if named.search(path.read_text(encoding="utf-8")) and path.name != "palette.py"
    ]
    assert guilty == ["icons.py"]  # the ink of the drawings, which is replaced


@pytest.mark.parametrize("name", sorted({spec.icon for spec in ALL_ACTIONS if spec.icon}))
def test_icons_are_drawn(qapp, name):
    picture = icon(name).pixmap(QSize(24, 24)).toImage()
    inked = [1 for x in range(24) for y in range(24) if picture.pixelColor(x, y).alphaF() > 0.5]
    assert 10 < len(inked) < 24 * 24 / 2


def test_icons_are_sharp_on_any_screen(qapp):
    pixmap = icon("page").pixmap(QSize(18, 18), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (36, 2.0)


def test_icons_follow_the_theme(start_application):
    start_application(theme="dark")
    assert darkest(icon("page")) > 150
    apply_theme(QApplication.instance(), "light")
    assert darkest(icon("page")) < 100


def darkest(drawing: QIcon):
    picture = drawing.pixmap(QSize(24, 24)).toImage()
    inked = [picture.pixelColor(x, y) for x in range(24) for y in range(24)]
    return min(colour.lightness() for colour in inked if colour.alphaF() > 0.9)


def test_the_choice_of_a_theme(qapp):
    assert chosen(qapp, "dark") is DARK
    assert chosen(qapp, "light") is LIGHT
    assert chosen(qapp, "system") in {LIGHT, DARK}


def test_the_font_that_comes_along_has_chinese(qapp):
    font = QRawFont(QByteArray(chinese_font()), 16)
    assert font.isValid()
    assert all(font.supportsCharacter(ord(character)) for character in "校勘报纸鹭")
    assert QFontDatabase.families()
