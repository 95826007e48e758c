"""Where text is lost: sentences without an end, beginnings without a start, unclosed quotes."""

from __future__ import annotations

import bisect
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.model.line import Seam
from archive.model.passage import Role
from archive.repair.columns import INDENT
from archive.repair.forms import comes_from, sends_on
from archive.repair.marks import ends_sentence
from archive.repair.paragraphs import probability
from archive.repair.quotes import open_quote_at
from archive.repair.row_forms import Form
from archive.repair.rows import BLOCK_BREAKS
from archive.repair.target import Ground, Joint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.link_finder import LinkFinder
    from archive.repair.links import Links
    from archive.repair.rows import Row
    from archive.repair.sense import Sense
    from archive.repair.target import TargetArticle, TargetPassage

_MOST = 0.93
_DOUBTFUL = 0.55
_SOMETHING_LEFT = 0.89
"""Most confidence that a line is lost while a beginning is left for which no end was found."""
_PAGE = 1_500
"""Rows: more than a page has."""
_INSIDE = -1.2
_LOST_START = -2.2
_LOST = 2.0
"""Log-odds that text is lost where an end or a beginning has no other half, without a rival."""
_STOPS_SHORT = 1.2
"""Cells that a full line may lack."""
_START_ELSEWHERE = 0.75
"""Most confidence that a beginning is lost which does not stand below a title."""
_GOES_ON = 0.2
"""Log-odds from which the words over the weakest seam behind a quotation mark go on."""
_AS_WIDE = 0.6
_ENOUGH_FULL = 2
"""Lines of a paragraph that show how wide its column is."""
_FLOWING = frozenset({Ground.NEXT, Ground.GROUP})
_STOPS = "。；;"
_PAUSES = "，。、；：,;:."
_LOSSY_SHARE = 0.3
_LOSSY_ENDS = 4
"""A page that lost that share, and number, of the lines below its columns has lost others, too."""


def find_lost_text(
    articles: Sequence[TargetArticle], rows: Sequence[Row], finder: LinkFinder, links: Links
) -> None:
    """Mark the gaps of all articles; where both sides of a gap are left, make them one passage."""
    lossy = _loses_lines(rows, links)
    for article in articles:
        _merge_over_gaps(article.passages, rows, finder, links)
        for place, passage in enumerate(article.passages):
            before = article.passages[place - 1] if place else None
            if passage.form is not Form.BODY:
                continue
            after = article.passages[place + 1] if place + 1 < len(article.passages) else None
            if lossy:
                _mark_chance_words(passage, finder.sense)
            if after is None or not sends_on(after.text):
                _mark_lost_end(passage, rows, links)
            if before is None or not comes_from(before.text):
                _mark_lost_start(passage, before, rows, finder, links)
            _mark_unclosed_quote(passage, finder.sense)


def _may_be_heading(passage: TargetPassage, row: Row) -> bool:
    """Tell whether a row that stands alone might be a heading or a name."""
    if len(passage.rows) != 1 or not (row.starts_passage and row.ends_passage):
        return False
    on_scan = row.first.line.box is not None
    if on_scan or not any(mark in row.text for mark in _PAUSES):
        return True
    # A line that is set in may be the first of a paragraph; no other stands alone.
    return row.first_odds < 0 and not any(mark in row.text for mark in _STOPS)


def _loses_lines(rows: Sequence[Row], links: Links) -> bool:
    """Tell whether this page lost lines below its columns again and again."""
    lost = sum(rows[end].break_after in BLOCK_BREAKS for end in links.torn)
    kept = sum(
        rows[link.end].break_after in BLOCK_BREAKS and not link.decided
        for link in links.after.values()
    )
    return lost >= _LOSSY_ENDS and lost >= _LOSSY_SHARE * (lost + kept)


def _mark_chance_words(passage: TargetPassage, sense: Sense) -> None:
    """Part what only seems to go on over a column's end: a word that arose there by chance.

    A word that is really cut makes the text go on far better than any other seam does.
    """
    for place, joint in enumerate(passage.joints):
        if joint.ground not in _FLOWING or joint.seam is not Seam.JOIN or joint.settled:
            continue
        before, after = passage.pieces[place], passage.pieces[place + 1]
        if before.line.box is not None:
            continue  # a scan shows that nothing stands below
        if joint.ground is Ground.NEXT:
            lost = bool(joint.word) and sense.is_chance_word(before.text, after.text, joint.word)
        else:
            lost = not joint.word and sense.is_odd_remainder(before.text, after.text)
        if lost:
            passage.joints[place] = replace(joint, seam=Seam.GAP, confidence=0.9, word="")


def _is_doubtful_end(passage: TargetPassage, last: Row) -> bool:
    """Tell whether a paragraph without an end might have another form: a heading, a name.

    Below a line that is lost the column was full, so a last line that stops short lost nothing.
    """
    if _may_be_heading(passage, last):
        return True
    alone = len(passage.rows) == 1
    indent = INDENT if alone and last.first_odds > 0 else 0.0
    return last.column is None or last.shortfall - indent > _STOPS_SHORT


