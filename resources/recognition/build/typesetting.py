"""Columns set in type: the glyphs of many faces, one below the other, and what stands beside them.

Everything is drawn large, ``SIZE`` dots a character, white ink on black; wear makes it small.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np
from fontTools.ttLib import TTCollection, TTFont
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    import numpy.typing as npt
    from chance import Chance
    from wording import Wording

    Ink = npt.NDArray[np.uint8]
    Floats = npt.NDArray[np.float32]

SIZE = 56
ROOM = 12
"""Dots around a glyph that it may use: some are larger than their square."""
WIDTH = SIZE + 2 * ROOM
SIDE = int(1.6 * SIZE)
END = int(0.8 * SIZE)
"""Paper beside the column, and above and below it."""
INKED = 40
GLYPHS_KEPT = 40_000
TURNED = "（）「」『』〔〕《》〈〉—…【】()"
"""Marks that vertical print lays on their side."""
MARKS = "、。，：；！？"
CENTRED = "：；！？"
SWOLLEN = "、，。"


class Face(NamedTuple):
    """A typeface: its file, its number in the file and how often it is drawn."""

    file: str
    number: int
    weight: float


FACES = (
    Face("truetype/arphic/uming.ttc", 0, 4.0),
    Face("truetype/arphic-bsmi00lp/bsmi00lp.ttf", 0, 4.0),
    Face("truetype/cwtex/cwming.ttf", 0, 4.0),
    Face("truetype/hanazono/HanaMinA.ttf", 0, 2.5),
    Face("opentype/ipaexfont-mincho/ipaexm.ttf", 0, 2.0),
    Face("truetype/ipamj/ipamjm.ttf", 0, 2.5),
    Face("opentype/noto/NotoSerifCJK-Medium.ttc", 3, 2.5),
    Face("opentype/noto/NotoSerifCJK-SemiBold.ttc", 3, 2.0),
    Face("opentype/noto/NotoSerifCJK-Bold.ttc", 3, 1.5),
    Face("opentype/noto/NotoSerifCJK-Regular.ttc", 0, 1.5),
    Face("truetype/cwtex/cwfs.ttf", 0, 1.2),
    Face("truetype/cwtex/cwkai.ttf", 0, 0.8),
    Face("truetype/arphic-bkai00mp/bkai00mp.ttf", 0, 0.6),
    Face("truetype/cwtex/cwheib.ttf", 0, 0.8),
    Face("opentype/noto/NotoSansCJK-Bold.ttc", 3, 0.8),
)
"""Mostly the serif faces of body text; a few in the style of brush and of headlines."""
FOLDER = Path("/usr/share/fonts")


class TypeCase:
    """The glyphs of all faces."""

    def __init__(self) -> None:
        files = [FOLDER / face.file for face in FACES]
        missing = [str(file) for file in files if not file.exists()]
        if missing:
            raise SystemExit(f"install the typefaces first, these are missing: {missing}")
        self._fonts = [
            ImageFont.truetype(str(file), SIZE, index=face.number)
            for file, face in zip(files, FACES, strict=True)
        ]
        self._known = [
            _characters(file, face.number) for file, face in zip(files, FACES, strict=True)
        ]
        self._weights = np.cumsum([face.weight for face in FACES])
        self._drawn = lru_cache(GLYPHS_KEPT)(self._draw)

    def face(self, chance: Chance) -> int:
        """Return the number of a face."""
        return chance.place(self._weights)

    def glyph(self, face: int, character: str, chance: Chance) -> Ink | None:
        """Return a glyph, out of another face if need be, as printers did; none if all lack it."""
        glyph = self._drawn(face, character)
        if glyph is None:
            others = chance.some_of(range(len(FACES)), 4)
            drawn = (self._drawn(other, character) for other in others)
            glyph = next((one for one in drawn if one is not None), None)
        return glyph

    def _draw(self, face: int, character: str) -> Ink | None:
        if ord(character) not in self._known[face]:
            return None
        image = Image.new("L", (WIDTH, WIDTH))
        middle = (WIDTH // 2, WIDTH // 2)
        ImageDraw.Draw(image).text(middle, character, 255, self._fonts[face], anchor="mm")
        ink = np.asarray(image)
        rows, columns = np.nonzero(ink > INKED)
        if not len(rows):
            return None
        return ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def _characters(file: Path, number: int) -> set[int]:
    if file.suffix == ".ttc":
        return set(TTCollection(file).fonts[number].getBestCmap())
    return set(TTFont(file).getBestCmap())


@dataclass(frozen=True, slots=True)
class Setting:
    """How the columns of a page are set."""

    face: int
    pitch: float
    narrow_marks: bool
    """Whether marks take less room than characters."""


@dataclass(frozen=True, slots=True)
class Column:
    """A set column: its ink, what it says and where its characters begin and end."""

    ink: Ink
    text: str
    cuts: list[float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A column with what stands around it; the column begins at ``SIDE`` and ``END``."""

    ink: Floats
    column: Column
    pitch: float


