"""Look-alike characters that OCR took for one another.

The text must speak very loudly for a replacement that the engine did not think of itself: names and
rare words look odd, too. The other character must make a common word where this one makes none.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from archive.model.operations import ReplaceInText
from archive.model.passage import Role
from archive.model.proposal import ProposalKind
from archive.model.script import is_han
from archive.repair import evidence as ev
from archive.repair.latin_letters import misread_letters
from archive.repair.marks import misread_stop
from archive.repair.row_forms import Form
from archive.repair.steps import cuts, proposal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.model.operations import SplitLine
    from archive.model.proposal import Evidence, Proposal
    from archive.repair.language import LanguageModel
    from archive.repair.language.doubt import Doubt
    from archive.repair.rows import Piece
    from archive.repair.steps import Steps

_LEAST = 8.0
_LOUD = 12.0
_WITH_ENGINE = 4.0
_COMMON = 2.0
"""Occurrences in a million words."""
_LONGEST_WORD = 4
_AT_ONCE = 20_000
"""Characters that are looked through together: enough to be fast, little enough for memory."""
_LEAST_PARAGRAPH = 10
_NAMED = frozenset({Form.RUBBISH, Form.BYLINE, Form.SIGN_OFF, Form.CREDIT})


def propose(steps: Steps) -> Iterator[Proposal]:
    """Propose other characters."""
    yield from _stops(steps)
    yield from _letters(steps)
    ends = _passage_ends(steps)
    chunk: list[Piece] = []
    length = 0
    for passage in steps.target.passages():
        if passage.form in _NAMED or passage.role in {Role.BYLINE, Role.CREDIT}:
            continue
        chunk += passage.pieces
        length += sum(len(piece.text) for piece in passage.pieces)
        if length > _AT_ONCE:
            yield from _in_pieces(steps, chunk, ends)
            chunk, length = [], 0
    yield from _in_pieces(steps, chunk, ends)


def _stops(steps: Steps) -> Iterator[Proposal]:
    """Propose full stops where a sentence ends with a letter o, a nought or a ring."""
    for passage in steps.target.passages():
        if passage.form is not Form.BODY or passage.gap_after:
            continue
        piece = passage.pieces[-1]
        before = passage.text[: len(passage.text) - len(piece.text)].rstrip()
        at = misread_stop(before + piece.text) - len(before)
        if at < 0 or piece.line.text_settled or len(passage.text) < _LEAST_PARAGRAPH:
            continue
        ring, around = piece.text[at], piece.text[max(0, at - 8) : at]
        yield proposal(
            ProposalKind.CHARACTER,
            0.93,
            [ev.say(ev.STOP_MISREAD, ring)],
            [*_parted(piece), ReplaceInText(piece.id, _lead(piece) + at, ring, "。")],
            [piece.line.id],
            before=around + piece.text[at:],
            after=around + "。" + piece.text[at + 1 :],
            alike=f"character:{ring}:。",
        )


def _letters(steps: Steps) -> Iterator[Proposal]:
    """Propose letters for the signs that break Latin words."""
    for passage in steps.target.passages():
        for piece in passage.pieces:
            if piece.line.text_settled:
                continue
            for found in misread_letters(piece.text):
                at, old = found.index, piece.text[found.index]
                around = slice(max(0, at - 8), at + 9)
                yield proposal(
                    ProposalKind.CHARACTER,
                    0.93,
                    [ev.say(ev.LOOK_ALIKE, old, found.letter, found.word)],
                    [
                        *_parted(piece),
                        ReplaceInText(piece.id, _lead(piece) + at, old, found.letter),
                    ],
                    [piece.line.id],
                    before=piece.text[around],
                    after=_with(piece.text, at, found.letter)[around],
                    alike=f"character:{old}:{found.letter}",
                )


def _with(text: str, at: int, character: str) -> str:
    return text[:at] + character + text[at + 1 :]


def _lead(piece: Piece) -> int:
    """Return where a piece starts in its line's text, once it is a line of its own."""
    return piece.line.text.find(piece.text) if piece.cut is None or piece.tail_cut else 0


