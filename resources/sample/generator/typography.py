"""Chinese typesetting: line breaking by the rules for punctuation, justified lines, fonts.

The pages are set in Noto CJK (SIL Open Font Licence, Debian package fonts-noto-cjk), which only
whoever rebuilds the sample needs; the font itself is not part of the project.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ImageFont

from resources.sample.generator.geometry import INK

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

FONT_FOLDER = Path("/usr/share/fonts/opentype/noto")
SERIF = "NotoSerifCJK-Regular.ttc"
SERIF_BOLD = "NotoSerifCJK-Bold.ttc"
SANS = "NotoSansCJK-Regular.ttc"
SANS_BOLD = "NotoSansCJK-Bold.ttc"
SIMPLIFIED = 2  # the face for simplified Chinese in every collection

NEVER_FIRST = "，。、；：？！”’）》…—％℃"
NEVER_LAST = "“‘（《"
HALF_WIDE_AFTER = "，。、；：”’）》"  # their right half is empty and may be left out
NARROW_IN_DISPLAY = {"“": 0.55, "”": 0.55, "，": 0.7}  # share of an em
PUNCTUATION = NEVER_FIRST + NEVER_LAST
SQUEEZE_EM = 0.55  # how much a line may be over-full and be pressed together

UNIT = re.compile(r"——|……|[\x21-\x7e]+|.", re.DOTALL)


@cache
def font(name: str, px: float) -> ImageFont.FreeTypeFont:
    """Return a face at a size in pixels."""
    return ImageFont.truetype(FONT_FOLDER / name, round(px), index=SIMPLIFIED)


def advances(text: str, px: float, face: str, *, display: bool = False) -> list[float]:
    """Return how far each character moves the pen, in pixels, punctuation pressed together.

    In ``display`` type (headlines) all quotation marks and commas are narrow.
    """
    result = []
    for index, char in enumerate(text):
        if display and char in NARROW_IN_DISPLAY:
            result.append(px * NARROW_IN_DISPLAY[char])
            continue
        following = text[index + 1] if index + 1 < len(text) else None
        if ord(char) < 0x2000:
            result.append(font(face, px).getlength(char))
        elif char in HALF_WIDE_AFTER and (following is None or following in PUNCTUATION):
            result.append(px / 2)
        else:
            result.append(float(px))
    return result


def width_of(text: str, px: float, face: str, *, display: bool = False) -> float:
    """Return the natural width of a line in pixels."""
    return sum(advances(text, px, face, display=display))


def wrap(text: str, px: float, width: float, *, indent: float = 2.0) -> list[str]:
    """Break a paragraph into lines of ``width`` pixels; the first is indented by ``indent`` em."""
    lines: list[str] = []
    current, room = "", width - indent * px
    for unit in UNIT.findall(text):
        natural = width_of(current + unit, px, SERIF)
        may_squeeze = unit[0] in NEVER_FIRST and natural <= room + SQUEEZE_EM * px
        if not current or natural <= room or may_squeeze:
            current += unit
            continue
        kept, carried = _carry(current, unit)
        lines.append(kept)
        current, room = carried + unit, width
    return [*lines, current] if current else lines


def _carry(line: str, unit: str) -> tuple[str, str]:
    """Take from the end of a full line what must go over with the unit that follows."""
    at = len(line)
    if unit[0] in NEVER_FIRST:
        at -= 1
        while at > 1 and line[at] in NEVER_FIRST:
            at -= 1
    while at > 1 and line[at - 1] in NEVER_LAST:
        at -= 1
    return line[:at], line[at:]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a line is set: face, width to justify to, extra space between characters, ink."""

    face: str = SERIF
    width: float | None = None
    tracking: float = 0.0
    display: bool = False
    ink: int = INK


def draw_line(
    draw: ImageDraw, at: tuple[float, float], text: str, px: float, setting: Setting | None = None
) -> tuple[int, int, int, int]:
    """Draw one line and return the box that it prints in."""
    setting = setting or Setting()
    x, y = at
    steps = advances(text, px, setting.face, display=setting.display)
    loose = {i for i in range(len(text) - 1) if not _is_one_word(text[i], text[i + 1])}
    spread = setting.tracking
    if setting.width is not None and loose:
        spread = (setting.width - sum(steps)) / len(loose)
    glyphs = font(setting.face, px)
    left = x + px / 2 if text[0] in NEVER_LAST and not setting.display else x
    for index, char in enumerate(text):
        if char == "—":
            _dash(draw, (x, y), px, setting.ink)
        else:
            is_pulled = setting.display and char == "“"
            draw.text((x - px * 0.45 * is_pulled, y), char, font=glyphs, fill=setting.ink)
        x += steps[index] + (spread if index in loose else 0)
    return round(left), round(y + px * 0.18), round(x), round(y + px * 1.24)


def _dash(draw: ImageDraw, at: tuple[float, float], px: float, ink: int) -> None:
    """Draw half of a Chinese dash, so that two of them meet."""
    x, y = at[0], at[1] + px * 0.76
    draw.line([(x, y), (x + px, y)], fill=ink, width=max(2, round(px * 0.05)))


def _is_one_word(first: str, second: str) -> bool:
    return (ord(first) < 0x2000 and ord(second) < 0x2000) or first == second == "—"
