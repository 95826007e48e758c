"""From a page to its target: survey, forms, links, paragraphs, order, roles, gaps, in that order."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.model.line import Seam
from archive.model.passage import Role
from archive.model.script import is_mostly_han, letter_count
from archive.repair.classify import classify
from archive.repair.gaps import find_lost_text
from archive.repair.latin import plan_latin
from archive.repair.link_finder import LinkFinder
from archive.repair.marks import ends_sentence
from archive.repair.names import NameSense, close_padded
from archive.repair.order import in_order
from archive.repair.paragraphs import build_strands, probability
from archive.repair.roles import plan_roles
from archive.repair.row_forms import HEADINGS, Form
from archive.repair.rows import BLOCK_BREAKS, Piece, Row
from archive.repair.seams import inner_seam, outer_seam
from archive.repair.sense import Sense
from archive.repair.survey import survey
from archive.repair.target import Ground, Joint, Target, TargetArticle, TargetPassage
from archive.repair.writers import spaces_between_writers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.page import PageText
    from archive.repair.language import LanguageModel
    from archive.repair.planned import Planned
    from archive.repair.rules import RepairRules


_TELLING = 2.5
"""Log-odds from which a word that is cut by a seam counts as proof."""
_SET_IN = 2.0
_RUN_IN = 0.8
"""Most confidence in a joint with a line that is set in like the first of a paragraph."""
_SET_IN_YET_GOES_ON = 0.89
"""The same where the words go on well, which may be chance."""
_OVER_BREAK = 0.88
"""Most confidence in a joint over a column's end where the words rather speak against it."""
_UNPROVEN = 0.2
"""Score of a link between places apart up to which only likelihood speaks for it."""
_ONLY_CLAUSE, _MENDS_WORD, _ONLY_PLACE = 0.82, 0.8, 0.4
"""How many of such links are right: where the clause goes on well, over a word, and otherwise."""
_ENOUGH_LETTERS = 20
_FORMS_OF_ROLES = {
    Role.BANNER: Form.HEADING,
    Role.KICKER: Form.HEADING,
    Role.HEADLINE: Form.HEADING,
    Role.SUBTITLE: Form.HEADING,
    Role.SUBHEAD: Form.HEADING,
    Role.BYLINE: Form.BYLINE,
    Role.CREDIT: Form.CREDIT,
    Role.FOLIO: Form.FOLIO,
    Role.CAPTION: Form.BODY,
    Role.LIST: Form.BODY,
}


def plan(text: PageText, rules: RepairRules, model: LanguageModel) -> Target:
    """Return how a page should read."""
    if not _is_chinese(text, rules):
        return plan_latin(text, rules, model)
    names = NameSense(model, rules)
    sense = Sense(model, rules)
    rows = survey(text, names)
    forms = classify(rows, names, sense)
    finder = LinkFinder(rows, forms, sense)
    links = finder.find()
    strands = in_order(build_strands(rows, forms, links, finder), rows)
    sense.prepare_words(
        (rows[a].text, rows[b].text)
        for strand in strands
        if strand.form is Form.BODY or strand.form in HEADINGS
        for a, b in itertools.pairwise(strand.rows)
    )
    articles: list[TargetArticle] = []
    for planned in plan_roles(strands, rows):
        if planned.joins_previous:
            _append_clause(articles[-1].passages, planned, rows)
            continue
        passage = _passage(planned, rows, finder)
        if planned.opens_article or not articles:
            articles.append(TargetArticle(confidence=planned.article_confidence))
        articles[-1].passages.append(passage)
    find_lost_text(articles, rows, finder, links)
    return Target(articles, rows, sense, names)


def _is_chinese(text: PageText, rules: RepairRules) -> bool:
    """Tell how to read a page: by its own letters, or by the newspaper's language if it has few."""
    said = "\n".join(line.text for line in text.placed_lines())
    if rules.language and letter_count(said) < _ENOUGH_LETTERS:
        return rules.language.startswith(("zh", "ja"))
    return is_mostly_han(said)


def _passage(planned: Planned, rows: Sequence[Row], finder: LinkFinder) -> TargetPassage:
    strand = planned.strand
    pieces: list[Piece] = []
    joints: list[Joint] = []
    for place, index in enumerate(strand.rows):
        row = rows[index]
        if place:
            before = rows[strand.rows[place - 1]]
            joints.append(
                _joint(before, row, strand.scores[before.index], _seam_form(planned), finder)
            )
        pieces += row.pieces
        joints += _inside(row, _seam_form(planned))
    if strand.form is Form.BODY:
        _part_writers(pieces, joints)
    return TargetPassage(
        role=planned.role,
        pieces=pieces,
        joints=joints,
        rows=list(strand.rows),
        form=strand.form,
        role_confidence=planned.confidence,
        role_signs=planned.why,
        border_confidence=probability(abs(strand.border) + 1.5) if strand.border else 0.95,
        gap_before=rows[strand.rows[0]].gap_before,
        rubbish=strand.form is Form.RUBBISH,
    )


