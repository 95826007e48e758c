"""Whether one piece of text directly continues another.

Compared are two explanations of the first characters of the right piece: that they follow the last
characters of the left piece, and that they stand there for another reason (the beginning of some
clause, or the middle of some other text). Marks, brackets and figures at the border speak too.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, cast

from archive.repair.language.characters import NOTHING, ORDER, CharacterModel
from archive.repair.language.script import CLAUSE, DIGIT, is_han, sign_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

REACH: Final = ORDER - 1
"""Characters on each side of the border that the statistics look at."""
_SCALE: Final = 0.8
_SHIFT: Final = -0.1
"""Make log-odds of the raw score; fitted to running text cut in arbitrary places."""

_OPENING: Final = "“‘「『《〈（【［〔("
_CLOSING: Final = "”’」』》〉）】］〕)"
_PARTNER: Final = dict(zip(_CLOSING, _OPENING, strict=True))
_PAUSES: Final = "，。、；：！？,.;:!?%％‰℃·—…"
_SENTENCE_ENDS: Final = "。！？!?"
_BRACKET_REACH: Final = 120


class ContinuationModel:
    """Scores borders; see ``LanguageModel.continues`` for what a score means."""

    def __init__(self, characters: CharacterModel) -> None:
        self._characters = characters

    def matrix(self, lefts: Sequence[str], rights: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return the log-odds of every left piece (row) with every right piece (column)."""
        import numpy as np

        rows, columns = len(lefts), len(rights)
        left, right = np.divmod(np.arange(rows * columns), max(columns, 1))
        return self._scores(lefts, rights, left, right).reshape(rows, columns)

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.float32]:
        """Return the log-odds of each pair."""
        import numpy as np

        places = np.arange(len(pairs))
        return self._scores([p[0] for p in pairs], [p[1] for p in pairs], places, places)

    def single(self, left: str, right: str) -> float:
        """Return the log-odds of one pair; quick, since seen windows are remembered."""
        tail = sign_text(left[-_BRACKET_REACH:].rstrip()[-REACH:])
        head = sign_text(right[:_BRACKET_REACH].lstrip()[:REACH])
        spoken = head.split(CLAUSE, 1)[0]
        follows = self._sum(tail, spoken)
        elsewhere = [self._sum("", spoken), self._sum(CLAUSE, spoken)]
        top = max(elsewhere)
        mean = top + math.log(sum(math.exp(score - top) for score in elsewhere) / 2)
        shift = _SHIFT if spoken.strip(DIGIT) else 0.0
        return (
            _SCALE * (follows - mean)
            + shift
            + _mark_evidence(_Edge.of_end(left), _Edge.of_start(right))
        )

    def _sum(self, before: str, head: str) -> float:
        text = before + head
        return sum(
            self._characters.log_probability(text[max(0, end - ORDER) : end])
            for end in range(len(before) + 1, len(text) + 1)
            if text[end - 1] != DIGIT
        )

    def _scores(
        self,
        lefts: Sequence[str],
        rights: Sequence[str],
        left: npt.NDArray[np.int64],
        right: npt.NDArray[np.int64],
    ) -> npt.NDArray[np.float32]:
        import numpy as np

        if not len(left):
            return np.zeros(0, np.float32)
        # The same piece is in many pairs.
        known_ends = {text: _Edge.of_end(text) for text in set(lefts)}
        known_starts = {text: _Edge.of_start(text) for text in set(rights)}
        ends = [known_ends[text] for text in lefts]
        starts = [known_starts[text] for text in rights]
        tails = np.array([edge.signs for edge in ends], np.uint64)
        heads = np.array([edge.signs for edge in starts], np.uint64)
        spoken = _spoken(heads)
        unknown = np.full_like(heads, NOTHING)
        clause = unknown.copy()
        clause[:, -1] = ord(CLAUSE)
        texts = [
            np.concatenate([tails[left], heads[right]], axis=1),
            np.concatenate([unknown, heads], axis=1),
            np.concatenate([clause, heads], axis=1),
        ]
        windows = np.concatenate([t[:, i : i + ORDER] for t in texts for i in range(REACH)])
        found = self._characters.log_probabilities(windows)
        follows, found = found[: REACH * len(left)], found[REACH * len(left) :]
        follows = np.where(spoken[right].T, follows.reshape(REACH, -1), 0).sum(axis=0)
        others = np.where(spoken.T, found.reshape(2, REACH, -1), 0).sum(axis=1)
        elsewhere = np.logaddexp(others[0], others[1]) - np.float32(math.log(2))
        marks = [
            _mark_evidence(ends[a], starts[b])
            for a, b in zip(left.tolist(), right.tolist(), strict=True)
        ]
        shift = np.where(spoken.any(axis=1), _SHIFT, 0)[right]
        scores = _SCALE * (follows - elsewhere[right]) + shift + np.array(marks)
        return cast("npt.NDArray[np.float32]", scores.astype(np.float32))


