"""Whether one piece of text directly continues another.

Compared are two explanations of the first characters of the right piece: that they follow the last
characters of the left piece, and that they stand there for another reason (the beginning of some
clause, or the middle of some other text). Marks, brackets and figures at the border speak too.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final, cast

from archive.repair.language.characters import NOTHING, ORDER, CharacterModel
from archive.repair.language.signs import CLAUSE, DIGIT, is_modelled, sign_text

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
_BRACKETS: Final = re.compile(f"[{re.escape(_OPENING + _CLOSING)}]")
_BRACKET_REACH: Final = 120
_ANY_HAN: Final = "一"
"""Stands for every Chinese character where only its being one counts."""
_FILL: Final = chr(NOTHING)


class ContinuationModel:
    """Scores borders; see ``LanguageModel.continues`` for what a score means."""

    def __init__(self, characters: CharacterModel) -> None:
        self._characters = characters

    def matrix(self, lefts: Sequence[str], rights: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return the log-odds of every left piece (row) with every right piece (column)."""
        import numpy as np

        rows, columns = len(lefts), len(rights)
        left, right = np.divmod(np.arange(rows * columns), max(columns, 1))
        return self._scores(lefts, rights, (left, right)).reshape(rows, columns)

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.float32]:
        """Return the log-odds of each pair."""
        import numpy as np

        # The same piece is in many pairs.
        lefts = {text: place for place, text in enumerate(dict.fromkeys(p[0] for p in pairs))}
        rights = {text: place for place, text in enumerate(dict.fromkeys(p[1] for p in pairs))}
        left = np.fromiter((lefts[p[0]] for p in pairs), np.int64, len(pairs))
        right = np.fromiter((rights[p[1]] for p in pairs), np.int64, len(pairs))
        return self._scores(list(lefts), list(rights), (left, right))

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
            + _mark_evidence(_Edge.of_end(left).kind, _Edge.of_start(right).kind)
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
        pairs: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
    ) -> npt.NDArray[np.float32]:
        """Return the log-odds of pairs of which the rows of their pieces are given."""
        import numpy as np

        right = pairs[1]
        if not len(right):
            return np.zeros(0, np.float32)
        ends = [_Edge.of_end(text) for text in lefts]
        starts = [_Edge.of_start(text) for text in rights]
        heads = _rows([edge.signs for edge in starts], after=True)
        spoken = _spoken(heads)
        follows = self._characters.after(
            _rows([edge.signs for edge in ends], after=False), heads, pairs
        )
        follows = np.where(spoken[right].T, follows, 0).sum(axis=0)
        every = np.arange(len(heads))
        others = self._characters.after(
            _rows(["", CLAUSE], after=False),
            np.concatenate([heads, heads]),
            (np.repeat([0, 1], len(heads)), np.concatenate([every, every + len(heads)])),
        )
        others = np.where(spoken.T, others.reshape(REACH, 2, -1).swapaxes(0, 1), 0).sum(axis=1)
        elsewhere = np.logaddexp(others[0], others[1]) - np.float32(math.log(2))
        shift = np.where(spoken.any(axis=1), _SHIFT, 0)[right]
        scores = _SCALE * (follows - elsewhere[right]) + shift + _marks(ends, starts, pairs)
        return cast("npt.NDArray[np.float32]", scores.astype(np.float32))


def _rows(signs: Sequence[str], *, after: bool) -> npt.NDArray[np.uint64]:
    """Return signs as rows of one length, filled up behind or in front."""
    import numpy as np

    filled = [s.ljust(REACH, _FILL) if after else s.rjust(REACH, _FILL) for s in signs]
    codes = np.frombuffer("".join(filled).encode("utf-32-le", "surrogatepass"), np.uint32)
    return codes.astype(np.uint64).reshape(-1, REACH)


def _marks(
    ends: Sequence[_Edge],
    starts: Sequence[_Edge],
    pairs: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
) -> npt.NDArray[np.float64]:
    """Return what marks, brackets and figures at the borders say; few kinds of edges differ in it."""
    import numpy as np

    kinds: dict[tuple[str, str], int] = {}
    left = np.array([kinds.setdefault(edge.kind, len(kinds)) for edge in ends])[pairs[0]]
    right = np.array([kinds.setdefault(edge.kind, len(kinds)) for edge in starts])[pairs[1]]
    edges = list(kinds)
    met, which = np.unique(left * len(kinds) + right, return_inverse=True)
    said = [_mark_evidence(edges[a], edges[b]) for a, b in (divmod(m, len(kinds)) for m in met)]
    return np.array(said)[which]


def _spoken(heads: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """Tell which signs of the heads are Chinese with nothing but Chinese or figures before."""
    import numpy as np

    spoken = (heads != ord(CLAUSE)) & (heads != NOTHING)
    found = np.logical_and.accumulate(spoken, axis=1) & (heads != ord(DIGIT))
    return cast("npt.NDArray[np.bool_]", found)


class _Edge:
    """What the border needs to know of one piece."""

    __slots__ = ("kind", "signs")

    def __init__(self, character: str, signs: str, bracket: str) -> None:
        self.kind = (_ANY_HAN if is_modelled(character) else character, bracket)
        """The character at the border, and the bracket that concerns what is beyond."""
        self.signs = signs

    @classmethod
    def of_end(cls, text: str) -> _Edge:
        text = text[-_BRACKET_REACH:].rstrip()
        return cls(text[-1:], sign_text(text[-REACH:]), _open_bracket(text))

    @classmethod
    def of_start(cls, text: str) -> _Edge:
        text = text[:_BRACKET_REACH].lstrip()
        return cls(text[:1], sign_text(text[:REACH]), _first_unopened(text))


def _open_bracket(text: str) -> str:
    """Return the innermost bracket that a text opens and does not close, or nothing."""
    stack: list[str] = []
    for character in _BRACKETS.findall(text):
        if character in _OPENING:
            stack.append(character)
        elif stack and stack[-1] == _PARTNER[character]:
            stack.pop()
    return stack[-1] if stack else ""


def _first_unopened(text: str) -> str:
    """Return the first bracket that a text closes without having opened it, or nothing."""
    depth = 0
    for character in _BRACKETS.findall(text):
        if character in _OPENING:
            depth += 1
        elif depth == 0:
            return str(character)
        else:
            depth -= 1
    return ""


def _mark_evidence(end: tuple[str, str], start: tuple[str, str]) -> float:
    """Return what marks, brackets and figures at the border say, in log-odds."""
    return _bracket_evidence(end[1], start[1]) + _neighbour_evidence(end[0], start[0])


def _bracket_evidence(opened: str, closed: str) -> float:
    if closed:
        return 2.0 if opened == _PARTNER[closed] else -1.0
    return -0.3 if opened else 0.0


def _neighbour_evidence(last: str, first: str) -> float:
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
    if last.isdigit() and is_modelled(first):
        return 0.5
    if last in _SENTENCE_ENDS:
        return -0.5
    return 0.0
