"""What the words on both sides of a seam say: the language model, and what people taught."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.model.script import is_han
from archive.repair.marks import SENTENCE_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archive.repair.language import LanguageModel
    from archive.repair.rules import RepairRules

_CONTEXT = 8
_TAUGHT = 8.0
_MOST = 9.0
_CHANCE = 1.3
"""Where a seam really cuts a word, the words on both sides say so with greater log-odds."""
_EXPECTED = 0.5
"""Probability of the next character from which its absence is telling."""
_COMMON = 15.0
"""Occurrences in a million from which a word over a seam would make the text go on well."""
_WANTED = 0.4
_ODD = 4.0
"""The same for the only character of a remainder, and the surprisal of that one."""
_SHORT_WORD = 2
_AT_ONCE = 4096
"""Pairs that are judged together: enough to be fast, little enough for memory."""


class Sense:
    """Judges whether a text goes on in another. Remembers its answers for one page."""

    def __init__(self, model: LanguageModel, rules: RepairRules) -> None:
        self.model = model
        self._lessons = _Lessons(rules)
        self._known: dict[tuple[str, str], float] = {}
        self._words: dict[tuple[str, str], str] = {}

    def continues(self, left: str, right: str) -> float:
        """Return the log-odds that the right text goes on where the left one stops."""
        key = (left[-_CONTEXT:], right[:_CONTEXT])
        odds = self._known.get(key)
        if odds is None:
            odds = self._known[key] = self._judge(*key)
        return odds

    def prepare(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Judge many pairs at once, which is faster; ``continues`` then knows them."""
        keys = dict.fromkeys((left[-_CONTEXT:], right[:_CONTEXT]) for left, right in pairs)
        wanted = [key for key in keys if key not in self._known]
        self._known.update(zip(wanted, self.judged(wanted), strict=True))

    def judged(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return ``continues`` of many pairs, and do not remember it."""
        every: list[float] = []
        for start in range(0, len(pairs), _AT_ONCE):
            part = [(a[-_CONTEXT:], b[:_CONTEXT]) for a, b in pairs[start : start + _AT_ONCE]]
            odds = [max(-_MOST, min(_MOST, odds)) for odds in self.model.continues_pairs(part)]
            # One pair never has two answers: judged alone the last digits would be others.
            odds = [self._known.get(p, o) for p, o in zip(part, odds, strict=True)]
            if self._lessons:
                odds = [self._taught(*p) or o for p, o in zip(part, odds, strict=True)]
            every += odds
        return every

    def word_over(self, left: str, right: str) -> str:
        """Return the word that is cut by the seam, or an empty string."""
        key = (left[-_CONTEXT:], right[:_CONTEXT])
        word = self._words.get(key)
        if word is None:
            word = self._words[key] = self.model.straddling_word(*key) or ""
        return word

    def is_chance_word(self, left: str, right: str, word: str) -> bool:
        """Tell whether a word over a seam only arose by chance, where a line was lost.

        What is really cut goes on far better than that. And either the left piece cries for
        another character, or the word is made from the last character of a whole one.
        """
        if self.continues(left, right) >= _CHANCE:
            return False
        if self.model.word_frequency(word) < _COMMON:
            return False  # a rare word that is really cut goes on no better
        wanted, probability = self.model.likeliest_follower(left[-_CONTEXT:])
        if probability > _EXPECTED and wanted != right[:1]:
            return True
        last = "".join(self.model.segment(left[-_CONTEXT:])[-1:])
        whole = len(last) > _SHORT_WORD and self.model.is_word(last)
        return whole and right.startswith(word[1:])

    def is_odd_remainder(self, left: str, right: str) -> bool:
        """Tell whether a line that starts with the last character of a sentence belongs elsewhere.

        That character makes no word with what is above, which cries for another one.
        """
        if len(right) < 2 or not is_han(right[0]) or right[1] not in SENTENCE_MARKS:
            return False
        wanted, probability = self.model.likeliest_follower(left[-_CONTEXT:])
        if probability < _WANTED or wanted == right[0]:
            return False
        surprisals = self.model.surprisals(left[-_CONTEXT:] + right[0])
        return surprisals[-1] > _ODD and not self.word_over(left, right)

    def prepare_words(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Look many seams up at once, which is faster; ``word_over`` then knows them."""
        keys = dict.fromkeys((left[-_CONTEXT:], right[:_CONTEXT]) for left, right in pairs)
        wanted = [key for key in keys if key not in self._words]
        for key, word in zip(wanted, self.model.straddling_words(wanted), strict=True):
            self._words[key] = word or ""

    def _judge(self, left: str, right: str) -> float:
        taught = self._taught(left, right)
        if taught:
            return taught
        return max(-_MOST, min(_MOST, self.model.continues(left, right)))

    def _taught(self, left: str, right: str) -> float:
        return self._lessons.odds(left, right)


class _Lessons:
    """What people taught on seams, found by the two characters that meet there."""

    def __init__(self, rules: RepairRules) -> None:
        self._by_seam: dict[str, list[tuple[str, str, float]]] = {}
        for end, start in sorted(rules.joined):
            self._add(end, start, _TAUGHT)
        for end, start in sorted(rules.kept_apart):
            self._add(end, start, -_TAUGHT)
        for word in sorted(rules.words | rules.names):
            for at in range(1, len(word)):
                self._add(word[:at], word[at:], _TAUGHT)

    def __bool__(self) -> bool:
        return bool(self._by_seam)

    def _add(self, end: str, start: str, odds: float) -> None:
        self._by_seam.setdefault(end[-1:] + start[:1], []).append((end, start, odds))

    def odds(self, left: str, right: str) -> float:
        for end, start, odds in self._by_seam.get(left[-1:] + right[:1], ()):
            if left.endswith(end) and right.startswith(start):
                return odds
        return 0.0
