"""The grid of the newspaper's pages, in pixels of the scan (about 208 to the inch, A3)."""

from __future__ import annotations

PAGE_SIZE = (2440, 3440)
DPI = 208
MARGIN = 82
COLUMNS = 5
COLUMN_WIDTH = 420
COLUMN_GAP = 44
BODY_PX = 30
INK = 20
RULE_INK = 120


def column_left(number: int) -> int:
    """Return where a column begins; columns count from 1."""
    return MARGIN + (number - 1) * (COLUMN_WIDTH + COLUMN_GAP)


def column_right(number: int) -> int:
    """Return where a column ends."""
    return column_left(number) + COLUMN_WIDTH
