"""Tags as a person types them: words separated by commas, Chinese or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SEPARATORS = str.maketrans("，、；;\n", ",,,,,")


def split_tags(text: str) -> tuple[str, ...]:
    """Return the tags in a text, without blanks and repetitions, in the order given."""
    words = (word.strip() for word in text.translate(SEPARATORS).split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def join_tags(tags: Iterable[str]) -> str:
    """Return tags as one text that ``split_tags`` reads back."""
    return ", ".join(tags)
