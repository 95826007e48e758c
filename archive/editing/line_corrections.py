"""What a new reading says of lines that the page has."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from archive.editing.matching import shared_text
from archive.editing.reading_evidence import MOST, SAYS, UNSURE, WAS_SURER
from archive.model.operations import ReplaceInText, SetText
from archive.model.proposal import READ_AGAIN, Evidence, Proposal, ProposalKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.editing.matching import Match
    from archive.model.line import Line
    from archive.model.operations import Operation

_FEW: Final = 3
"""More differences than these in a line make it another text."""
_SIMILAR: Final = 0.5


def corrections(match: Match) -> Iterator[Proposal]:
    """Yield what lines of the page would say by a new reading, where nobody has settled them."""
    pieces = shared_text(match)
    if pieces is None:
        return
    sure = min((line.confidence or UNSURE for line in match.read), default=UNSURE)
    for line, piece in zip(match.known, pieces, strict=True):
        if line.text_settled or line.supplied or not piece:
            continue
        wanted = _merged(line, piece)
        if wanted.strip() == line.text.strip():
            continue
        evidence = [Evidence(SAYS, (str(round(100 * sure)),))]
        confidence = min(sure, MOST)
        if line.confidence is not None and line.confidence >= sure:
            evidence.append(Evidence(WAS_SURER, (str(round(100 * line.confidence)),)))
            confidence = min(confidence, UNSURE)
        yield Proposal(
            ProposalKind.CHARACTER,
            confidence,
            tuple(evidence),
            _retyping(line, wanted),
            (line.id,),
            before=line.text,
            after=wanted,
            alike=READ_AGAIN,
        )


def _merged(line: Line, read: str) -> str:
    """Return a line's text with what is read differently, save where it was corrected."""
    worked = _touched(line.ocr, line.text) if line.ocr != line.text else []
    parts = []
    matcher = difflib.SequenceMatcher(None, line.text, read, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        is_worked = tag != "equal" and any(a <= end and start <= b for a, b in worked)
        parts.append(line.text[start:end] if is_worked else read[new_start:new_end])
    return "".join(parts)


def _retyping(line: Line, wanted: str) -> tuple[Operation, ...]:
    """Return what makes a line say ``wanted``; a few differences leave the rest of it alone.

    They are given from the end, so that none moves the place of another.
    """
    matcher = difflib.SequenceMatcher(None, line.text, wanted, autojunk=False)
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if len(codes) > _FEW or matcher.ratio() < _SIMILAR:
        return (SetText(line.id, wanted, expected=line.text),)
    places = []
    for _, start, end, new_start, new_end in reversed(codes):
        # where something is only put in, the character beside it tells where
        before = int(start == end and start > 0)
        after = int(start == end and not before)
        old = line.text[start - before : end + after]
        new = wanted[new_start - before : new_end + after]
        places.append(ReplaceInText(line.id, start - before, old, new))
    return tuple(places)


def _touched(before: str, after: str) -> list[tuple[int, int]]:
    """Return the ranges of ``after`` that differ from ``before``."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [(a, b) for tag, _, _, a, b in matcher.get_opcodes() if tag != "equal"]
