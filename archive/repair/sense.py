"""What the words on both sides of a seam say: the language model, and what people taught."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.repair.language import LanguageModel
    from archive.repair.rules import RepairRules

_CONTEXT = 8
_TAUGHT = 8.0
_MOST = 9.0


class Sense:
    """Judges whether a text goes on in another. Remembers its answers for one page."""

    def __init__(self, model: LanguageModel, rules: RepairRules) -> None:
        self.model = model
        self._rules = rules
        self._known: dict[tuple[str, str], float] = {}

    def continues(self, left: str, right: str) -> float:
        """Return the log-odds that the right text goes on where the left one stops."""
        key = (left[-_CONTEXT:], right[:_CONTEXT])
        odds = self._known.get(key)
        if odds is None:
            odds = self._known[key] = self._judge(*key)
        return odds

    def word_over(self, left: str, right: str) -> str:
        """Return the word that is cut by the seam, or an empty string."""
        return self.model.straddling_word(left[-_CONTEXT:], right[:_CONTEXT]) or ""

    def _judge(self, left: str, right: str) -> float:
        for taught, odds in ((self._rules.joined, _TAUGHT), (self._rules.kept_apart, -_TAUGHT)):
            if any(left.endswith(end) and right.startswith(start) for end, start in taught):
                return odds
        return max(-_MOST, min(_MOST, self.model.continues(left, right)))
