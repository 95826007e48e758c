"""Spaces that are meant in brackets that name the writers: （记者 李明亮 通讯员 王建国）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.model.script import HAN
from archive.repair.names import TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLE = "(?:" + "|".join(sorted(TITLES, key=len, reverse=True)) + ")"
_OPENED = re.compile(rf"[(（]({_TITLE}[:：]?[{HAN}·]{{0,4}})$")
_CLOSING = re.compile("[)）]")
_PART = re.compile(rf"(?:{_TITLE}[:：]?)?[{HAN}·]{{2,4}}|{_TITLE}[:：]?")
_PADDED = re.compile(rf"[{HAN}]")
_MOST_PARTS = 12


def spaces_between_writers(texts: Sequence[str]) -> set[int]:
    """Return after which texts a space is meant, since it parts titles and names in one bracket.

    The halves of a padded name (王 伟) are no parts of their own.
    """
    meant: set[int] = set()
    for start, text in enumerate(texts):
        opened = _OPENED.search(text)
        if opened is None:
            continue
        parts = [opened[1]]
        for follower in texts[start + 1 : start + 1 + _MOST_PARTS]:
            closed = _CLOSING.search(follower)
            parts.append(follower[: closed.start()] if closed else follower)
            if closed:
                meant.update(start + place for place in _between(parts))
                break
    return meant


def _between(parts: Sequence[str]) -> list[int]:
    """Return the places of the spaces to keep; none if a part is neither a title nor a name."""
    kept: list[int] = []
    place = 0
    while place < len(parts):
        halves = parts[place : place + 2]
        padded = len(halves) == 2 and all(_PADDED.fullmatch(half) for half in halves)
        if not padded and not _PART.fullmatch(parts[place]):
            return []
        place += 2 if padded else 1
        kept.append(place - 1)
    return kept[:-1]
