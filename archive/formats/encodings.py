"""Bytes of a text file to characters: which encoding it is in is found out, never assumed.

Byte order marks and strict UTF-8 decide by themselves. Else the candidates are compared by what
they make of the bytes: real Chinese is made of a few thousand frequent characters, and a hundred
of them are nearly half of any text, while a text in the wrong encoding shows rare ones at random.
"""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass
from typing import Final

from archive.errors import UnreadableFileError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
    (b"\x84\x31\x95\x33", "gb18030", "GB18030"),
)
_CANDIDATES: Final = (("gb18030", "GB18030"), ("cp950", "Big5"), ("cp1252", "Windows-1252"))

_FAMILIAR: Final = frozenset(
    "的一是在了不和有大这主中人上为们地个用工时要动国产以我到他会作来分生对于学下级就年阶义发成部民可出能"
    "方进同行面说种过命度革而多子后自社加小机也经力线本电高量长党得实家定深法表着水理化争现所二起政三好十战无农使性"
    "前等反体合斗路图把结第里正新开论之物从当两些还天资事队批如应形想制心样干都向变关点育重其思与间内去因件日利相由压"
    "員這個們為國來時動發學會對說過後經電長黨實無農體與關點變間還當從開應機進種於產業書報總業務民黨"
    "月市省县区村县局长记者日报社会议建设发展服务企业项目"
)
"""The commonest characters of modern Chinese prose and of newspapers, in both scripts."""

_USUAL_MARKS: Final = frozenset(
    "，。、；：？！“”‘’（）《》〈〉【】「」『』〔〕—…·　～％－．○□■●◆▲△★☆※→①②③④⑤⑥⑦⑧⑨⑩"
)
_USUAL_LATIN: Final = frozenset("äöüÄÖÜßéèêàâçñîôûœæÉÀ«»„“”‚‘’–—…§°·†ſ€£\xa0\xad")

_WORTH_A_LOOK = 4000  # characters that are looked at; more would not change the answer
_LEAST_PLAUSIBLE = 0.7
_MOST_DAMAGE = 0.005
_MOST_CONTROLS = 0.002


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The characters of a text file, and how they were got."""

    text: str
    encoding: str
    """Name for people: UTF-8, UTF-16, GB18030, Big5, Windows-1252."""
    damaged: int = 0
    """How many places could not be decoded; each is a U+FFFD in the text."""


def decode(data: bytes, name: str) -> DecodedText:
    """Return the text in ``data``; ``name`` names the file in errors.

    Raises:
        UnreadableFileError: If there is no text in it, or it is no text.
    """
    if not data:
        raise UnreadableFileError(f"{name}: the file is empty; copy it again")
    decoded = _by_mark(data, name) or _as_utf8(data) or _by_plausibility(data)
    if decoded is None or _has_controls(decoded.text):
        raise UnreadableFileError(
            f"{name}: not a text in UTF-8, UTF-16, GB18030 or Big5; save it as UTF-8"
        )
    if not decoded.text.strip():
        raise UnreadableFileError(f"{name}: there is no text in the file")
    return decoded


def _by_mark(data: bytes, name: str) -> DecodedText | None:
    for mark, codec, title in _MARKS:
        if data.startswith(mark):
            try:
                return DecodedText(data[len(mark) :].decode(codec), title)
            except UnicodeDecodeError as error:
                raise UnreadableFileError(
                    f"{name}: begins as {title} but is damaged at byte {len(mark) + error.start}; "
                    "copy it again"
                ) from error
    return None


def _as_utf8(data: bytes) -> DecodedText | None:
    try:
        return DecodedText(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return None


def _by_plausibility(data: bytes) -> DecodedText | None:
    if b"\x00" in data:
        return None
    best, best_score = None, _LEAST_PLAUSIBLE
    for codec, title in (("utf-8", "UTF-8"), *_CANDIDATES):
        text = data.decode(codec, errors="replace")
        damaged = text.count("\ufffd")
        if damaged > max(1, _MOST_DAMAGE * len(text)):
            continue
        score = _latin_plausibility(data, text) if codec == "cp1252" else _plausibility(text)
        if score > best_score:
            best, best_score = DecodedText(text, title, damaged), score
    return best


def _plausibility(text: str) -> float:
    """Return 0 for random characters, about 1.4 for Chinese prose."""
    looked_at = [c for c in text if c > "\x7f" and c not in _USUAL_MARKS][:_WORTH_A_LOOK]
    if not looked_at:
        return 1.0
    simplified = sum(map(_is_frequent_simplified, looked_at))
    traditional = sum(map(_is_frequent_traditional, looked_at))
    usual = sum(c in _USUAL_LATIN for c in looked_at)
    familiar = sum(c in _FAMILIAR for c in looked_at)
    return (max(simplified, traditional) + usual + familiar) / len(looked_at)


def _latin_plausibility(data: bytes, text: str) -> float:
    """Return how well a text passes for a European one with some letters beyond ASCII."""
    beyond = [c for c in text if c > "\x7f"]
    if 4 * len(beyond) > len(data):
        return 0.0
    return 1.2 * sum(c in _USUAL_LATIN for c in beyond) / max(1, len(beyond))


def _is_frequent_simplified(character: str) -> bool:
    """Tell whether GB 2312 has the character among its 3,755 frequent ones."""
    return 0xB0 <= _lead_byte(character, "gb2312") <= 0xD7


def _is_frequent_traditional(character: str) -> bool:
    """Tell whether Big5 has the character among its 5,401 frequent ones."""
    return 0xA4 <= _lead_byte(character, "big5") <= 0xC6


def _lead_byte(character: str, codec: str) -> int:
    code = character.encode(codec, errors="ignore")
    return code[0] if len(code) == 2 else 0


def _has_controls(text: str) -> bool:
    """Tell whether there are more control characters than a text has by accident."""
    if "\x00" in text:
        return True
    text = text.rstrip("\x1a")  # DOS ended text files with it
    controls = sum(unicodedata.category(c) == "Cc" and c not in "\t\n\r\f\v\x85" for c in text)
    return controls > _MOST_CONTROLS * len(text) + 1