def _spoken(heads: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """Tell which signs of the heads are Chinese with nothing but Chinese or figures before."""
    import numpy as np

    spoken = (heads != ord(CLAUSE)) & (heads != NOTHING)
    found = np.logical_and.accumulate(spoken, axis=1) & (heads != ord(DIGIT))
    return cast("npt.NDArray[np.bool_]", found)


class _Edge:
    """What the border needs to know of one piece."""

    __slots__ = ("brackets", "character", "signs")

    def __init__(self, character: str, signs: list[int], brackets: str) -> None:
        self.character = character
        self.signs = signs
        self.brackets = brackets

    @classmethod
    def of_end(cls, text: str) -> _Edge:
        text = text[-_BRACKET_REACH:].rstrip()
        signs = [ord(sign) for sign in sign_text(text[-REACH:])]
        return cls(text[-1:], [NOTHING] * (REACH - len(signs)) + signs, _open_brackets(text))

    @classmethod
    def of_start(cls, text: str) -> _Edge:
        text = text[:_BRACKET_REACH].lstrip()
        signs = [ord(sign) for sign in sign_text(text[:REACH])]
        return cls(text[:1], signs + [NOTHING] * (REACH - len(signs)), _first_unopened(text))


def _open_brackets(text: str) -> str:
    """Return the brackets that a text opens and does not close, outermost first."""
    stack: list[str] = []
    for character in text:
        if character in _OPENING:
            stack.append(character)
        elif character in _PARTNER and stack and stack[-1] == _PARTNER[character]:
            stack.pop()
    return "".join(stack)


def _first_unopened(text: str) -> str:
    """Return the first bracket that a text closes without having opened it, or nothing."""
    depth = 0
    for character in text:
        if character in _OPENING:
            depth += 1
        elif character in _PARTNER:
            if depth == 0:
                return character
            depth -= 1
    return ""


def _mark_evidence(end: _Edge, start: _Edge) -> float:
    """Return what marks, brackets and figures at the border say, in log-odds."""
    return _bracket_evidence(end, start) + _neighbour_evidence(end.character, start)


def _bracket_evidence(end: _Edge, start: _Edge) -> float:
    if start.brackets:
        partner = _PARTNER[start.brackets]
        return 2.0 if end.brackets.endswith(partner) else -1.0
    return -0.3 if end.brackets else 0.0


def _neighbour_evidence(last: str, start: _Edge) -> float:
    first = start.character
    if not last or not first:
        return 0.0
    if first in _PARTNER or first in _PAUSES:
        if last in _OPENING or (last in _PAUSES and first in _PAUSES and last != first):
            return -4.0
        return 2.0
    if last in _OPENING:
        return 2.0
    if last.isdigit() and first.isdigit():
        return 1.0
    if last.isdigit() and is_han(first):
        return 0.5
    if last in _SENTENCE_ENDS:
        return -0.5
    return 0.0
