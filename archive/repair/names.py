"""Names of persons: one name, a list of them, a run of them without spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.repair.marks import han_count, is_han

if TYPE_CHECKING:
    from archive.repair.language import LanguageModel
    from archive.repair.rules import RepairRules

TITLES = (
    "本报记者", "本报通讯员", "本报特约记者", "本报特约通讯员", "特约通讯员", "特约记者", "实习记者",
    "实习生", "见习记者", "全媒体记者", "融媒记者", "首席记者", "记者", "通讯员", "作者", "撰文",
    "新华社记者", "本报评论员", "评论员",
)  # fmt: skip
_TITLE = re.compile(
    "^(" + "|".join(sorted(TITLES, key=len, reverse=True)) + ")[:：/／]?|^[文图][:：/／]"
)
_LONGEST = 4


class NameSense:
    """Judges names by the language model and by what people taught. Immutable."""

    def __init__(self, model: LanguageModel, rules: RepairRules) -> None:
        self._model = model
        self._taught = rules.names
        self._words = rules.words

    def is_name(self, text: str) -> bool:
        """Tell whether a text is likely the whole name of a person."""
        if text in self._taught:
            return True
        if not 2 <= len(text) <= _LONGEST or han_count(text) != len(text):
            return "·" in text and han_count(text) == len(text) - text.count("·")
        return self._model.is_name(text)

    def are_names(self, parts: list[str]) -> bool:
        """Tell whether parts are all names, but for a title before some and one doubtful name.

        Two parts of one character each may be one padded name (周 俊).
        """
        bare = [part for part in (strip_title(p) for p in parts) if part]
        if not bare:
            return False
        closed = close_padded(bare)
        if not all(1 < len(part) <= _LONGEST and han_count(part) == len(part) for part in closed):
            return False
        sure = sum(self.is_name(part) for part in closed)
        return sure == len(closed) or (sure >= 2 and sure >= len(closed) - 1)

    def separate(self, text: str) -> list[str] | None:
        """Return the names of a run such as 赵琼谭杰周雯, or None if it is not one.

        Runs of two names or more only; every part must be a name, and the reading with the
        fewest characters in doubt wins (three characters before two).
        """
        if not 4 <= len(text) <= 20 or han_count(text) != len(text):
            return None
        best: list[tuple[float, list[str]] | None] = [None] * (len(text) + 1)
        best[0] = (0.0, [])
        for end in range(2, len(text) + 1):
            for size in (2, 3, 4):
                start = end - size
                before = best[start] if start >= 0 else None
                if before is None or not self.is_name(text[start:end]):
                    continue
                score = before[0] + self._weight(text[start:end])
                known = best[end]
                if known is None or score > known[0]:
                    best[end] = (score, [*before[1], text[start:end]])
        found = best[len(text)]
        return found[1] if found and len(found[1]) > 1 else None

    def _weight(self, name: str) -> float:
        if name in self._taught:
            return 3.0
        return {2: -1.0, 3: -1.05, 4: -2.2}[len(name)]


def strip_title(text: str) -> str:
    """Return a byline's part without 本报记者, 通讯员 and the like."""
    return _TITLE.sub("", text)


def close_padded(parts: list[str]) -> list[str]:
    """Join each two neighbouring parts of one character (a padded name)."""
    closed: list[str] = []
    index = 0
    while index < len(parts):
        pair = parts[index : index + 2]
        if len(pair) == 2 and all(len(p) == 1 and is_han(p) for p in pair):
            closed.append("".join(pair))
            index += 2
        else:
            closed.append(parts[index])
            index += 1
    return closed
