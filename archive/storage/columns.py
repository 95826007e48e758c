"""Values that take several columns of a row, or one as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from archive.model.geometry import Box
from archive.model.line import Alternative

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from archive.storage.recorder import Value

_SIDES = ("left", "top", "right", "bottom")


def box_columns(box: Box | None) -> dict[str, Value]:
    """Return a box as the columns of a row."""
    if box is None:
        return dict.fromkeys(_SIDES)
    return dict(zip(_SIDES, box.sides, strict=True))


def box_of(row: Mapping[str, object]) -> Box | None:
    """Return the box in a row's columns, or None."""
    return box_from([row[side] for side in _SIDES])


def box_from(sides: Sequence[object]) -> Box | None:
    """Return the box with these values of its columns, or None."""
    return None if sides[0] is None else Box(*cast("Sequence[int]", sides))


def encode_alternatives(alternatives: Iterable[Alternative]) -> str:
    """Return alternatives as JSON."""
    if not alternatives:
        return "[]"
    return json.dumps(
        [[a.index, a.characters, a.probabilities] for a in alternatives], ensure_ascii=False
    )


def decode_alternatives(text: str) -> tuple[Alternative, ...]:
    """Return the alternatives that ``encode_alternatives`` wrote."""
    if text == "[]":
        return ()
    return tuple(Alternative(i, tuple(chars), tuple(odds)) for i, chars, odds in json.loads(text))
