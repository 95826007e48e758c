"""What rows are by their neighbours: captions above credits, titles above writers, lines alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.model.script import han_count
from archive.repair import forms
from archive.repair.headings import LONGEST_HEADING, WIDE, reads_like_body
from archive.repair.marks import ends_sentence, starts_inside
from archive.repair.row_forms import HEADINGS, Form, Neighbourhood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.rows import Row
    from archive.repair.sense import Sense

_EXACT = 0.5
"""Cells that a full line of body text may differ from its column."""
_GROUPS_NEAR = 60
_GOES_ON = 1.0
"""Log-odds from which the words say that a line alone is no title but goes on from elsewhere."""


def find_by_place(groups: Sequence[Neighbourhood], sense: Sense, found: dict[int, Form]) -> None:
    """Use the neighbours: a picture's credit follows its caption, a kicker stands on a heading."""
    for place, group in enumerate(groups):
        first = found.get(group.rows[0].index, Form.BODY)
        before = groups[place - 1] if place else None
        if first is Form.CREDIT and before is not None and _can_be_caption(before, found):
            found.update((row.index, Form.CAPTION) for row in before.rows)
        elif _announces(groups, place, found):
            found[group.rows[0].index] = found[groups[place + 1].rows[0].index] = Form.HEADING
        elif first is Form.KICKER:
            _place_kicker(group, groups[place + 1 : place + 2], found)
        elif _is_title_above(groups, place, sense, found) and before is not None:
            found[before.rows[0].index] = Form.HEADING
        elif (
            place == 0
            and could_be_heading(group, found)
            and not _is_torn_off(groups, 0, sense, found)
        ):
            found[group.rows[0].index] = Form.HEADING
        elif first is Form.BODY and _is_wide_sentence(group):
            found[group.rows[0].index] = Form.CAPTION
        elif _stands_alone(groups, place, sense, found):
            found[group.rows[0].index] = Form.HEADING


def _announces(groups: Sequence[Neighbourhood], place: int, found: dict[int, Form]) -> bool:
    """Tell whether a line alone reads like one above a headline (…会议强调) and has one below."""
    return (
        place + 1 < len(groups)
        and forms.announces(groups[place].rows[0].text)
        and all(
            could_be_heading(group, found) and not ends_sentence(group.rows[0].text)
            for group in groups[place : place + 2]
        )
    )


def _place_kicker(
    kicker: Neighbourhood, below: Sequence[Neighbourhood], found: dict[int, Form]
) -> None:
    """A kicker has its headline below; without one it is a heading itself."""
    if below and could_be_heading(below[0], found):
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
    if place == 0 or not could_be_heading(group, found) or ends_sentence(row.text):
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
    if _is_torn_off(groups, place, sense, found):
        return False
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
        could_be_heading(above, found)
        and not ends_sentence(above.rows[0].text)
        and not _goes_on(above.rows[0], groups[place + 1 : place + 3], sense, found)
    )


def _is_torn_off(
    groups: Sequence[Neighbourhood], place: int, sense: Sense, found: dict[int, Form]
) -> bool:
    """Tell whether a line that stands alone reads like one of a paragraph.

    Such a line is full and has a pause, as some titles are; but a piece of the page goes on in it.
    """
    row = groups[place].rows[0]
    if ends_sentence(row.text):
        return True
    if not reads_like_body(row):
        return False
    ends = [
        group.rows[-1].text
        for group in groups[max(0, place - _GROUPS_NEAR) : place + _GROUPS_NEAR]
        if found.get(group.rows[-1].index, Form.BODY) is Form.BODY
        and group is not groups[place]
        and not ends_sentence(group.rows[-1].text)
    ]
    sense.prepare((end, row.text) for end in ends)
    return any(sense.continues(end, row.text) > _GOES_ON for end in ends)


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


def could_be_heading(group: Neighbourhood, found: dict[int, Form]) -> bool:
    """Tell whether a group is one body row that could just as well be a heading."""
    row = group.rows[0]
    return (
        len(group.rows) == 1
        and row.index not in found
        and 4 <= han_count(row.text) <= LONGEST_HEADING
        and not any(mark in row.text[:-1] for mark in "。；;")
        and row.text[-1] not in "，,、"
    )


def _can_be_caption(group: Neighbourhood, found: dict[int, Form]) -> bool:
    rows = group.rows
    if len(rows) > 4 or found.get(rows[0].index, Form.BODY) not in {Form.BODY, Form.HEADING}:
        return False
    return len(rows) == 1 or rows[0].text.startswith(("图为", "图①", "①", "▲", "▼"))
