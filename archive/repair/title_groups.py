"""Headings that stand together, and what speaks for their being the title of an article.

A group that is no title is a subhead. Subheads come in series: others of the same shape stand
between the same two titles.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.model.passage import Role
from archive.repair.forms import is_numbered
from archive.repair.row_forms import HEADINGS, Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.repair.planned import Planned
    from archive.repair.rows import Row

OPENING_ROLES = frozenset({Role.BANNER, Role.KICKER, Role.HEADLINE})
_CLEARLY = 2.0
_NUMBERED = 4.0
_LONE = 1.5
_SHORT_HEADING = 8
_A_SERIES = 2
"""Other headings of one length that make the first of them no part of the title above."""
_TELLS_WIDTH = 4
"""Lines from which a paragraph tells how wide its column is."""
_OTHER_WIDTH = 1.0
"""Cells."""


@dataclass(frozen=True, slots=True)
class Company:
    """Other heading groups between the same two clear titles."""

    alike: int = 0
    """Those of the same shape."""
    others: int = 0


@dataclass(slots=True)
class TitleGroup:
    """Heading strands that stand together, with a byline below them if there is one."""

    planned: list[Planned] = field(default_factory=list)
    byline: bool = False
    first_on_page: bool = False
    after_sign_off: bool = False
    column_above: float | None = None
    column_below: float | None = None
    over_subhead: bool = False


def part_first_subheads(groups: list[TitleGroup], rows: Sequence[Row]) -> None:
    """Make the last line of a title a group of its own where it is the first of a series."""
    alone = Counter(shape_of(group, rows)[:2] for group in groups if len(group.planned) == 1)
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        last = group.planned[-1]
        if len(group.planned) < 2 or group.byline or last.strand.form is not Form.HEADING:
            continue
        part = TitleGroup([last], column_above=group.column_above, column_below=group.column_below)
        length, marks, _ = shape_of(part, rows)
        if length <= _SHORT_HEADING and alone[length, marks] >= _A_SERIES:
            group.planned.pop()
            group.over_subhead = True
            groups.insert(place + 1, part)


def in_series(groups: Sequence[TitleGroup], rows: Sequence[Row]) -> Iterator[list[TitleGroup]]:
    """Yield runs of groups that no clear title parts; a clear title is a run by itself."""
    run: list[TitleGroup] = []
    for group in groups:
        if title_odds(group, rows, Company(alike=1, others=1))[0] > _CLEARLY:
            yield from ([run] if run else [])
            yield [group]
            run = []
        else:
            run.append(group)
    if run:
        yield run


def title_groups(planned: Sequence[Planned], rows: Sequence[Row]) -> Iterator[TitleGroup]:
    """Yield the headings that stand together, with what stands around them."""
    group = TitleGroup()
    before: Planned | None = None
    column: float | None = None
    for place, this in enumerate(planned):
        if this.strand.form in HEADINGS or (
            this.strand.form is Form.GIVEN and this.role in OPENING_ROLES | {Role.SUBTITLE}
        ):
            if not group.planned:
                group.first_on_page = before is None or before.role is Role.FOLIO
                group.after_sign_off = before is not None and _is_sign_off(before, rows)
                group.column_above = column
            group.planned.append(this)
        elif group.planned:
            group.byline = this.role is Role.BYLINE and this.strand.form is not Form.SIGN_OFF
            group.column_below = _column_from(planned, place, rows)
            yield group
            group = TitleGroup()
        column = _column_of(this, rows) or column
        before = this
    if group.planned:
        yield group


def _column_of(planned: Planned, rows: Sequence[Row]) -> float | None:
    """Return the width of the column of a paragraph that is long enough to tell."""
    body = planned.strand.form is Form.BODY and len(planned.strand.rows) >= _TELLS_WIDTH
    return rows[planned.strand.rows[1]].column if body else None


def _column_from(planned: Sequence[Planned], place: int, rows: Sequence[Row]) -> float | None:
    """Return the width of the column of the first long paragraph from a place to the next heading."""
    for this in planned[place:]:
        if this.strand.form in HEADINGS:
            return None
        column = _column_of(this, rows)
        if column is not None:
            return column
    return None


def _is_sign_off(planned: Planned, rows: Sequence[Row]) -> bool:
    if planned.role is not Role.BYLINE:
        return False
    return planned.strand.form is Form.SIGN_OFF or rows[planned.strand.rows[0]].text[:1] in "(（"


def shape_of(group: TitleGroup, rows: Sequence[Row]) -> tuple[int, int, bool]:
    """Return how long a group's first heading is, its pauses, and whether there are others."""
    first = next((p for p in group.planned if p.strand.form is Form.HEADING), group.planned[0])
    text = "".join(rows[index].text for index in first.strand.rows)
    return len(text), sum(mark in text for mark in ",，、 "), len(group.planned) > 1


