"""The target of a page in a Latin script: passages as they are, their lines joined rightly.

Printed lines join with a space; a word cut by a hyphen becomes whole. A paragraph that stops in
mid-sentence goes on in the next one if that starts with a small letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model.line import Seam
from archive.model.passage import Role
from archive.repair.hyphens import is_german, is_old_german, read_hyphen
from archive.repair.language.western import ENGLISH, GERMAN, WesternWords
from archive.repair.names import NameSense
from archive.repair.row_forms import Form
from archive.repair.rows import Piece, Row
from archive.repair.sense import Sense
from archive.repair.target import Ground, Joint, Target, TargetArticle, TargetPassage

if TYPE_CHECKING:
    from archive.model.line import Line
    from archive.model.page import PageText
    from archive.model.passage import Passage
    from archive.repair.language import LanguageModel
    from archive.repair.rules import RepairRules

_SENTENCE_ENDS = '.!?:;"”“»«)’'


@dataclass(frozen=True, slots=True)
class _Script:
    """In what a page is written."""

    words: WesternWords
    old: bool
    """Whether it has the spelling of the nineteenth century."""


def plan_latin(text: PageText, rules: RepairRules, model: LanguageModel) -> Target:
    """Return how a German or English page should read."""
    sample = " ".join(line.text for line in text.placed_lines())
    german = is_german(sample[:20000], rules.language)
    script = _Script(GERMAN if german else ENGLISH, german and is_old_german(sample[:20000]))
    rows: list[Row] = []
    articles: list[TargetArticle] = []
    for number, article in enumerate(text.articles):
        made = TargetArticle(confidence=1.0)
        for passage in article.passages:
            before = made.passages[-1] if made.passages else None
            if before is not None and _goes_on(before, passage):
                before.joints.append(
                    _joint(
                        before.pieces[-1].line,
                        passage.lines[0],
                        script,
                        Ground.NEXT,
                    )
                )
                target = before
            else:
                target = TargetPassage(passage.role, [], [], [], Form.GIVEN, 1.0)
                target.gap_before = passage.gap_before
                made.passages.append(target)
            _take(target, passage, rows, number, script)
        articles.append(made)
    language = "de" if german else "en"
    return Target(articles, rows, Sense(model, rules), NameSense(model, rules), language)


def _goes_on(before: TargetPassage, passage: Passage) -> bool:
    last = before.pieces[-1].line
    start = passage.lines[0].text.lstrip("\"“„»«'‘")[:1]
    return (
        before.role is passage.role is Role.PARAGRAPH
        and not passage.role_settled
        and not passage.gap_before
        and not last.seam_settled
        and last.seam is not Seam.GAP
        and last.text.rstrip()[-1:] not in _SENTENCE_ENDS
        and start.islower()
    )


def _take(
    target: TargetPassage,
    passage: Passage,
    rows: list[Row],
    article: int,
    script: _Script,
) -> None:
    for index, line in enumerate(passage.lines):
        if index:
            target.joints.append(_joint(passage.lines[index - 1], line, script, Ground.GROUP))
        piece = Piece(line, line.text, line.id)
        target.pieces.append(piece)
        target.rows.append(len(rows))
        rows.append(_row(len(rows), piece, passage, article))


def _joint(line: Line, following: Line, script: _Script, ground: Ground) -> Joint:
    if line.seam_settled or (line.seam is not Seam.SPACE and ground is Ground.GROUP):
        return Joint(line.seam, 1.0, ground, settled=True)
    reading = read_hyphen(
        line.text.rstrip(),
        following.text.lstrip(),
        script.words,
        old=script.old,
    )
    if reading is not None:
        confidence = min(reading.confidence, 0.92) if ground is Ground.NEXT else reading.confidence
        return Joint(
            reading.seam,
            confidence,
            ground,
            reading.word,
            misread=reading.misread,
            small=reading.small,
        )
    return Joint(Seam.SPACE, 0.9, ground)


def _row(index: int, piece: Piece, passage: Passage, article: int) -> Row:
    return Row(
        index=index,
        pieces=(piece,),
        text=piece.text,
        passage=0,
        article=article,
        role=passage.role,
        role_settled=passage.role_settled,
        starts_passage=False,
        ends_passage=False,
        gap_before=False,
        column=None,
        width=float(len(piece.text)),
        first_odds=0.0,
        decided_after=False,
    )
