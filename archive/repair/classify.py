"""What each printed row is by its form and place, before anything is joined.

Rows of body text are told from headings, bylines, captions and so on. Forms that speak for
themselves come first; then width: a row inside a paragraph is full, so a short row that ends no
sentence, or a row wider than its column, is no body text.
"""

from __future__ import annotations

import itertools
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

from archive.model.passage import Role
from archive.repair import forms
from archive.repair.headings import LONGEST_HEADING, headings_by_width
from archive.repair.marks import (
    ends_sentence,
    is_stray,
)
from archive.repair.placing import could_be_heading, find_by_place
from archive.repair.row_forms import HEADINGS, Form, Neighbourhood
from archive.repair.rows import BLOCK_BREAKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.names import NameSense
    from archive.repair.rows import Row
    from archive.repair.sense import Sense

_LEAST_VERSES = 5
"""Lines that stand alone, one below the other, from which they are a poem and no titles."""
_LARGE_TYPE = 1.45
"""Times the usual height of a line from which it is set in larger type."""
_ENOUGH_TO_COMPARE = 20


def classify(rows: Sequence[Row], names: NameSense, sense: Sense) -> list[Form]:
    """Return the form of every row."""
    forms_of: dict[int, Form] = {}
    groups = _groups(rows)
    for group in groups:
        _by_words(group, names, forms_of)
    _speeches(groups, forms_of)
    _table_heads(groups, forms_of)
    _verses(groups, names, forms_of)
    for group in groups:
        _by_width(group, sense, forms_of)
    _by_type(rows, forms_of)
    _bylines_by_place(groups, names, forms_of)
    find_by_place(groups, sense, forms_of)
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


def _speeches(groups: Sequence[Neighbourhood], found: dict[int, Form]) -> None:
    """Mark what is said in an interview as body text: lines that start with who speaks."""
    starts = [row for group in groups for row in group.rows if row.index not in found]
    speakers = Counter(forms.speaker(row.text) for row in starts)
    for group in groups:
        name = forms.speaker(group.rows[0].text)
        if name and group.rows[0].index not in found and (forms.asks(name) or speakers[name] > 1):
            found.update((row.index, Form.BODY) for row in group.rows if row.index not in found)


def _table_heads(groups: Sequence[Neighbourhood], found: dict[int, Form]) -> None:
    for group, below in itertools.pairwise(groups):
        if found.get(below.rows[0].index) is Form.TABLE and forms.is_table_head(group.texts):
            found.update((row.index, Form.TABLE) for row in group.rows)


def _verses(groups: Sequence[Neighbourhood], names: NameSense, found: dict[int, Form]) -> None:
    """Find poems: many short lines, each alone. A title, and perhaps a poet, stand above."""
    for verse, run in itertools.groupby(groups, key=lambda group: _is_verse(group, found)):
        rows = [group.rows[0] for group in run] if verse else []
        if len(rows) < _LEAST_VERSES:
            continue
        found[rows[0].index] = Form.HEADING
        poet = forms.is_pen_name([rows[1].text], names)
        if poet:
            found[rows[1].index] = Form.BYLINE
        found.update((row.index, Form.VERSE) for row in rows[1 + poet :])


def _is_verse(group: Neighbourhood, found: dict[int, Form]) -> bool:
    row = group.rows[0]
    return len(group.rows) == 1 and row.index not in found and forms.could_be_verse(row.text)


def _whole_form(texts: list[str], whole: str, names: NameSense) -> Form | None:
    if len(whole) > 60:
        return None
    if forms.is_folio(whole):
        return Form.FOLIO
    if forms.is_table_row(texts):
        return Form.TABLE
    if forms.is_sign_off(" ".join(texts), names) or forms.is_bracketed(" ".join(texts)):
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
        whole = " ".join(texts)
        if forms.is_sign_off(whole, names) or forms.is_bracketed(whole):
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
        titled = found.get(above.rows[0].index, Form.BODY) in HEADINGS or could_be_heading(
            above, found
        )
        if not titled or ends_sentence(above.rows[-1].text):
            continue
        if found.get(below.rows[0].index, Form.BODY) is Form.BODY and (
            forms.is_byline(group.texts, names, loose=True)
            or (len(group.rows) == 1 and forms.is_pen_name(group.texts, names))
        ):
            found.update((row.index, Form.BYLINE) for row in group.rows)
