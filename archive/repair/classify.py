"""What each printed row is by its form and place, before anything is joined.

Rows of body text are told from headings, bylines, captions and so on. Forms that speak for
themselves come first; then width: a row inside a paragraph is full, so a short row that ends no
sentence, or a row wider than its column, is no body text.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

from archive.model.passage import Role
from archive.repair import forms
from archive.repair.headings import LONGEST_HEADING, WIDE, headings_by_width
from archive.repair.marks import (
    ends_sentence,
    han_count,
    is_stray,
    starts_inside,
)
from archive.repair.survey import BLOCK_BREAKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.names import NameSense
    from archive.repair.sense import Sense
    from archive.repair.survey import Row

_EXACT = 0.5
"""Cells that a full line of body text may differ from its column."""
_LARGE_TYPE = 1.45
"""Times the usual height of a line from which it is set in larger type."""
_ENOUGH_TO_COMPARE = 20


class Form(StrEnum):
    """What a row is by its form."""

    BODY = "body"
    HEADING = "heading"
    SUBTITLE = "subtitle"
    KICKER = "kicker"
    BYLINE = "byline"
    SIGN_OFF = "sign-off"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTICE = "notice"
    FOLIO = "folio"
    RUBBISH = "rubbish"
    GIVEN = "given"
    """The passage already has a role of its own."""


HEADINGS = frozenset({Form.HEADING, Form.SUBTITLE, Form.KICKER})


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Rows of one group between blank lines (or passage borders)."""

    rows: tuple[Row, ...]

    @property
    def texts(self) -> list[str]:
        """The texts of all pieces."""
        return [piece.text for row in self.rows for piece in row.pieces]


def classify(rows: Sequence[Row], names: NameSense, sense: Sense) -> list[Form]:
    """Return the form of every row."""
    forms_of: dict[int, Form] = {}
    groups = _groups(rows)
    for group in groups:
        _by_words(group, names, forms_of)
    for group in groups:
        _by_width(group, sense, forms_of)
    _by_type(rows, forms_of)
    _bylines_by_place(groups, names, forms_of)
    _by_place(groups, sense, forms_of)
    _keep_decided(rows, forms_of)
    return [forms_of.get(row.index, Form.BODY) for row in rows]


def _by_type(rows: Sequence[Row], found: dict[int, Form]) -> None:
    """Find headings by their type where there is a scan: lines well above the height of the rest."""
    heights = [box.height for row in rows if (box := row.first.line.box) is not None]
    if len(heights) < _ENOUGH_TO_COMPARE:
        return
    least = _LARGE_TYPE * median(heights)
    for row in rows:
        box = row.first.line.box
        if (
            box is not None
            and not row.first.line.vertical
            and box.height > least
            and found.get(row.index, Form.BODY) is Form.BODY
            and len(row.text) <= LONGEST_HEADING
            and not ends_sentence(row.text)
        ):
            found[row.index] = Form.HEADING


def _keep_decided(rows: Sequence[Row], found: dict[int, Form]) -> None:
    """Leave rows together that the layout or a person has joined: they are text of one kind."""
    for row, following in itertools.pairwise(rows):
        if row.decided_after and not row.ends_passage:
            one, other = found.get(row.index), found.get(following.index)
            if one is not other and Form.RUBBISH not in {one, other}:
                for index in (row.index, following.index):
                    found.pop(index, None)


def _groups(rows: Sequence[Row]) -> list[Neighbourhood]:
    groups: list[Neighbourhood] = []
    start = 0
    for index, row in enumerate(rows):
        if row.ends_passage or row.break_after in BLOCK_BREAKS:
            groups.append(Neighbourhood(tuple(rows[start : index + 1])))
            start = index + 1
    return groups


