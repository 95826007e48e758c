"""The size of type told by how wide a line of letters is set.

The height of a line's box depends on which letters are in it and on how closely the engine frames
them; its width, by the letters' own widths, does not. Lines of one headline agree in it.
"""

from __future__ import annotations

import re

# Times-Roman in the Adobe Core 14 font metrics, in thousandths of the type's size
_WIDTHS = {
    **dict.fromkeys("ijlt:;", 278),
    **dict.fromkeys("frI-()'", 333),
    **dict.fromkeys("sJ", 389),
    **dict.fromkeys("acez", 444),
    **dict.fromkeys("FPS", 556),
    **dict.fromkeys("ELTZ", 611),
    **dict.fromkeys("BCR", 667),
    **dict.fromkeys("ADGHKNOQUVXYw", 722),
    **dict.fromkeys(" ,.", 250),
    "m": 778,
    "M": 889,
    "W": 944,
}
_USUAL = 500
_ALIKE = 0.85
_LEAST_LETTERS = 4
"""A word of fewer letters is framed too roughly."""


def type_size(text: str, width: float) -> float:
    """Return the size of type, in pixels, in which a text is ``width`` pixels wide."""
    text = re.sub(" +", " ", text.strip())
    return 1000 * width / max(1, sum(_WIDTHS.get(letter, _USUAL) for letter in text))


def are_one_size(text: str, width: float, other: str, other_width: float) -> bool:
    """Tell whether two lines of letters may be set in one size; few letters may be in any."""
    if min(len(text), len(other)) < _LEAST_LETTERS:
        return True
    sizes = type_size(text, width), type_size(other, other_width)
    return min(sizes) > _ALIKE * max(sizes)
