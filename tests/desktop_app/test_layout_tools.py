"""The layout is edited on the scan: every tool makes one edit, and undo takes it back."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from archive.storage.archive_file import Archive
from desktop_app.viewer.layout_layer import LayoutLayer
from desktop_app.viewer.layout_tools import LayoutTools, Mode
from tests.builders import SAMPLE, add_page, article, line, passage
from tests.desktop_app.desk import attach, draw_scan

LEFT = Qt.MouseButton.LeftButton
LINES = [line.id for line in SAMPLE.placed_lines()]


@pytest.fixture
def open_window(start_application, qtbot, tmp_path):
    def start(text=SAMPLE, **options):
        path = tmp_path / "desk.jiaokan"
        with Archive.create(path) as archive:
            page = add_page(archive, text)
            attach(archive, page, draw_scan(tmp_path / "scan.png", text))
        window = start_application(path, **{"language": "en"} | options).window
        canvas = window.scan_view.canvas
        qtbot.waitUntil(lambda: idle(window) and window.is_settled and canvas.isVisible())
        return window

    return start


@pytest.fixture
def window(open_window):
    return open_window()


def idle(window):
    return window._workspace.is_idle and not window.activity.is_busy


def tools(window):
    return window.scan_view.findChild(LayoutTools)


def text(window):
    return window._workspace.text


def order(text):
    names = {line_id: number for number, line_id in enumerate(LINES)}
    return [[names.get(line.id, "new") for line in p.lines] for p in text.passages()]


def box(window, line_id):
    found = text(window).line(line_id).box
    return found.left, found.top, found.right, found.bottom


def choose(window, number):
    window._workspace.select_line(LINES[number])


def at(window, x, y):
    """Where a point of the scan is in the view."""
    return window.scan_view.canvas.mapFromScene(QPointF(x, y))


def drag(window, start, end, *, releases=True):
    surface = window.scan_view.canvas.viewport()
    QTest.mousePress(surface, LEFT, pos=start)
    QTest.mouseMove(surface, (start + end) / 2)
    QTest.mouseMove(surface, end)
    if releases:
        QTest.mouseRelease(surface, LEFT, pos=end)


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.scan_view.canvas, key, modifiers)


def click(window, number):
    place = window.scan_view.view_point(LINES[number]).toPoint()
    QTest.mouseClick(window.scan_view.canvas.viewport(), LEFT, pos=place)


def undo(window, qtbot):
    """Take back one edit; the page is then as it was."""
    window.trigger("edit.undo")
    qtbot.waitUntil(lambda: idle(window) and text(window) == SAMPLE)


def test_a_drawn_line_is_chosen_for_typing(window, qtbot):
    window.trigger("layout.draw_line")
    drag(window, at(window, 100, 440), at(window, 400, 480))
    qtbot.waitUntil(lambda: idle(window) and "new" in str(order(text(window))))
    assert order(text(window)) == [[0], [1, 2], [3, 4, "new"]]
    assert window._workspace.line_id not in (None, *LINES)
    undo(window, qtbot)


def test_a_drawn_region_makes_a_passage_of_the_lines_in_it(window, qtbot):
    window.trigger("layout.draw_region")
    drag(window, at(window, 60, 242), at(window, 700, 362))
    qtbot.waitUntil(lambda: idle(window) and order(text(window)) != order(SAMPLE))
    assert order(text(window)) == [[0], [1], [2, 3], [4]]
    undo(window, qtbot)


def test_a_handle_resizes_the_chosen_box(window, qtbot):
    choose(window, 1)
    left, top, right, bottom = box(window, LINES[1])
    window.trigger("layout.boxes")
    drag(window, at(window, right, bottom), at(window, right + 200, bottom + 50))
    qtbot.waitUntil(lambda: idle(window) and text(window) != SAMPLE)
    new = box(window, LINES[1])
    assert new[:2] == (left, top)
    assert new[2:] == (pytest.approx(right + 200, abs=6), pytest.approx(bottom + 50, abs=6))
    undo(window, qtbot)


def test_steps_of_arrow_keys_are_one_edit(window, qtbot):
    choose(window, 1)
    left, top, right, bottom = box(window, LINES[1])
    window.trigger("layout.boxes")
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: idle(window) and text(window) != SAMPLE)
    assert box(window, LINES[1]) == (left + 1, top + 10, right, bottom + 10)
    assert tools(window).mode is Mode.NONE
    undo(window, qtbot)


def test_a_box_keeps_a_size_and_stays_on_the_page(window, qtbot):
    choose(window, 1)
    left, top, right, bottom = box(window, LINES[1])
    window.trigger("layout.boxes")
    for _ in range(30):
        press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: idle(window) and text(window) != SAMPLE)
    assert box(window, LINES[1]) == (left % 10, top, right - left + left % 10, bottom)
    window.trigger("layout.boxes")
    for _ in range(bottom - top + 5):
        press(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: idle(window) and box(window, LINES[1])[3] != bottom)
    assert box(window, LINES[1])[1::2] == (top, top + 4)


def test_a_handle_stops_before_the_other_side(window, qtbot):
    choose(window, 1)
    left, top, right, bottom = box(window, LINES[1])
    window.trigger("layout.boxes")
    drag(window, at(window, left, top), at(window, right + 90, bottom + 90))
    qtbot.waitUntil(lambda: idle(window) and text(window) != SAMPLE)
    assert box(window, LINES[1]) == (right - 4, bottom - 4, right, bottom)


@pytest.mark.parametrize("comes_next", ["writing", "choosing"])
def test_steps_are_stored_before_what_comes_next(window, qtbot, comes_next):
    choose(window, 1)
    left = box(window, LINES[1])[0]
    window.trigger("layout.boxes")
    press(window, Qt.Key.Key_Right)
    if comes_next == "writing":
        window._workspace.about_to_write.emit()
    else:
        choose(window, 2)
    press(window, Qt.Key.Key_Escape)  # too late to drop them
    qtbot.waitUntil(lambda: idle(window) and box(window, LINES[1])[0] == left + 1)
    assert text(window).line(LINES[2]) == SAMPLE.line(LINES[2])


def test_a_box_that_could_not_be_stored_is_shown_as_it_is(window):
    choose(window, 1)
    surface = window.scan_view.canvas.viewport()
    window.trigger("layout.boxes")
    settled = surface.grab().toImage()
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert surface.grab().toImage() != settled
    window._workspace.edit_failed.emit("")
    assert surface.grab().toImage() == settled


def test_another_page_ends_the_mode(window):
    window.trigger("layout.order")
    click(window, 3)
    window._workspace.select_page(None)
    assert (tools(window).mode, tools(window).clicked) == (Mode.NONE, [])


def test_arrows_move_a_box_as_the_turned_view_shows_it(window, qtbot):
    choose(window, 1)
    left, top, *_ = box(window, LINES[1])
    window.trigger("scan.rotate_right")
    window.trigger("layout.boxes")
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: idle(window) and text(window) != SAMPLE)
    assert box(window, LINES[1])[:2] == (left, top - 1)


def test_esc_drops_steps_and_a_drag_under_way(window, qtbot):
    choose(window, 1)
    _, _, right, bottom = box(window, LINES[1])
    end = at(window, right + 200, bottom + 50)
    window.trigger("layout.boxes")
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Escape)
    window.trigger("layout.boxes")
    drag(window, at(window, right, bottom), end, releases=False)
    window._workspace.about_to_write.emit()
    press(window, Qt.Key.Key_Escape)
    QTest.mouseRelease(window.scan_view.canvas.viewport(), LEFT, pos=end)
    window.trigger("layout.boxes")
    QTest.mouseMove(window.scan_view.canvas.viewport(), end + QPoint(5, 5))
    window.trigger("layout.boxes")
    assert idle(window)
    assert text(window) == SAMPLE


def test_a_line_is_split_at_a_caret_set_before_the_tools_were_made(window, qtbot):
    assert tools(window) is None
    window.reading_pane.caret.go_to(LINES[1], 2)
    window.trigger("layout.split_line")
    qtbot.waitUntil(lambda: idle(window) and text(window) != SAMPLE)
    assert [line.text for line in text(window).placed_lines()][1:3] == ["河水", "慢慢涨"]
    undo(window, qtbot)


def test_a_line_is_merged_with_the_next(window, qtbot):
    choose(window, 0)
    window.trigger("layout.merge_lines")
    qtbot.waitUntil(lambda: idle(window) and text(window) != SAMPLE)
    assert order(text(window)) == [[0, 1, 2], [3, 4]]
    undo(window, qtbot)


def test_what_cannot_be_merged_is_told_in_the_language_of_the_window(open_window):
    window = open_window(language="zh_CN")
    choose(window, 4)
    window.trigger("layout.merge_lines")
    assert window.messages.text
    assert not window.messages.text.isascii()


def test_a_line_begins_a_passage(window, qtbot):
    choose(window, 2)
    window.trigger("layout.split_region")
    qtbot.waitUntil(lambda: idle(window) and text(window) != SAMPLE)
    assert order(text(window)) == [[0], [1], [2], [3, 4]]
    undo(window, qtbot)


def test_enter_applies_the_order_of_clicks(window, qtbot):
    window.trigger("layout.order")
    for number in (3, 1, 1):
        click(window, number)
    assert tools(window).clicked == [LINES[3], LINES[1]]
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: idle(window) and text(window) != SAMPLE)
    assert order(text(window)) == [[0], [3, 4], [1, 2]]
    undo(window, qtbot)


def test_lines_are_put_in_order_by_keys_alone(window, qtbot):
    window.trigger("layout.order")
    for number in (3, 1):
        choose(window, number)
        press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: idle(window) and text(window) != SAMPLE)
    assert order(text(window)) == [[0], [3, 4], [1, 2]]


def test_esc_leaves_the_order_and_a_dragged_page_is_no_click(window):
    window.trigger("layout.order")
    click(window, 3)
    start = window.scan_view.view_point(LINES[1]).toPoint()
    drag(window, start - QPoint(60, 0), start)
    click(window, 0)
    press(window, Qt.Key.Key_Backspace)
    assert tools(window).clicked == [LINES[3]]
    press(window, Qt.Key.Key_Escape)
    assert (tools(window).clicked, tools(window).mode) == ([], Mode.NONE)
    assert idle(window)
    assert text(window) == SAMPLE


def number_at(window, number):
    """Where the number of a passage of the sample is in the view, by the line it begins with."""
    left, top, *_ = box(window, LINES[number])
    return at(window, left, top)


def test_a_number_that_is_dropped_on_a_passage_takes_its_place(window, qtbot):
    window.trigger("layout.order")
    drag(window, number_at(window, 3), window.scan_view.view_point(LINES[0]).toPoint())
    qtbot.waitUntil(lambda: idle(window) and text(window) != SAMPLE)
    assert order(text(window)) == [[3, 4], [0], [1, 2]]
    drag(window, number_at(window, 3), window.scan_view.view_point(LINES[2]).toPoint())
    qtbot.waitUntil(lambda: idle(window) and text(window) == SAMPLE)
    assert tools(window).mode is Mode.ORDER
    assert tools(window).clicked == []
    window.trigger("edit.undo")
    qtbot.waitUntil(lambda: idle(window) and text(window) != SAMPLE)
    undo(window, qtbot)


def test_a_line_of_the_chosen_passage_is_dragged_in_it(window, qtbot):
    choose(window, 2)
    window.trigger("layout.order")
    left, top, _, bottom = box(window, LINES[2])
    start = at(window, left + (bottom - top) / 2, (top + bottom) / 2)
    drag(window, start, window.scan_view.view_point(LINES[1]).toPoint())
    qtbot.waitUntil(lambda: idle(window) and text(window) != SAMPLE)
    assert order(text(window)) == [[0], [2, 1], [3, 4]]
    undo(window, qtbot)


def test_numbers_of_lines_are_there_where_they_have_room(window, qtbot):
    choose(window, 2)
    window.trigger("layout.order")
    left, top, _, bottom = box(window, LINES[2])
    surface, middle = window.scan_view.canvas.viewport(), ((left + 18), (top + bottom) / 2)
    assert surface.grab().toImage().pixelColor(at(window, *middle) - QPoint(5, 5)).lightness() > 200
    for _ in range(3):
        window.scan_view.zoom_out()
    assert surface.grab().toImage().pixelColor(at(window, *middle) - QPoint(2, 2)).lightness() < 160
    drag(window, at(window, *middle), window.scan_view.view_point(LINES[1]).toPoint())
    assert idle(window)
    assert text(window) == SAMPLE


def test_a_number_dropped_beside_everything_or_at_home_changes_nothing(window):
    window.trigger("layout.order")
    drag(window, number_at(window, 3), at(window, 900, 1500))
    drag(window, number_at(window, 3), window.scan_view.view_point(LINES[4]).toPoint())
    assert idle(window)
    assert text(window) == SAMPLE


def test_what_a_mode_told_goes_with_it_and_other_words_stay(window):
    window.trigger("layout.order")
    assert "Esc" in window.messages.text
    press(window, Qt.Key.Key_Escape)
    assert window.messages.text == ""
    window.trigger("layout.order")
    window.messages.warn("The disk is full")
    press(window, Qt.Key.Key_Escape)
    assert window.messages.text == "The disk is full"


def test_esc_leaves_a_dragged_number_where_it_was_and_the_mode_on(window):
    window.trigger("layout.order")
    end = window.scan_view.view_point(LINES[0]).toPoint()
    drag(window, number_at(window, 3), end, releases=False)
    press(window, Qt.Key.Key_Escape)
    QTest.mouseRelease(window.scan_view.canvas.viewport(), LEFT, pos=end)
    assert idle(window)
    assert text(window) == SAMPLE
    assert tools(window).mode is Mode.ORDER


def test_the_place_of_a_dragged_number_is_shown(window):
    surface = window.scan_view.canvas.viewport()
    window.trigger("layout.order")
    numbered, ring = surface.grab().toImage(), number_at(window, 3) - QPoint(10, 0)
    end = window.scan_view.view_point(LINES[0]).toPoint()
    drag(window, number_at(window, 3), end, releases=False)
    _, top, right, bottom = box(window, LINES[0])
    beside = at(window, right - 20, (top + bottom) / 2)
    assert surface.grab().toImage().pixelColor(beside) != numbered.pixelColor(beside)
    press(window, Qt.Key.Key_Escape)
    assert surface.grab().toImage() == numbered
    press(window, Qt.Key.Key_Escape)
    assert numbered.pixelColor(ring).lightness() < 130
    assert surface.grab().toImage().pixelColor(ring).lightness() > 200


def test_a_passage_moves_to_the_article_that_is_clicked(open_window, qtbot):
    two = SAMPLE.__class__(
        (*SAMPLE.articles, article(passage(line("另一篇文章", 600)), passage(line("末段", 700))))
    )
    window = open_window(two)
    choose(window, 1)
    window.trigger("layout.to_article")
    place = window.scan_view.view_point(list(two.lines())[5].id).toPoint()
    QTest.mouseClick(window.scan_view.canvas.viewport(), LEFT, pos=place)
    qtbot.waitUntil(lambda: idle(window) and text(window) != two)
    assert [
        [next(li.text for li in p.lines) for p in a.passages] for a in text(window).articles
    ] == [
        ["春天来了", "孩子们在"],
        ["另一篇文章", "河水慢慢涨", "末段"],
    ]
    window.trigger("edit.undo")
    qtbot.waitUntil(lambda: idle(window) and text(window) == two)


def test_nothing_is_drawn_over_the_scan_until_a_tool_is_used(window):
    scene = window.scan_view.canvas.scene()
    assert not [one for one in scene.items() if isinstance(one, LayoutLayer)]