def _part_writers(pieces: Sequence[Piece], joints: list[Joint]) -> None:
    """Keep the spaces between titles and names in brackets."""
    for place in spaces_between_writers([piece.text for piece in pieces]):
        if not joints[place].settled:
            joints[place] = replace(joints[place], seam=Seam.SPACE, word="")


def _append_clause(passages: list[TargetPassage], planned: Planned, rows: Sequence[Row]) -> None:
    """Make a heading strand the second clause of the headline before it."""
    passage = passages[-1]
    strand_rows = planned.strand.rows
    ground = Ground.NEXT if strand_rows[0] == passage.rows[-1] + 1 else Ground.AWAY
    passage.joints.append(Joint(Seam.SPACE, planned.confidence, ground))
    for place, index in enumerate(strand_rows):
        if place:
            passage.joints.append(Joint(Seam.SPACE, 0.9, Ground.GROUP))
        passage.pieces += rows[index].pieces
        passage.joints += [Joint(Seam.SPACE, 0.95, Ground.ROW) for _ in rows[index].pieces[1:]]
    passage.rows += strand_rows


def _seam_form(planned: Planned) -> Form:
    """Return the form whose rules for seams hold; a given role has those of the form like it."""
    if planned.strand.form is Form.GIVEN:
        return _FORMS_OF_ROLES.get(planned.role, Form.GIVEN)
    return planned.strand.form


def _inside(row: Row, form: Form) -> list[Joint]:
    """Return the joints between the pieces of one printed line."""
    if len(row.pieces) == 1:
        return []
    texts = [piece.text for piece in row.pieces]
    padded = _padded_at(texts) if form in {Form.BYLINE, Form.SIGN_OFF, Form.CREDIT} else set()
    joints = []
    for place, (before, after) in enumerate(zip(row.pieces, row.pieces[1:], strict=False)):
        if _is_settled(before):
            joints.append(Joint(before.seam, 1.0, Ground.ROW, settled=True))
        elif place in padded:
            joints.append(Joint(Seam.JOIN, 0.96, Ground.ROW))
        else:
            joints.append(Joint(inner_seam(before.text, after.text, form), 0.97, Ground.ROW))
    return joints


def _padded_at(texts: Sequence[str]) -> set[int]:
    """Return the places whose space is only padding in a name of two characters."""
    bare = [text.strip("()（）") for text in texts]
    places: set[int] = set()
    at = 0
    for part in close_padded(bare):
        if at < len(bare) and part != bare[at]:
            places.add(at)
            at += 1
        at += 1
    return places


def _joint(before: Row, after: Row, score: float, form: Form, finder: LinkFinder) -> Joint:
    sense = finder.sense
    end = before.last
    adjacent = before.index + 1 == after.index
    if not adjacent:
        ground = Ground.AWAY
    elif before.break_after in BLOCK_BREAKS or before.ends_passage:
        ground = Ground.NEXT
    else:
        ground = Ground.GROUP
    if _is_settled(end) and ground is not Ground.AWAY and not before.ends_passage:
        return Joint(end.seam, 1.0, ground, settled=True)
    word = sense.word_over(before.text, after.text) if form is Form.BODY else ""
    seam = outer_seam(end.text, after.first.text, form, word)
    if form in HEADINGS:
        return Joint(seam, 0.97, ground, word)
    confidence = probability(1.2 * score + (1.8 if ground is Ground.AWAY else 1.2))
    if ground is Ground.AWAY and score <= _UNPROVEN:
        confidence = _ONLY_CLAUSE if score > 0 else _MENDS_WORD if word else _ONLY_PLACE
    cut_word = bool(word) and sense.continues(before.text, after.text) > _TELLING
    most = 0.995 if cut_word else _most_without_word(before, after, ground, word, finder)
    if ground is not Ground.AWAY and not ends_sentence(before.text):
        set_in = finder.first_odds(after.index) > _SET_IN
        most = min(most, _SET_IN_YET_GOES_ON) if set_in else most
    return Joint(seam, min(confidence, most), ground, word)


def _most_without_word(
    before: Row, after: Row, ground: Ground, word: str, finder: LinkFinder
) -> float:
    """Return how sure a joint can be that no word proves; measured on broken pages."""
    most = 0.97 if ground is Ground.GROUP else 0.96
    if word or ground is Ground.AWAY:
        return most
    odds = finder.sense.continues(before.text, after.text)
    if ground is Ground.GROUP:
        set_in = finder.first_odds(after.index) > _SET_IN
        return _RUN_IN if set_in and odds < _TELLING else most
    return _OVER_BREAK if odds < 0 else most


def _is_settled(piece: Piece) -> bool:
    return piece.line.seam_settled or (not piece.tail_cut and piece.seam is not Seam.SPACE)
