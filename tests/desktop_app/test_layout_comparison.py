"""Layouts are compared on the scan: differences are chosen, taken or kept by keys, and undone."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from archive.editing.text_commands import EditText
from archive.model.geometry import Box
from archive.model.line import Line, Reading, Seam
from archive.model.operations import SetText, StartPassage
from archive.model.page import PageText
from archive.model.passage import Article, Passage, Role
from archive.storage.archive_file import Archive
from desktop_app.actions.reading_work import ReadingWork
from desktop_app.layout_comparison.comparison_window import (
    OF_NEW_READING,
    LayoutComparisonWindow,
)
from desktop_app.layout_comparison.difference_list import DIFFERENCE
from tests.archive.editing.test_rereading import SECOND
from tests.builders import SAMPLE, add_page
from tests.desktop_app.desk import attach, draw_scan

BARE = PageText((Article((Passage(Role.PARAGRAPH, (Line.of(Reading("无框")),)),)),))
WIDTH, STEP = 400, 50
COLUMN = "春天来了河水慢慢涨起来孩子们在放风筝"


def column(left, count):
    """Full lines of a column, one below the other."""
    return [
        Line.of(
            Reading(COLUMN[n : n + 10], Box(left, 100 + STEP * n, left + WIDTH, 136 + STEP * n)),
            seam=Seam.JOIN,
        )
        for n in range(count)
    ]


def two_columns():
    """Two columns that somebody read straight across."""
    left, right = column(100, 8), column(600, 8)
    across = tuple(line for pair in zip(left, right, strict=True) for line in pair)
    return PageText((Article((Passage(Role.PARAGRAPH, across),)),))


@pytest.fixture
def window(start_application, tmp_path, qtbot):
    text = two_columns()
    path = tmp_path / "desk.jiaokan"
    with Archive.create(path) as archive:
        attach(archive, add_page(archive, text), draw_scan(tmp_path / "scan.png", text))
        add_page(archive, SAMPLE, order=2, label="第02版")
        add_page(archive, BARE, order=3, label="C3")
    window = start_application(path, language="en").window
    qtbot.waitUntil(
        lambda: window._workspace.is_idle and not window.activity.is_busy, timeout=20_000
    )
    return window


@pytest.fixture
def sheet(window, qtbot):
    window.trigger("layout.compare")
    made = window.findChild(LayoutComparisonWindow)
    rest(qtbot, made)
    return made


def rest(qtbot, sheet):
    qtbot.waitUntil(lambda: sheet._workspace.is_idle and not sheet.is_busy, timeout=20_000)


def order(workspace):
    return [line.id for line in workspace.text.placed_lines()]


def headlines(sheet):
    model = sheet.differences
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def test_each_difference_is_brought_into_view_on_both_sides(sheet, window, qtbot):
    assert sheet.differences.rowCount() > 0
    sheet.listing.setCurrentIndex(sheet.differences.index(0, 0))
    difference = sheet.listing.currentIndex().data(DIFFERENCE)
    boxes = [QRectF(b.left, b.top, b.width, b.height) for b in (li.box for li in difference.lines)]
    assert [layer.marked for layer in sheet.views.layers] == [boxes, boxes]
    assert window._workspace.line_id == difference.lines[0].id
    one, two = sheet.views.canvases
    one.zoom_by(3)
    one.centerOn(boxes[0].center())
    assert two.zoom == pytest.approx(one.zoom)
    middles = [c.mapToScene(c.viewport().rect().center()) for c in (one, two)]
    assert (middles[0] - middles[1]).manhattanLength() < 8 / one.zoom


def test_each_layout_is_drawn_in_its_own_view_only(sheet, qtbot):
    for number, layer in enumerate(sheet.views.layers):
        drawn = []
        for canvas in sheet.views.canvases:
            image = QImage(400, 400, QImage.Format.Format_RGB32)
            image.fill(0xFFFFFFFF)
            blank = image.copy()
            painter = QPainter(image)
            layer.paint(painter, QStyleOptionGraphicsItem(), canvas.viewport())
            painter.end()
            drawn.append(image != blank)
        assert drawn == [number == 0, number == 1]


def test_both_views_end_where_the_page_ends(sheet):
    page = QRectF(0, 0, 1200, 1600)  # what lies around it would never be painted
    assert [canvas.sceneRect() for canvas in sheet.views.canvases] == [page, page]


def test_the_automatic_layout_is_adopted_for_the_whole_page_and_undone_as_one(sheet, window, qtbot):
    workspace = window._workspace
    before = workspace.text
    qtbot.mouseClick(sheet.take_page, Qt.MouseButton.LeftButton)
    rest(qtbot, sheet)
    lines = [line.box.left for line in workspace.text.placed_lines()]
    assert lines == [100] * 8 + [600] * 8
    assert "same" in sheet.note.text()
    assert not sheet.take_page.isEnabled()
    workspace.undo()
    rest(qtbot, sheet)
    assert workspace.text == before
    assert sheet.differences.rowCount() > 0


def test_keys_take_or_keep_one_difference(window, qtbot):
    workspace = window._workspace
    old = workspace.text
    workspace.run(
        EditText(workspace.page.id, (StartPassage(old.articles[0].passages[0].lines[8].id),))
    )
    window.trigger("layout.compare")
    sheet = window.findChild(LayoutComparisonWindow)
    rest(qtbot, sheet)
    count = sheet.differences.rowCount()
    assert count > 0
    first = sheet.listing.currentIndex().data(DIFFERENCE)
    before = workspace.text
    qtbot.keyClick(sheet.listing, Qt.Key.Key_X)
    assert workspace.text == before
    assert headlines(sheet)[0].startswith("Kept: ")
    assert len(sheet.differences.open_rows) == count - 1
    sheet.listing.setCurrentIndex(sheet.differences.index(0, 0))
    qtbot.keyClick(sheet.listing, Qt.Key.Key_A)
    rest(qtbot, sheet)
    assert workspace.text != before
    assert first.line_ids not in [
        one.line_ids for one in sheet._comparison.differences if one.kind is first.kind
    ]
    assert workspace.undoable().title == "Take layout"


def test_a_new_reading_shows_missed_lines_and_taking_one_puts_it_in(window, qtbot):
    workspace = window._workspace
    window.findChild(ReadingWork).engine = SECOND
    window.trigger("layout.compare")
    sheet = window.findChild(LayoutComparisonWindow)
    rest(qtbot, sheet)
    sheet.source.setCurrentIndex(sheet.source.findData(OF_NEW_READING))
    sheet.source.activated.emit(1)
    rest(qtbot, sheet)
    rows = [row for row, words in enumerate(headlines(sheet)) if "missed on the page" in words]
    assert len(rows) == 1
    count = len(order(workspace))
    sheet.listing.setCurrentIndex(sheet.differences.index(rows[0], 0))
    qtbot.mouseClick(sheet.take, Qt.MouseButton.LeftButton)
    rest(qtbot, sheet)
    assert len(order(workspace)) == count + 2
    assert not any("missed on the page" in words for words in headlines(sheet))


def test_edits_made_meanwhile_are_compared_and_another_page_is_followed(sheet, window, qtbot):
    workspace = window._workspace
    line = next(workspace.text.placed_lines())
    workspace.run(EditText(workspace.page.id, (SetText(line.id, "秋天来了"),)))
    rest(qtbot, sheet)
    here = sheet._comparison.pair.here
    assert next(here.placed_lines()).text == "秋天来了"
    workspace.select_page(workspace.archive.catalogue.pages()[1].id)
    rest(qtbot, sheet)
    assert next(sheet._comparison.pair.here.placed_lines()).text == "春天来了"


def test_what_ours_lacks_cannot_be_taken(sheet, window, qtbot):
    del window, qtbot
    for row in range(sheet.differences.rowCount()):
        sheet.listing.setCurrentIndex(sheet.differences.index(row, 0))
        kind = sheet.listing.currentIndex().data(DIFFERENCE).kind
        assert sheet.take.isEnabled() == (kind != "only here")


def test_what_cannot_be_compared_is_told_in_the_window(window, qtbot):
    workspace = window._workspace
    workspace.select_page(workspace.archive.catalogue.pages()[2].id)
    window.trigger("layout.compare")
    sheet = window.findChild(LayoutComparisonWindow)
    rest(qtbot, sheet)
    assert "C3 has no lines with boxes" in sheet.agreement.text()
    assert not sheet.take_page.isEnabled()
