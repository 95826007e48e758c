"""Cutting an area into columns, however badly its lines overlap."""

from archive.layout.column_cutting import ColumnCutter
from archive.layout.pieces import View, measure
from archive.layout.white_space import WhiteSpace
from archive.model.geometry import Box
from archive.model.line import Reading


def test_lines_that_no_cut_parts_are_read_row_by_row():
    high = Reading("高", Box(0, 0, 100, 100))
    low = Reading("低行", Box(0, 70, 100, 80))
    pieces = measure([low, high], View(0.0, vertical=False, width=100.0))
    cutter = ColumnCutter(WhiteSpace(10.0, -40.0))
    cutter.cut(pieces)
    assert [[piece.text for piece in column] for column in cutter.columns] == [["高", "低行"]]