def draw_sheet(case: TypeCase, wording: Wording, length: int, chance: Chance) -> Sheet:
    """Set a column of some length among others or rules."""
    setting = Setting(case.face(chance), SIZE * chance.between(0.98, 1.28), chance.happens(0.15))
    column = _set_column(case, setting, wording.line(chance, length), chance)
    height = len(column.ink)
    ink = np.zeros((height + 2 * END, WIDTH + 2 * SIDE), np.float32)
    ink[END : END + height, SIDE : SIDE + WIDTH] = column.ink / np.float32(255)
    gap = SIZE * chance.between(1.25, 1.9)
    for side in (-1, 1):
        if chance.happens(0.8):
            other = _set_column(case, setting, wording.line(chance, length + 1), chance)
            top = END + int(chance.between(-0.3, 0.3) * SIZE)
            _overlay(ink, other.ink / np.float32(255), int(SIDE + side * gap), top)
        elif chance.happens(0.3):
            away = side * chance.between(0.62, 0.95) * SIZE
            left = min(max(2, int(SIDE + WIDTH / 2 + away)), ink.shape[1] - 3)
            ink[:, left : left + chance.whole(2, 6)] = 1
    if chance.happens(0.15):
        top = max(0, int(END - chance.between(0.15, 0.6) * SIZE))
        ink[top : top + chance.whole(2, 6)] = 1
    if chance.happens(0.15):
        top = int(END + height + chance.between(0.15, 0.6) * SIZE)
        ink[top : top + chance.whole(2, 6)] = 1
    return Sheet(ink, column, setting.pitch)


def _set_column(case: TypeCase, setting: Setting, text: str, chance: Chance) -> Column:
    """Set a text; characters that no face has are left out."""
    ink = np.zeros((int(len(text) * setting.pitch) + 2, WIDTH), np.uint8)
    style, swelling = chance.share(), chance.between(0.8, 1.6)
    said = ""
    cuts = [0.0]
    for character in text:
        glyph = case.glyph(setting.face, character, chance)
        if glyph is None:
            continue
        step = setting.pitch
        if character in MARKS and setting.narrow_marks:
            step *= 0.6
        if character in SWOLLEN and swelling > 1:
            glyph = cv2.resize(np.ascontiguousarray(glyph), None, fx=swelling, fy=swelling)
        if character in TURNED:
            glyph = np.rot90(glyph, -1)
        x, y = _middle(character, style, step, chance)
        left, top = int(x - glyph.shape[1] / 2), int(cuts[-1] + y - glyph.shape[0] / 2)
        if _overlay(ink, glyph, left, top):
            said += character
            cuts.append(cuts[-1] + step)
    return Column(ink[: max(8, int(cuts[-1]) + 1)], said, cuts)


def _middle(character: str, style: float, step: float, chance: Chance) -> tuple[float, float]:
    """Return where in its place a glyph has its middle: marks in a corner, as the style has it."""
    if character not in MARKS or character in CENTRED:
        slip = 1.5  # types are never quite in line
        return WIDTH / 2 + chance.between(-slip, slip), step / 2 + chance.between(-slip, slip)
    if style < 0.5:
        away, down = chance.between(0.1, 0.35), chance.between(0.15, 0.4)
    elif style < 0.9:
        away, down = chance.between(-0.1, 0.15), chance.between(0.3, 0.55)
    else:
        away, down = -0.3, 0.8
    return WIDTH / 2 + away * SIZE, down * step


def _overlay(
    sheet: npt.NDArray[np.generic], ink: npt.NDArray[np.generic], left: int, top: int
) -> bool:
    """Print ink on a sheet as far as it lies on it; tell whether any of it does."""
    rows = slice(max(0, top), min(len(sheet), top + len(ink)))
    columns = slice(max(0, left), min(sheet.shape[1], left + ink.shape[1]))
    if rows.stop <= rows.start or columns.stop <= columns.start:
        return False
    part = ink[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
    sheet[rows, columns] = np.maximum(sheet[rows, columns], part)
    return True