def _by_words(group: Neighbourhood, names: NameSense, found: dict[int, Form]) -> None:
    rows = group.rows
    if rows[0].role is not Role.PARAGRAPH:
        found.update((row.index, Form.GIVEN) for row in rows)
        return
    for row in rows:
        text = row.text
        if _is_rubbish(row, rows):
            found[row.index] = Form.RUBBISH
        elif forms.is_notice(text):
            found[row.index] = Form.NOTICE
        elif forms.is_dash_subtitle(text) and not ends_sentence(text):
            found[row.index] = Form.SUBTITLE
    rest = [row for row in rows if row.index not in found]
    if not rest:
        return
    texts = [piece.text for row in rest for piece in row.pieces]
    whole = "".join(texts)
    form = _whole_form(texts, whole, names)
    if form is not None:
        found.update((row.index, form) for row in rest)
        return
    _tail_by_words(rest, names, found)


def _whole_form(texts: list[str], whole: str, names: NameSense) -> Form | None:
    if len(whole) > 60:
        return None
    if forms.is_folio(whole):
        return Form.FOLIO
    if forms.is_sign_off(" ".join(texts), names):
        return Form.SIGN_OFF
    if forms.is_credit(texts, names):
        return Form.CREDIT
    if forms.is_byline(texts, names):
        return Form.BYLINE
    if forms.is_kicker(whole) and len(whole) <= 20:
        return Form.KICKER
    return None


def _tail_by_words(rows: Sequence[Row], names: NameSense, found: dict[int, Form]) -> None:
    """Find a sign-off or credit at the end of a group of body rows."""
    for count in (1, 2, 3):
        if count >= len(rows):
            return
        tail = rows[-count:]
        texts = [piece.text for row in tail for piece in row.pieces]
        if forms.is_sign_off(" ".join(texts), names):
            found.update((row.index, Form.SIGN_OFF) for row in tail)
            return
        if ends_sentence(rows[-count - 1].text) and forms.is_credit(texts, names):
            found.update((row.index, Form.CREDIT) for row in tail)
            return


def _is_rubbish(row: Row, rows: Sequence[Row]) -> bool:
    text = row.text
    if is_stray(text):
        return len(rows) == 1 or row.index in (rows[0].index, rows[-1].index)
    if len(text) > 2:
        return False
    before = rows[rows.index(row) - 1].text if row.index > rows[0].index else ""
    return text.isdigit() and row.index == rows[-1].index and before[-1:] in (")", "）")


def _by_width(group: Neighbourhood, sense: Sense, found: dict[int, Form]) -> None:
    rows = [row for row in group.rows if row.index not in found]
    found.update((row.index, Form.HEADING) for row in headings_by_width(rows, sense))


def _bylines_by_place(
    groups: Sequence[Neighbourhood], names: NameSense, found: dict[int, Form]
) -> None:
    """Below a title and above a paragraph even odd names are those of writers."""
    for above, group, below in zip(groups, groups[1:], groups[2:], strict=False):
        form = found.get(group.rows[0].index, Form.BODY)
        if form not in {Form.BODY, Form.HEADING} or len("".join(group.texts)) > 24:
            continue
        titled = found.get(above.rows[0].index, Form.BODY) in HEADINGS or _single(above, found)
        if not titled or ends_sentence(above.rows[-1].text):
            continue
        if found.get(below.rows[0].index, Form.BODY) is Form.BODY and forms.is_byline(
            group.texts, names, loose=True
        ):
            found.update((row.index, Form.BYLINE) for row in group.rows)


def _by_place(groups: Sequence[Neighbourhood], sense: Sense, found: dict[int, Form]) -> None:
    """Use the neighbours: a picture's credit follows its caption, a kicker stands on a heading."""
    for place, group in enumerate(groups):
        first = found.get(group.rows[0].index, Form.BODY)
        before = groups[place - 1] if place else None
        if first is Form.CREDIT and before is not None and _can_be_caption(before, found):
            found.update((row.index, Form.CAPTION) for row in before.rows)
        elif first is Form.KICKER:
            _place_kicker(group, groups[place + 1 : place + 2], found)
        elif _is_title_above(groups, place, sense, found) and before is not None:
            found[before.rows[0].index] = Form.HEADING
        elif place == 0 and _single(group, found) and not ends_sentence(group.rows[0].text):
            found[group.rows[0].index] = Form.HEADING
        elif first is Form.BODY and _is_wide_sentence(group):
            found[group.rows[0].index] = Form.CAPTION
        elif _stands_alone(groups, place, sense, found):
            found[group.rows[0].index] = Form.HEADING


