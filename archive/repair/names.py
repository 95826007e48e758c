"""Names of persons: one name, a list of them, a run of them without spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.model.script import han_count, is_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.language import LanguageModel
    from archive.repair.rules import RepairRules

TITLES = (
    "本报记者", "本报通讯员", "本报特约记者", "本报特约通讯员", "特约通讯员", "特约记者", "实习记者",
    "实习生", "见习记者", "全媒体记者", "融媒记者", "首席记者", "记者", "通讯员", "作者", "撰文",
    "新华社记者", "本报评论员", "评论员", "读者",
)  # fmt: skip
_TITLE = re.compile(
    "^(" + "|".join(sorted(TITLES, key=len, reverse=True)) + ")[:：/／]?|^[文图][:：/／]"
)
_LONGEST = 4
_LONGEST_RUN = 20
_LEAST_SCORE = -8.0
_SURE_RUN = 3.0
_LOOSE_RUN = -6.0
"""Least score of a run of odd names, where names are expected."""


class NameSense:
    """Judges names by the language model and by what people taught; remembers its answers."""

    def __init__(self, model: LanguageModel, rules: RepairRules) -> None:
        self._model = model
        self._taught = rules.names
        self._scores: dict[str, float] = {}

    def is_name(self, text: str) -> bool:
        """Tell whether a text is likely the whole name of a person."""
        if text in self._taught:
            return True
        if not 2 <= len(text) <= _LONGEST or han_count(text) != len(text):
            return "·" in text and han_count(text) == len(text) - text.count("·")
        return self._score(text) > 0

    def _score(self, text: str) -> float:
        score = self._scores.get(text)
        if score is None:
            score = self._scores[text] = self._model.name_score(text)
        return score

    def frequency(self, text: str) -> float:
        """Return how often a text occurs as a word in a million words."""
        return self._model.word_frequency(text)

    def could_be(self, text: str) -> bool:
        """Tell whether a text has the form of a name: for places where nothing else would stand."""
        if text in self._taught or self.is_name(text):
            return True
        if not 2 <= len(text) <= _LONGEST or han_count(text) != len(text):
            return False
        return self._score(text) > _LEAST_SCORE and not self._model.is_word(text)

    def are_names(self, parts: Sequence[str], *, loose: bool = False) -> bool:
        """Tell whether parts are all names, but for a title before some and one doubtful name.

        Two parts of one character each may be one padded name (周 俊). ``loose`` is for places
        where names are expected.
        """
        bare = [part for part in (strip_title(p) for p in parts) if part]
        if not bare:
            return False
        closed = close_padded(bare)
        if not all(1 < len(part) <= _LONGEST and han_count(part) == len(part) for part in closed):
            return False
        sure = sum(self.could_be(part) if loose else self.is_name(part) for part in closed)
        return sure == len(closed) or (sure >= 2 and sure >= len(closed) - 1)

    def separate(self, text: str, *, loose: bool = False) -> list[str] | None:
        """Return the names of a run such as 赵琼谭杰周雯, or None if it is not one."""
        if not 4 <= len(text) <= _LONGEST_RUN or han_count(text) != len(text):
            return None
        taught = self._cut_by_taught(text)
        if taught:
            return taught
        split = self._model.names_in(text)
        if split is None or len(split.names) < 2:
            return None
        if split.score < (_LOOSE_RUN if loose else _SURE_RUN):
            return None
        return list(split.names)

    def _cut_by_taught(self, text: str) -> list[str] | None:
        """Return the run cut into taught names only, if that works out."""
        if not self._taught:
            return None
        best: list[list[str] | None] = [None] * (len(text) + 1)
        best[0] = []
        for end in range(2, len(text) + 1):
            for start in range(max(0, end - 6), end - 1):
                before = best[start]
                if before is not None and text[start:end] in self._taught:
                    best[end] = [*before, text[start:end]]
        return best[len(text)] or None


def strip_title(text: str) -> str:
    """Return a byline's part without 本报记者, 通讯员 and the like."""
    return _TITLE.sub("", text)


def close_padded(parts: Sequence[str]) -> list[str]:
    """Join each two neighbouring parts of one character (a padded name)."""
    closed: list[str] = []
    index = 0
    while index < len(parts):
        pair = list(parts[index : index + 2])
        if len(pair) == 2 and all(len(p) == 1 and is_han(p) for p in pair):
            closed.append("".join(pair))
            index += 2
        else:
            closed.append(parts[index])
            index += 1
    return closed
