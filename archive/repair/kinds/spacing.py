"""Spaces inside a printed line: those that OCR put in go, those that are meant stay or come.

Chinese has few, which OCR adds to; between the words of a Latin script OCR loses some.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.model.line import Seam
from archive.model.operations import ReplaceInText
from archive.model.passage import Role
from archive.model.proposal import ProposalKind
from archive.model.script import HAN
from archive.repair import evidence as ev
from archive.repair.language.western import ENGLISH, GERMAN
from archive.repair.lost_spaces import lost_spaces
from archive.repair.names import strip_title
from archive.repair.row_forms import HEADINGS, Form
from archive.repair.seams import is_meant_space
from archive.repair.steps import continuing, joined_snippet, proposal
from archive.repair.target import Ground
from archive.repair.writers import spaces_between_writers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.model.line import Line
    from archive.model.proposal import Proposal
    from archive.repair.steps import Steps, Wanted
    from archive.repair.target import TargetPassage

_MARKS = "，。、；：？！“”‘’（）《》「」『』"
_NO_SPACE = re.compile(
    rf"(?<=[{HAN}{_MARKS}]) +(?=[{HAN}{_MARKS}0-9])|(?<=[0-9%]) +(?=[{HAN}{_MARKS}])"
    rf"|(?<=[{HAN}][,;:?!]) +(?=[{HAN}])|(?<=[{HAN}{_MARKS}]) +(?=\([{HAN}])"
    rf"|(?<=[{HAN}]\)) +(?=[{HAN}{_MARKS}])"
)
"""Half-width marks beside Chinese, too: they are about to be widened."""
_SPACES = re.compile(" +")
_SPREAD = re.compile(rf"[{HAN}](?:[ 　]+[{HAN}]){{2,}}")
"""Every character stands alone."""
_WIDE_SPACE = re.compile(r" {3,}|　+ *")
_NAMED = frozenset({Form.BYLINE, Form.SIGN_OFF, Form.CREDIT})
_SPACED_ROLES = frozenset({Role.BYLINE, Role.CREDIT, Role.TABLE, Role.ADVERTISEMENT, Role.FOLIO})


def propose(steps: Steps) -> Iterator[Proposal]:
    """Propose spaces to close and names to part."""
    for wanted in steps.joints():
        if wanted.joint.ground is Ground.ROW and wanted.joint.seam is Seam.JOIN:
            yield from _close(steps, wanted)
    for passage in steps.target.passages():
        if passage.form in _NAMED or (passage.form is Form.GIVEN and passage.role is Role.BYLINE):
            yield from _part_names(steps, passage)
        elif passage.form in HEADINGS:
            yield from _letter_by_letter(passage)
        elif passage.role not in _SPACED_ROLES:
            yield from _inside_lines(passage)
    if steps.target.language in {"de", "en"}:
        yield from _between_words(steps)


def _between_words(steps: Steps) -> Iterator[Proposal]:
    """Propose spaces between the words of a page in a Latin script."""
    words = GERMAN if steps.target.language == "de" else ENGLISH
    for passage in steps.target.passages():
        for piece in passage.pieces:
            line = piece.line
            if line.text_settled:
                continue
            for lost in lost_spaces(line.text, words):
                before, after = line.text[lost.index - 1], line.text[lost.index]
                by_mark = not before.isalpha()
                yield proposal(
                    ProposalKind.SPACING,
                    lost.confidence,
                    [ev.say(ev.MARK_CLOSED_UP if by_mark else ev.WORDS_RUN, lost.run, lost.words)],
                    [ReplaceInText(piece.id, lost.index - 1, before + after, f"{before} {after}")],
                    [line.id],
                    before=lost.run,
                    after=lost.words,
                    alike="spacing:mark" if by_mark else "spacing:words",
                )


def _close(steps: Steps, wanted: Wanted) -> Iterator[Proposal]:
    left, right = wanted.before.text.strip("(（"), wanted.after.text.strip(")）")
    is_padded = len(left) == 1 and len(right) == 1 and wanted.passage.form in _NAMED
    if steps.is_made(wanted) or (is_padded and steps.rules.spaced_names):
        return
    operations = continuing(wanted)
    if not steps.carry_out(operations):
        return
    before, after = joined_snippet(wanted)
    if is_padded:
        reason, alike = ev.say(ev.PADDED_NAME, left + right), "spacing:name"
    elif left[-1:].isdigit() or right[:1].isdigit():
        reason, alike = ev.say(ev.NUMBER_SPACED), "spacing:number"
    else:
        reason, alike = ev.say(ev.SPACE_BY_OCR), "spacing:row"
    yield proposal(
        ProposalKind.SPACING,
        wanted.joint.confidence,
        [reason],
        operations,
        [wanted.before.line.id, wanted.after.line.id],
        before=before,
        after=after,
        alike=alike,
    )


def _part_names(steps: Steps, passage: TargetPassage) -> Iterator[Proposal]:
    for piece in passage.pieces:
        if piece.line.text_settled:
            continue
        run = strip_title(piece.text.strip("()（） "))
        sense = steps.target.names
        names = None if sense.is_name(run) else sense.separate(run, loose=True)
        if not names:
            continue
        start = piece.text.index(run)
        yield proposal(
            ProposalKind.SPACING,
            0.93 if len(names) * 2 <= len(run) + 1 or len(run) % 3 == 0 else 0.85,
            [ev.say(ev.NAMES_RUN, " ".join(names))],
            [ReplaceInText(piece.id, start, run, " ".join(names))],
            [piece.line.id],
            before=piece.text,
            after=piece.text.replace(run, " ".join(names)),
            alike="spacing:names",
        )


def _letter_by_letter(passage: TargetPassage) -> Iterator[Proposal]:
    """Close headings that were read letter by letter (民 生 副 刊); a wide space stays one."""
    for piece in passage.pieces:
        text = piece.text
        if piece.line.text_settled or not _SPREAD.fullmatch(text):
            continue
        closed = _WIDE_SPACE.sub("\n", text).replace(" ", "").replace("\n", " ")
        yield proposal(
            ProposalKind.SPACING,
            0.95,
            [ev.say(ev.SPACE_BY_OCR)],
            [ReplaceInText(piece.id, piece.line.text.index(text), text, closed)],
            [piece.line.id],
            before=text,
            after=closed,
            alike="spacing:spread",
        )


def _inside_lines(passage: TargetPassage) -> Iterator[Proposal]:
    for piece in passage.pieces:
        line = piece.line
        if line.text_settled or " " not in line.text:
            continue
        yield from _in_line(line, piece.id)


def _in_line(line: Line, piece_id: str) -> Iterator[Proposal]:
    between = spaces_between_writers(_SPACES.split(line.text))
    kept = {m.start() for place, m in enumerate(_SPACES.finditer(line.text)) if place in between}
    for match in _NO_SPACE.finditer(line.text):
        if match.start() in kept or is_meant_space(
            line.text[: match.start()], line.text[match.end() :]
        ):
            continue
        left, right = line.text[: match.start()][-6:], line.text[match.end() :][:6]
        yield proposal(
            ProposalKind.SPACING,
            0.94,
            [ev.say(ev.SPACE_BY_OCR)],
            [ReplaceInText(piece_id, match.start() - 1, left[-1] + match[0], left[-1])],
            [line.id],
            before=left + match[0] + right,
            after=left + right,
            alike="spacing:line",
        )
