"""Roles of passages and borders of articles, from the forms of the strands in reading order.

Headings come in groups (kicker, headline, subtitle, byline). A group opens an article if it looks
like a title: first on the page, after a sign-off, with a kicker or byline, in several parts, wider
than a column; otherwise it is a subhead inside an article, above all when other groups of the same
shape stand between the same paragraphs.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from archive.model.passage import Role
from archive.repair import forms
from archive.repair.headings import reads_like_body
from archive.repair.paragraphs import probability
from archive.repair.planned import Planned
from archive.repair.row_forms import Form
from archive.repair.title_groups import (
    Company,
    TitleGroup,
    in_series,
    part_first_subheads,
    shape_of,
    text_of,
    title_groups,
    title_odds,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.paragraphs import Strand
    from archive.repair.rows import Row

_PLAIN_ROLES = {
    Form.BODY: Role.PARAGRAPH,
    Form.SIGN_OFF: Role.BYLINE,
    Form.BYLINE: Role.BYLINE,
    Form.CAPTION: Role.CAPTION,
    Form.CREDIT: Role.CREDIT,
    Form.NOTICE: Role.CONTINUATION,
    Form.FOLIO: Role.FOLIO,
    Form.TABLE: Role.TABLE,
}
_MUCH_LONGER = 1.4
_DOUBTFUL_TITLE = 2.2
"""Log-odds of being a title below which a heading may be a subhead after all."""
_DOUBTFUL_BORDER = 0.89
_EITHER_WAY = 0.8
_WITHOUT_ITS_FIRST = 0.75
"""Confidence in the border of an article whose first lines belong to another one."""
_BELOW_NUMBERED = 0.6
"""Confidence in subheads that follow a numbered one without a text between."""


def plan_roles(strands: Sequence[Strand], rows: Sequence[Row]) -> list[Planned]:
    """Return the strands with their roles and article borders."""
    planned = [_plain(strand, rows) for strand in strands]
    groups = list(title_groups(planned, rows))
    part_first_subheads(groups, rows)
    for series in in_series(groups, rows):
        shapes = Counter(shape_of(group, rows) for group in series)
        for group in series:
            length, marks, parts = shape_of(group, rows)
            near = (length - 1, length, length + 1)
            alike = sum(shapes[size, marks, parts] for size in near) - 1
            _decide(group, rows, Company(alike, len(series) - 1))
    _open_after_sign_offs(planned)
    _keep_known_articles(planned, rows)
    if planned:
        planned[0].opens_article = True
    return planned


def _plain(strand: Strand, rows: Sequence[Row]) -> Planned:
    row = rows[strand.rows[0]]
    if strand.form is Form.GIVEN:
        return Planned(strand, row.role, 1.0)
    role = _PLAIN_ROLES.get(strand.form, Role.PARAGRAPH)
    return Planned(strand, role, 0.96, (strand.form.value,))


def _decide(group: TitleGroup, rows: Sequence[Row], company: Company) -> None:
    odds, why = title_odds(group, rows, company)
    headings = [p for p in group.planned if p.strand.form is Form.HEADING]
    for this in group.planned:
        this.confidence = max(0.5, 0.98 * probability(abs(odds)))
        this.why = why
        if this.strand.form is Form.SUBTITLE:
            this.role, this.confidence, this.why = Role.SUBTITLE, 0.96, ("dash",)
        elif this.strand.form is Form.KICKER:
            this.role, this.confidence, this.why = Role.KICKER, 0.95, ("colon",)
        elif this.strand.form is Form.HEADING:
            this.role = Role.HEADLINE if odds > 0 else Role.SUBHEAD
            if why == ("numbered",) and not forms.is_numbered(text_of(this, rows)):
                this.confidence = _BELOW_NUMBERED
    if odds <= 0:
        return
    first = group.planned[0]
    first.opens_article = True
    first.article_confidence = max(0.5, 0.99 * probability(odds + 1))
    if odds < _DOUBTFUL_TITLE:
        first.article_confidence = min(first.article_confidence, _DOUBTFUL_BORDER)
    if len(headings) > 1:
        _rank(headings, rows)


def _rank(headings: Sequence[Planned], rows: Sequence[Row]) -> None:
    """Tell banner or kicker, headline and subtitle apart among several parts of a title."""
    first, second = headings[0], headings[1]
    a, b = text_of(first, rows), text_of(second, rows)
    simple = not any(mark in a + b for mark in " ,，、：:；;")
    if len(a) == len(b) and simple and len(a) <= 12:
        second.joins_previous = True
        second.role = Role.HEADLINE
        return
    if forms.announces(a):
        first.role = Role.KICKER
        first.confidence = min(first.confidence, 0.95)
    elif len(b) >= _MUCH_LONGER * len(a):
        second.role = Role.SUBTITLE
        second.confidence = min(second.confidence, _EITHER_WAY)
    elif len(a) >= _MUCH_LONGER * len(b):
        first.role = Role.KICKER
        first.confidence = min(first.confidence, 0.9)
    else:
        first.role = Role.BANNER
        first.confidence = min(first.confidence, 0.9)
    if reads_like_body(rows[first.strand.rows[0]]):
        first.confidence = min(first.confidence, _EITHER_WAY)
    for other in headings[2:]:
        other.role = Role.SUBTITLE
        other.confidence = min(other.confidence, 0.8)


def _open_after_sign_offs(planned: Sequence[Planned]) -> None:
    """Body after a sign-off belongs to another article even if its title is lost."""
    for before, this in itertools.pairwise(planned):
        if before.strand.form is Form.SIGN_OFF and this.role is Role.PARAGRAPH:
            this.opens_article = True
            this.article_confidence = 0.75


def _keep_known_articles(planned: Sequence[Planned], rows: Sequence[Row]) -> None:
    """Where the page already has several articles, their borders stand."""
    if not rows or rows[-1].article == 0:
        return
    opening = {
        row.index
        for row, before in zip(rows[1:], rows, strict=False)
        if row.article != before.article
    }
    carried_off: set[int] = set()
    for this in planned:
        first, *rest = this.strand.rows
        known = first in opening
        this.opens_article = known or rows[first].article in carried_off
        this.article_confidence = 1.0 if known else _WITHOUT_ITS_FIRST
        carried_off.discard(rows[first].article)
        # what an article began with goes on in another one: its border is where the rest starts
        carried_off.update(rows[row].article for row in rest if row in opening)