def _merge_over_gaps(
    passages: list[TargetPassage], rows: Sequence[Row], finder: LinkFinder, links: Links
) -> None:
    kept: list[TargetPassage] = []
    for passage in passages:
        before = kept[-1] if kept else None
        if before is not None and _is_other_side(before, passage, rows, finder):
            end = before.rows[-1]
            odds = min(links.torn.get(end, 0.0), links.lone.get(passage.rows[0], 0.0))
            claimed = links.claimed.get(end, 0.0)
            _merge(before, passage, min(_MOST, probability(_LOST + odds), 1 - claimed))
        else:
            kept.append(passage)
    passages[:] = kept


def _is_other_side(
    before: TargetPassage, passage: TargetPassage, rows: Sequence[Row], finder: LinkFinder
) -> bool:
    """Tell whether a passage is the rest of the torn one before it, with text lost between."""
    if before.form is not Form.BODY or passage.form is not Form.BODY or passage.gap_before:
        return False
    end, head = rows[before.rows[-1]], rows[passage.rows[0]]
    if _may_be_heading(passage, head):
        return False
    if not _is_torn(end) or end.decided_after or end.index + 1 != head.index:
        return False
    return finder.first_odds(head.index) < _INSIDE


def _is_torn(row: Row) -> bool:
    return not ends_sentence(row.text) and row.text[-1:] not in "：:"


def _merge(before: TargetPassage, passage: TargetPassage, confidence: float) -> None:
    before.joints.append(Joint(Seam.GAP, confidence, Ground.NEXT))
    before.pieces += passage.pieces
    before.joints += passage.joints
    before.rows += passage.rows


def _mark_lost_end(passage: TargetPassage, rows: Sequence[Row], links: Links) -> None:
    last = rows[passage.rows[-1]]
    already = last.ends_passage and last.last.seam is Seam.GAP
    torn = _is_torn(last) and not ends_sentence(passage.text)  # a line may be a lone full stop
    if already or (torn and not (last.last.line.seam_settled and last.ends_passage)):
        passage.gap_after = True
        odds = links.torn.get(last.index, 0.0)
        claimed = links.claimed.get(last.index, 0.0)
        sure = min(_MOST, probability(_LOST + odds), 1 - claimed)
        passage.gap_confidence = 1.0 if already else sure
        if not already and (_may_go_on(last.index, links) or last.text[-1:] in _PAUSES):
            passage.gap_confidence = min(passage.gap_confidence, _SOMETHING_LEFT)
        if not already and _is_doubtful_end(passage, last):
            passage.gap_confidence = min(passage.gap_confidence, _DOUBTFUL)


def _may_go_on(end: int, links: Links) -> bool:
    """Tell whether near an end there is a beginning that nothing was found for."""
    place = bisect.bisect_left(links.unexplained, end - _PAGE)
    return place < len(links.unexplained) and links.unexplained[place] <= end + _PAGE


def _mark_lost_start(
    passage: TargetPassage,
    before: TargetPassage | None,
    rows: Sequence[Row],
    finder: LinkFinder,
    links: Links,
) -> None:
    if before is not None and before.role in {Role.PARAGRAPH, Role.CAPTION, Role.CREDIT}:
        return
    head = rows[passage.rows[0]]
    odds = finder.first_odds(head.index)
    if len(passage.rows) > 1 and odds < _LOST_START:
        passage.gap_before = True
        lone = links.lone.get(head.index, -_LOST)
        sure = finder.is_below_title(head.index) or not links.torn
        most = _MOST if sure and _is_clearly_full(passage, rows) else _START_ELSEWHERE
        passage.gap_confidence = max(
            passage.gap_confidence, min(most, probability(-odds), probability(_LOST + lone))
        )


def _is_clearly_full(passage: TargetPassage, rows: Sequence[Row]) -> bool:
    """Tell whether a first line is as wide as those below it, so that it is not set in for sure."""
    first, *inside = [rows[index] for index in passage.rows[:-1]]
    if first.first.line.box is not None:
        return True
    full = [abs(row.width - first.width) <= _AS_WIDE for row in inside]
    return sum(full) >= _ENOUGH_FULL and 2 * sum(full) > len(full)


def _mark_unclosed_quote(passage: TargetPassage, sense: Sense) -> None:
    """A quotation that is never closed lost its end at the weakest seam behind its beginning."""
    if passage.gap_after or any(joint.seam is Seam.GAP for joint in passage.joints):
        return
    opened = open_quote_at(passage.text)
    if opened is None:
        return
    length, weakest, at = 0, 0.0, None
    for place, (piece, joint) in enumerate(zip(passage.pieces, passage.joints, strict=False)):
        length += len(piece.text) + (joint.seam is Seam.SPACE)
        if length <= opened or joint.settled or joint.word:
            continue
        odds = sense.continues(piece.text, passage.pieces[place + 1].text)
        if at is None or odds < weakest:
            weakest, at = odds, place
    if at is not None:
        brought = any(joint.ground is Ground.AWAY for joint in passage.joints)
        sure = 0.75 if brought or weakest > _GOES_ON else 0.9
        passage.joints[at] = replace(passage.joints[at], seam=Seam.GAP, confidence=sure)