def title_odds(
    group: TitleGroup, rows: Sequence[Row], company: Company
) -> tuple[float, tuple[str, ...]]:
    """Return the log-odds that a group is a title, and the signs that say so (or the contrary)."""
    headings = [p for p in group.planned if p.strand.form is Form.HEADING]
    given = [p for p in group.planned if p.strand.form is Form.GIVEN]
    if given:
        opens = any(p.role in OPENING_ROLES for p in given)
        return (9.0 if opens else -9.0), ("neighbours",)
    if not headings:
        return -2.0, ("dash",)
    if is_numbered(text_of(headings[0], rows)) and not group.first_on_page:
        return -_NUMBERED, ("numbered",)
    signs = _signs(group, headings, rows)
    why = tuple(name for name, weight in signs if weight)
    for_title = sum(weight for _, weight in signs)
    kicker = any(p.strand.form is Form.KICKER for p in group.planned)
    plain = not (kicker or group.byline or group.first_on_page)
    row = rows[headings[0].strand.rows[0]]
    short = row.column is not None and row.width <= row.column / 2 and not kicker
    if company.alike > 0:
        against = 4.5 if plain else 1.5
    elif company.others > 0 or not plain:
        against = 1.5
    else:
        against = -_LONE  # subheads come in series
    odds = for_title - against - (1.0 if short else 0.0)
    if odds > 0:
        return odds, why or ("alone",)
    return odds, ("short", "alike") if company.alike > 0 else ("short",)


def _signs(
    group: TitleGroup, headings: Sequence[Planned], rows: Sequence[Row]
) -> list[tuple[str, float]]:
    """Return what speaks for a title, with its weight in log-odds."""
    texts = [text_of(p, rows) for p in headings]
    kicker = any(p.strand.form is Form.KICKER for p in group.planned)
    above, below = group.column_above, group.column_below
    other_width = above is not None and below is not None and abs(above - below) > _OTHER_WIDTH
    return [
        ("first", 5.0 if group.first_on_page else 0.0),
        ("kicker", 4.0 if kicker else 0.0),
        ("byline", 4.5 if group.byline else 0.0),
        ("sign-off", 4.0 if group.after_sign_off else 0.0),
        ("parts", 2.5 if len(headings) > 1 and not kicker else 0.0),
        ("series", 4.0 if group.over_subhead else 0.0),
        ("colon", 2.0 if any("：" in t or ":" in t for t in texts) else 0.0),
        ("wide", _wide(rows[headings[0].strand.rows[0]])),
        ("clauses", 1.5 if any(" " in t for t in texts) else 0.0),
        ("columns", 1.2 if other_width else 0.0),
    ]


def _wide(row: Row) -> float:
    if row.column is None or row.width < row.column + 1:
        return 0.0
    return 5.5 if row.width > 1.25 * row.column else 3.5


def text_of(planned: Planned, rows: Sequence[Row]) -> str:
    """Return what a heading says, its pieces parted by spaces."""
    return " ".join(piece.text for i in planned.strand.rows for piece in rows[i].pieces)
