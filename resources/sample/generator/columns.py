"""The running text of an article: rows, and how they fill columns of unequal height."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from resources.sample.generator.geometry import BODY_PX
from resources.sample.generator.typography import SERIF, width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from resources.sample.generator.source import ArticleSource

TIGHTEST, WIDEST = 39.0, 46.0  # distance of two base lines, in pixels


@dataclass(slots=True)
class Column:
    """The free part of a column."""

    number: int
    left: float
    top: float
    bottom: float
    width: float

    def rows(self, leading: float) -> int:
        """Return how many rows fit."""
        return int((self.bottom - self.top - BODY_PX * 1.2) // leading) + 1


@dataclass(frozen=True, slots=True)
class Row:
    """One line of running text; ``height`` is in rows."""

    role: str
    text: str
    align: str
    indent_px: float = 0.0
    starts_part: bool = False
    height: int = 1
    px: float = BODY_PX
    tail: str = ""
    """Printed at the right end of the same row: the authors' names after the last paragraph."""


def rows_of(article: ArticleSource, width: float) -> list[Row]:
    """Break the text of an article into rows for columns of ``width`` pixels."""
    rows: list[Row] = []
    for role, text in article.paragraphs:
        if role == "subhead":
            rows.append(Row(role, text, "centre", starts_part=True, height=2, px=BODY_PX + 1))
        elif role == "continuation":
            rows.append(Row(role, text, "right", starts_part=True))
        else:
            rows += _paragraph(text, width)
    if article.sign_off:
        rows = _sign_off(article.sign_off, rows, width)
    rows += [
        Row("byline" if index == 0 else "dateline", text, "right", starts_part=True)
        for index, text in enumerate(article.signature)
    ]
    return rows


def _paragraph(text: str, width: float) -> list[Row]:
    lines = wrap(text, BODY_PX, width)
    rows = []
    for index, line in enumerate(lines):
        indent = BODY_PX * 2.0 if index == 0 else 0.0
        is_last = index == len(lines) - 1
        nearly_full = width_of(line, BODY_PX, SERIF) + indent > width - BODY_PX * 0.6
        align = "justify" if not is_last or nearly_full else "left"
        rows.append(Row("paragraph", line, align, indent, starts_part=index == 0))
    return rows


def _sign_off(text: str, rows: list[Row], width: float) -> list[Row]:
    """Put the authors' names after the last paragraph, on its last row if there is room."""
    last = rows[-1]
    used = last.indent_px + width_of(last.text, BODY_PX, SERIF)
    if used + width_of(text, BODY_PX, SERIF) + BODY_PX <= width:
        return [*rows[:-1], dataclasses.replace(last, align="left", tail=text)]
    return [*rows, Row("byline", text, "right", starts_part=True)]


def leading_for(rows: Sequence[Row], columns: Sequence[Column], name: str) -> tuple[float, int]:
    """Return the widest leading at which everything fits, and how many rows stay empty then.

    Raises:
        ValueError: If the text does not fit even when set tightly.
    """
    leading = WIDEST
    while leading >= TIGHTEST:
        placed = list(fill(rows, columns, leading))
        if len(placed) == len(rows):
            used = sum(row.height for row in rows)
            return leading, sum(column.rows(leading) for column in columns) - used
        leading -= 0.25
    missing = len(rows) - len(list(fill(rows, columns, TIGHTEST)))
    raise ValueError(f"{name}: {missing} rows do not fit")


def fill(
    rows: Sequence[Row], columns: Sequence[Column], leading: float
) -> Iterator[tuple[Row, Column, float]]:
    """Yield every row with its column and the top of its line, as far as there is room."""
    waiting = list(rows)
    for column in columns:
        room, at = column.rows(leading), 0
        while waiting:
            row = waiting[0]
            height = 1 if at == 0 else row.height
            is_stranded = row.role == "subhead" and at + height >= room
            if at + height > room or is_stranded:
                break
            yield row, column, column.top + (at + (height - 1) / 2) * leading
            at += height
            waiting.pop(0)
