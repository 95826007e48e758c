"""What the statistics see of a text: simplified characters, and signs for everything else.

Traditional and variant characters are read as their simplified form, so that one table serves the
news of today and of 1939. A digit is one sign whatever its value; whatever else is not a Chinese
character ends a clause for the statistics.
"""

from __future__ import annotations

import functools
import operator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from archive.model.script import han_count

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

LEXICONS: Final = Path(__file__).resolve().parents[3] / "resources" / "lexicons"

CLAUSE: Final = "\x02"
"""Stands for a mark, a Latin letter or the edge of the text."""
DIGIT: Final = "0"
_DIGITS: Final = "0123456789０１２３４５６７８９"
_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF
_SHORT: Final = 8
"""Characters of a text that one traditional character makes a traditional text."""


def is_modelled(character: str) -> bool:
    """Tell whether the statistics know a character: Chinese of the basic plane; 〇 counts.

    Kana and the rare characters of other planes are Han, too (see ``archive.model.script``), but
    the tables have none of them.
    """
    return "\u3400" <= character <= "\u9fff" or character == "〇"


@functools.cache
def _to_simplified() -> dict[int, str]:
    lines = (LEXICONS / "simplified.txt").read_text("utf-8").splitlines()
    return {ord(a): b for a, b in zip(lines[0], lines[1], strict=True)}


def simplified(text: str) -> str:
    """Return the text with every traditional or variant character in its simplified form."""
    return text.translate(_to_simplified())


def is_traditional(text: str) -> bool:
    """Tell whether a text is set in traditional characters (a line is enough to know)."""
    changed = sum(map(operator.ne, text, simplified(text)))
    return changed * 12 > han_count(text) or (changed > 0 and len(text) <= _SHORT)


@functools.cache
def _sign_table() -> npt.NDArray[np.uint64]:
    """Return the sign of every character of the basic plane, and of one beyond it."""
    import numpy as np

    table = np.full(0x10001, ord(CLAUSE), np.uint64)
    table[_FIRST_HAN : _LAST_HAN + 1] = np.arange(_FIRST_HAN, _LAST_HAN + 1)
    table[ord("〇")] = ord("〇")
    for character in _DIGITS:
        table[ord(character)] = ord(DIGIT)
    for code, simple in _to_simplified().items():
        table[min(code, 0x10000)] = ord(simple)
    return table


def signs_of(text: str) -> npt.NDArray[np.uint64]:
    """Return the code points that the statistics see, one for each character."""
    import numpy as np

    return _sign_table()[np.minimum(_codes(text), 0x10000)]


def are_modelled(text: str) -> npt.NDArray[np.bool_]:
    """Return ``is_modelled`` for each character."""
    codes = _codes(text)
    found: npt.NDArray[np.bool_] = (codes >= _FIRST_HAN) & (codes <= _LAST_HAN)
    found |= codes == ord("〇")
    return found


def _codes(text: str) -> npt.NDArray[np.uint32]:
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def sign_text(text: str) -> str:
    """Return the same as a text (for a few characters; ``signs_of`` is for many)."""
    return "".join(
        c if is_modelled(c) else DIGIT if c in _DIGITS else CLAUSE for c in simplified(text)
    )
