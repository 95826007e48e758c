"""Roles of passages and borders of articles, from the forms of the strands in reading order.

Headings come in groups (kicker, headline, subtitle, byline). A group opens an article if it looks
like a title: first on the page, after a sign-off, with a kicker or byline, in several parts, wider
than a column; otherwise it is a subhead inside an article, above all when other groups of the same
shape stand between the same paragraphs.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.model.passage import Role
from archive.repair.classify import HEADINGS, Form
from archive.repair.paragraphs import probability

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.repair.paragraphs import Strand
    from archive.repair.survey import Row

_PLAIN_ROLES = {
    Form.BODY: Role.PARAGRAPH,
    Form.SIGN_OFF: Role.BYLINE,
    Form.BYLINE: Role.BYLINE,
    Form.CAPTION: Role.CAPTION,
    Form.CREDIT: Role.CREDIT,
    Form.NOTICE: Role.CONTINUATION,
    Form.FOLIO: Role.FOLIO,
}
_OPENING_ROLES = frozenset({Role.BANNER, Role.KICKER, Role.HEADLINE})
_MUCH_LONGER = 1.4
_CLEARLY = 2.0


@dataclass(slots=True, eq=False)
class Planned:
    """A strand with the role it should have."""

    strand: Strand
    role: Role
    confidence: float = 0.97
    why: tuple[str, ...] = ()
    """Which marks of form told the role; words of ``evidence.ROLE_SIGNS``."""
    opens_article: bool = False
    article_confidence: float = 0.97
    joins_previous: bool = False
    """True for the second clause of a headline that is to be one passage with the first."""


@dataclass(slots=True)
class _Group:
    """Heading strands that stand together, with a byline below them if there is one."""

    planned: list[Planned] = field(default_factory=list)
    byline: bool = False
    first_on_page: bool = False
    after_sign_off: bool = False
    decided: bool = False


def plan_roles(strands: Sequence[Strand], rows: Sequence[Row]) -> list[Planned]:
    """Return the strands with their roles and article borders."""
    planned = [_plain(strand, rows) for strand in strands]
    groups = list(_groups(planned, rows))
    subheads = Counter(
        _shape(group, rows) for group in groups if _title_odds(group, rows, alike=0)[0] < _CLEARLY
    )
    for group in groups:
        length, marks, parts = _shape(group, rows)
        near = (length - 1, length, length + 1)
        _decide(group, rows, sum(subheads[size, marks, parts] for size in near) - 1)
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


def _groups(planned: Sequence[Planned], rows: Sequence[Row]) -> Iterator[_Group]:
    group = _Group()
    before: Planned | None = None
    for this in planned:
        if this.strand.form in HEADINGS or (
            this.strand.form is Form.GIVEN and this.role in _OPENING_ROLES | {Role.SUBTITLE}
        ):
            if not group.planned:
                group.first_on_page = before is None or before.role is Role.FOLIO
                group.after_sign_off = before is not None and _is_sign_off(before, rows)
            group.planned.append(this)
        elif group.planned:
            group.byline = this.role is Role.BYLINE and this.strand.form is not Form.SIGN_OFF
            yield group
            group = _Group()
        before = this
    if group.planned:
        yield group


def _is_sign_off(planned: Planned, rows: Sequence[Row]) -> bool:
    if planned.role is not Role.BYLINE:
        return False
    return planned.strand.form is Form.SIGN_OFF or rows[planned.strand.rows[0]].text[:1] in "(（"


def _shape(group: _Group, rows: Sequence[Row]) -> tuple[int, int, bool]:
    first = next((p for p in group.planned if p.strand.form is Form.HEADING), group.planned[0])
    text = "".join(rows[index].text for index in first.strand.rows)
    return len(text), sum(mark in text for mark in ",，、 "), len(group.planned) > 1


def _decide(group: _Group, rows: Sequence[Row], alike: int) -> None:
    odds, why = _title_odds(group, rows, alike)
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
    if odds <= 0:
        return
    first = group.planned[0]
    first.opens_article = True
    first.article_confidence = max(0.5, 0.99 * probability(odds + 1))
    if len(headings) > 1:
        _rank(headings, rows)


def _title_odds(group: _Group, rows: Sequence[Row], alike: int) -> tuple[float, tuple[str, ...]]:
    headings = [p for p in group.planned if p.strand.form is Form.HEADING]
    given = [p for p in group.planned if p.strand.form is Form.GIVEN]
    if given:
        opens = any(p.role in _OPENING_ROLES for p in given)
        return (9.0 if opens else -9.0), ("neighbours",)
    if not headings:
        return -2.0, ("dash",)
    signs: list[tuple[str, float]] = []
    texts = [_text(p, rows) for p in headings]
    row = rows[headings[0].strand.rows[0]]
    kicker = any(p.strand.form is Form.KICKER for p in group.planned)
    signs.append(("first", 5.0 if group.first_on_page else 0.0))
    signs.append(("kicker", 4.0 if kicker else 0.0))
    signs.append(("byline", 4.5 if group.byline else 0.0))
    signs.append(("sign-off", 4.0 if group.after_sign_off else 0.0))
    signs.append(("parts", 2.5 if len(headings) > 1 and not kicker else 0.0))
    signs.append(("colon", 2.0 if any("：" in t or ":" in t for t in texts) else 0.0))
    signs.append(("wide", _wide(row)))
    signs.append(("clauses", 1.5 if any(" " in t for t in texts) else 0.0))
    plain = not (kicker or group.byline or group.first_on_page)
    against = -1.5 - (3.0 if alike > 0 and plain else 0.0)
    if row.column is not None and row.width <= row.column / 2 and not kicker:
        against -= 1.0
    odds = sum(weight for _, weight in signs) + against
    why = tuple(name for name, weight in signs if weight) if odds > 0 else ("short", "alike")
    return odds, why if odds > 0 or alike > 0 else ("short",)


def _wide(row: Row) -> float:
    if row.column is None or row.width < row.column + 1:
        return 0.0
    return 5.5 if row.width > 1.25 * row.column else 3.5


def _text(planned: Planned, rows: Sequence[Row]) -> str:
    return " ".join(piece.text for i in planned.strand.rows for piece in rows[i].pieces)


def _rank(headings: Sequence[Planned], rows: Sequence[Row]) -> None:
    """Tell banner or kicker, headline and subtitle apart among several parts of a title."""
    first, second = headings[0], headings[1]
    a, b = _text(first, rows), _text(second, rows)
    simple = not any(mark in a + b for mark in " ,，、：:；;")
    if len(a) == len(b) and simple and len(a) <= 12:
        second.joins_previous = True
        second.role = Role.HEADLINE
        return
    if len(b) >= _MUCH_LONGER * len(a):
        second.role = Role.SUBTITLE
        second.confidence = min(second.confidence, 0.9)
    elif len(a) >= _MUCH_LONGER * len(b):
        first.role = Role.KICKER
        first.confidence = min(first.confidence, 0.9)
    else:
        first.role = Role.BANNER
        first.confidence = min(first.confidence, 0.9)
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
    for this in planned:
        this.opens_article = not opening.isdisjoint(this.strand.rows)
        this.article_confidence = 1.0
