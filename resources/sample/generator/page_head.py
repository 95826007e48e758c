"""The head of a page: the name of the newspaper, the folio line, the imprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resources.sample.generator.geometry import MARGIN, PAGE_SIZE
from resources.sample.generator.typography import (
    SANS,
    SANS_BOLD,
    SERIF,
    SERIF_BOLD,
    Setting,
    draw_line,
    width_of,
)

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

    from resources.sample.generator.source import PageSource

NAME = "鹭汀日报"
NAME_LATIN = "LUTING RIBAO"
Printed = tuple[str, tuple[int, int, int, int]]


def draw(pen: ImageDraw, page: PageSource) -> list[Printed]:
    """Draw the head and return its lines."""
    return _front(pen, page) if page.order == 1 else _inner(pen, page)


def _front(pen: ImageDraw, page: PageSource) -> list[Printed]:
    left, right = MARGIN, PAGE_SIZE[0] - MARGIN
    name = draw_line(pen, (left + 4, 62), NAME, 244, Setting(face=SERIF_BOLD, tracking=20))
    latin = draw_line(pen, (name[2] + 46, 340), NAME_LATIN, 30, Setting(face=SANS, tracking=6))
    lines = [(NAME, name), (NAME_LATIN, latin)]
    panel = right - 800
    pen.line([(panel - 46, 112), (panel - 46, 404)], fill=60, width=3)
    pen.line([(panel - 38, 112), (panel - 38, 404)], fill=120, width=1)
    rows = (
        (page.date, 54, SERIF_BOLD, 104),
        (page.lunar, 32, SERIF, 184),
        (page.weather, 32, SERIF, 232),
    )
    for text, px, face, y in rows:
        lines.append((text, draw_line(pen, (panel, y), text, px, Setting(face=face))))
    label = page.label
    box = (round(right - width_of(label, 46, SANS_BOLD)) - 44, 186, right, 268)
    pen.rectangle(box, fill=44)
    at = draw_line(pen, (box[0] + 22, 194), label, 46, Setting(face=SANS_BOLD, ink=250))
    lines.append((label, at))
    half = page.imprint.index("　", page.imprint.index("　") + 1)
    for text, y in ((page.imprint[:half], 300), (page.imprint[half + 1 :], 346)):
        lines.append((text, draw_line(pen, (panel, y), text, 28, Setting(face=SERIF))))
    _double_rule(pen, 432)
    return lines


def _inner(pen: ImageDraw, page: PageSource) -> list[Printed]:
    left, right = MARGIN, PAGE_SIZE[0] - MARGIN
    pen.rectangle((left, 84, left + 232, 184), fill=44)
    number = draw_line(pen, (left + 22, 99), page.label, 52, Setting(face=SANS_BOLD, ink=250))
    section = draw_line(
        pen, (left + 268, 82), page.section, 72, Setting(face=SERIF_BOLD, tracking=8)
    )
    name_px = 56
    name_x = right - width_of(NAME, name_px, SERIF_BOLD) - 24
    name = draw_line(pen, (name_x, 76), NAME, name_px, Setting(face=SERIF_BOLD, tracking=8))
    middle = PAGE_SIZE[0] / 2 + 60
    lines = [(page.label, number), (page.section, section)]
    for text, y in ((page.date, 92), (page.editors, 138)):
        x = middle - width_of(text, 28, SERIF) / 2
        lines.append((text, draw_line(pen, (x, y), text, 28, Setting(face=SERIF))))
    lines.append((NAME, name))
    latin_x = right - width_of(NAME_LATIN, 20, SANS) - 24
    draw_line(pen, (latin_x, 150), NAME_LATIN, 20, Setting(face=SANS, tracking=1))
    _double_rule(pen, 200)
    if page.banner:
        lines.append((page.banner, _banner(pen, page.banner, page.banner_top)))
    x = PAGE_SIZE[0] / 2 - width_of(page.imprint, 26, SERIF) / 2
    pen.line([(left, 3316), (right, 3316)], fill=60, width=2)
    lines.append((page.imprint, draw_line(pen, (x, 3326), page.imprint, 26, Setting(face=SERIF))))
    return lines


def _double_rule(pen: ImageDraw, y: int) -> None:
    left, right = MARGIN, PAGE_SIZE[0] - MARGIN
    pen.line([(left, y), (right, y)], fill=40, width=6)
    pen.line([(left, y + 11), (right, y + 11)], fill=60, width=2)


def _banner(pen: ImageDraw, text: str, top: int) -> tuple[int, int, int, int]:
    """Draw the name of a supplement over the whole width."""
    left, right, px = MARGIN, PAGE_SIZE[0] - MARGIN, 50
    setting = Setting(face=SERIF_BOLD, tracking=26)
    wide = width_of(text, px, SERIF_BOLD) + 26 * (len(text) - 1)
    pen.line([(left, top), (right, top)], fill=60, width=2)
    pen.line([(left, top + 92), (right, top + 92)], fill=60, width=2)
    x = (left + right - wide) / 2
    for edge in (left, x + wide + 60):
        for y in (top + 38, top + 46, top + 54):
            pen.line([(edge, y), (edge + x - left - 60, y)], fill=140, width=1)
    return draw_line(pen, (x, top + 10), text, px, setting)