def _parted(piece: Piece) -> Sequence[SplitLine]:
    return cuts(piece) if piece.cut is not None and not piece.tail_cut else ()


def _in_pieces(steps: Steps, pieces: Sequence[Piece], ends: set[str]) -> Iterator[Proposal]:
    starts: list[int] = []
    parts: list[str] = []
    length = 0
    for piece in pieces:
        starts.append(length)
        part = piece.text + ("\n" if piece.id in ends else "")
        parts.append(part)
        length += len(part)
    text = "".join(parts)
    if not any(map(is_han, text)):
        return
    has_others = any(piece.line.alternatives for piece in pieces)
    least = _WITH_ENGINE if has_others else _LEAST
    for doubt in steps.target.sense.model.doubtful_characters(text, least):
        place = bisect.bisect_right(starts, doubt.index) - 1
        at = doubt.index - starts[place]
        found = _proposal(steps, pieces[place], at, doubt, text, engine_told=has_others)
        if found is not None:
            yield found


def _passage_ends(steps: Steps) -> set[str]:
    return {passage.pieces[-1].id for passage in steps.target.passages()}


def _proposal(
    steps: Steps, piece: Piece, at: int, doubt: Doubt, text: str, *, engine_told: bool
) -> Proposal | None:
    """Return the proposal of a better character.

    ``engine_told`` is whether the engine told what else it thought of: what it did not think of
    then is never sure.
    """
    line, better, odds, index = piece.line, doubt.better, doubt.log_odds, doubt.index
    if line.text_settled or at >= len(piece.text):
        return None
    by_engine = _engine_read(piece, at, better)
    word = _word_with(steps.target.sense.model, text, index, better)
    if not word or _is_taught(steps.rules.words | steps.rules.names, text, index):
        return None
    if by_engine:
        confidence = 0.93 if odds > _WITH_ENGINE + 2 else 0.85
    elif odds < _LEAST:
        return None
    else:
        confidence = 0.95 if odds > _LOUD and not engine_told else 0.6
    old = piece.text[at]
    reasons: list[Evidence] = [ev.say(ev.LOOK_ALIKE, old, better, word)]
    if by_engine:
        reasons.append(ev.say(ev.READ_OTHERWISE, better))
    around = piece.text[max(0, at - 8) : at + 9]
    return proposal(
        ProposalKind.CHARACTER,
        confidence,
        reasons,
        [*_parted(piece), ReplaceInText(piece.id, _lead(piece) + at, old, better)],
        [line.id],
        before=around,
        after=piece.text[max(0, at - 8) : at] + better + piece.text[at + 1 : at + 9],
        alike=f"character:{old}:{better}",
    )


def _engine_read(piece: Piece, at: int, better: str) -> bool:
    """Tell whether the engine itself thought of the other character at this place."""
    line = piece.line
    if line.ocr != line.text:
        return False
    index = line.start + at
    return any(a.index == index and better in a.characters for a in line.alternatives)


def _word_with(model: LanguageModel, text: str, index: int, better: str) -> str:
    """Return the most common word that the other character makes where this one makes none."""
    best, most = "", _COMMON
    for length in range(2, _LONGEST_WORD + 1):
        for start in range(index - length + 1, index + 1):
            if start < 0 or start + length > len(text):
                continue
            now = text[start : start + length]
            if model.word_frequency(now) > 0:
                return ""
            word = now[: index - start] + better + now[index - start + 1 :]
            frequency = model.word_frequency(word)
            if frequency > most:
                best, most = word, frequency
    return best


def _is_taught(taught: frozenset[str], text: str, index: int) -> bool:
    around: Sequence[str] = [word for word in taught if text[index] in word]
    return any(
        text[start : start + len(word)] == word
        for word in around
        for start in range(max(0, index - len(word) + 1), index + 1)
    )