def _place_kicker(
    kicker: Neighbourhood, below: Sequence[Neighbourhood], found: dict[int, Form]
) -> None:
    """A kicker has its headline below; without one it is a heading itself."""
    if below and _single(below[0], found):
        found[below[0].rows[0].index] = Form.HEADING
    elif not below or found.get(below[0].rows[0].index, Form.BODY) not in HEADINGS:
        found[kicker.rows[0].index] = Form.HEADING


def _stands_alone(
    groups: Sequence[Neighbourhood], place: int, sense: Sense, found: dict[int, Form]
) -> bool:
    """Tell whether a single row that ends no sentence can be no part of a paragraph.

    It is not set in, so it starts none; the text above is complete, so it continues none; and what
    is below starts a paragraph of its own.
    """
    group = groups[place]
    row = group.rows[0]
    if place == 0 or not _single(group, found) or ends_sentence(row.text):
        return False
    above, below = groups[place - 1].rows[-1], groups[place + 1 : place + 2]
    signed = found.get(above.index) is Form.SIGN_OFF
    body = found.get(above.index, Form.BODY) is Form.BODY
    if not signed and not body:
        return False
    if body and not ends_sentence(above.text) and sense.continues(above.text, row.text) > 1:
        return False
    full = row.column is not None and abs(row.shortfall) <= _EXACT
    if full and body and not ends_sentence(above.text):
        return False  # one line of a paragraph that a column's end cut off
    if not signed and (row.column is None or row.first_odds > -1):
        return False
    if not below:
        return False
    after = below[0].rows[0]
    form = found.get(after.index, Form.BODY)
    if form is not Form.BODY:
        # Between a sign-off and a title a full line is what is left of a piece that was moved.
        return form is Form.BYLINE or (form in HEADINGS and not (full and signed))
    return after.first_odds > 0 and sense.continues(row.text, after.text) < 2


def _is_title_above(
    groups: Sequence[Neighbourhood], place: int, sense: Sense, found: dict[int, Form]
) -> bool:
    """Tell whether a byline or subtitle has a line above it that must be its title."""
    if place == 0 or found.get(groups[place].rows[0].index) not in {Form.BYLINE, Form.SUBTITLE}:
        return False
    above = groups[place - 1]
    return (
        _single(above, found)
        and not ends_sentence(above.rows[0].text)
        and not _goes_on(above.rows[0], groups[place + 1 : place + 3], sense, found)
    )


def _is_wide_sentence(group: Neighbourhood) -> bool:
    """Tell whether a group is one sentence set wider than its column, as below a picture."""
    row = group.rows[0]
    return (
        len(group.rows) == 1
        and row.shortfall < -WIDE - 1
        and ends_sentence(row.text)
        and len(row.text) <= 60
    )


def _goes_on(
    row: Row, below: Sequence[Neighbourhood], sense: Sense, found: dict[int, Form]
) -> bool:
    """Tell whether a row goes on in the body below as the torn beginning of a paragraph."""
    for group in below:
        head = group.rows[0]
        if found.get(head.index, Form.BODY) is Form.BODY:
            inside = head.first_odds < -1 or starts_inside(head.text)
            return inside and row.first_odds > -1 and sense.continues(row.text, head.text) > 1
    return False


def _single(group: Neighbourhood, found: dict[int, Form]) -> bool:
    """Tell whether a group is one body row that could just as well be a heading."""
    row = group.rows[0]
    return (
        len(group.rows) == 1
        and found.get(row.index, Form.BODY) is Form.BODY
        and 4 <= han_count(row.text) <= LONGEST_HEADING
        and not any(mark in row.text[:-1] for mark in "。；;")
        and row.text[-1] not in "，,、"
    )


def _can_be_caption(group: Neighbourhood, found: dict[int, Form]) -> bool:
    rows = group.rows
    if len(rows) > 4 or found.get(rows[0].index, Form.BODY) not in {Form.BODY, Form.HEADING}:
        return False
    return len(rows) == 1 or rows[0].text.startswith(("图为", "图①", "①", "▲", "▼"))
