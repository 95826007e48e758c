"""How carefully the scan is drawn while it moves, and what keeps its frames short."""

import os
import sys
import threading

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from desktop_app.start import paint_alone_on_few_processors
from desktop_app.theme.palette import colours
from desktop_app.viewer.pace import BUDGET_S, Pace
from desktop_app.viewer.picture_threads import PictureThreads
from desktop_app.viewer.scan_pictures import PictureState, scan_pictures
from desktop_app.viewer.scan_view import ScanView
from tests.builders import SAMPLE
from tests.desktop_app.desk import open_desk


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    """A desk whose scan is drawn as sharp as it gets."""
    workspace = open_desk(tmp_path, SAMPLE)
    view = ScanView(workspace)
    view.resize(600, 800)
    qtbot.addWidget(view)
    view.show()
    pictures = scan_pictures(workspace)
    qtbot.waitUntil(lambda: pictures.state is PictureState.READY)
    view.grab()
    qtbot.waitUntil(lambda: view.is_settled)
    yield workspace, view
    workspace.close()


def seen(view):
    return view.canvas.viewport().grab().toImage()


def test_frames_are_smooth_where_that_is_quick(qapp):
    pace = Pace()
    pace.move()
    pace.note(BUDGET_S / 2)
    assert pace.is_smooth


def test_frames_are_plain_while_a_slow_view_moves(qapp, qtbot):
    pace = Pace()
    assert pace.is_smooth
    pace.move()
    pace.note(BUDGET_S * 2)
    assert pace.is_smooth  # until it moves on
    pace.move()
    assert not pace.is_smooth
    pace.note(BUDGET_S / 10)  # a plain frame is quick; that tells nothing of smooth ones
    assert not pace.is_smooth
    with qtbot.waitSignal(pace.rested):
        pass
    assert pace.is_smooth
    pace.note(BUDGET_S / 2)
    pace.move()
    assert pace.is_smooth


def test_a_rest_after_smooth_frames_draws_nothing_anew(qapp, qtbot):
    pace, rests = Pace(), []
    pace.rested.connect(lambda: rests.append(1))
    pace.note(BUDGET_S / 2)
    pace.move()
    qtbot.waitUntil(lambda: not pace.is_moving)
    assert not rests


def test_a_view_that_is_to_be_drawn_again_is_not_settled(desk, qtbot):
    _, view = desk
    pace, picture = view.layers[0].pace, view.layers[0]
    for _ in range(4):
        view.zoom_in()
    seen(view)
    assert not view.is_settled
    view.canvas.viewport().setUpdatesEnabled(False)
    qtbot.waitUntil(lambda: not pace.is_moving and not pace.is_zooming)
    assert not view.is_settled  # it was told to draw, and did not yet
    view.canvas.viewport().setUpdatesEnabled(True)
    seen(view)
    assert picture.is_settled


def test_the_scan_is_sharp_again_when_a_slow_view_rests(desk, qtbot, monkeypatch):
    _, view = desk
    pace = view.layers[0].pace
    view.zoom_in()
    seen(view)
    qtbot.waitUntil(lambda: view.is_settled and not pace.is_moving)
    smooth = seen(view)
    monkeypatch.setattr("desktop_app.viewer.pace.BUDGET_S", -1)
    seen(view)
    pace.move()
    assert seen(view) != smooth
    with qtbot.waitSignal(pace.rested):
        pass
    qtbot.waitUntil(lambda: seen(view) == smooth)


def test_a_tile_that_is_much_too_coarse_never_shows_as_blocks(desk, monkeypatch):
    _, view = desk
    picture, pictures = view.layers[0], scan_pictures(desk[0])
    coarsest = len(pictures.levels) - 1
    tile = pictures.tile
    monkeypatch.setattr(pictures, "want", lambda _keys: None)
    monkeypatch.setattr(pictures, "tile", lambda key: tile(key) if key.level == coarsest else None)
    for _ in range(6):
        view.zoom_in()
    view.canvas.centerOn(*next(desk[0].text.lines()).box.centre)
    smooth = seen(view)
    picture.pace.note(BUDGET_S * 2)
    picture.pace.move()
    assert not picture.pace.is_smooth
    assert seen(view) == smooth


def test_only_what_the_view_stays_at_is_decoded_sharply(desk, qtbot, monkeypatch):
    workspace, view = desk
    pictures, wanted = scan_pictures(workspace), []
    want = pictures.want
    monkeypatch.setattr(pictures, "want", lambda keys: (wanted.extend(keys), want(keys)))
    for _ in range(8):
        view.zoom_in()
        seen(view)
    assert not [key for key in wanted if key.level == 0]
    qtbot.waitUntil(lambda: view.is_settled)
    assert [key for key in wanted if key.level == 0]


def test_the_desk_is_seen_around_the_page_and_nothing_of_what_was_there(desk):
    _, view = desk
    for _ in range(4):
        view.zoom_in()
    seen(view)
    for _ in range(8):
        view.zoom_out()
    ground = QColor(colours(view.palette()).desk)
    view.canvas.viewport().repaint()
    picture = view.screen().grabWindow(view.winId()).toImage()
    corner = picture.rect().bottomRight() - QPoint(3, 3)
    sides = [QPoint(3, 3), corner, QPoint(3, corner.y() // 2), QPoint(corner.x() // 2, 3)]
    assert {picture.pixelColor(point).name() for point in sides} == {ground.name()}
    edge = view.canvas.mapFromScene(view.canvas.sceneRect().topLeft())
    assert picture.pixelColor(edge + QPoint(2, 2)).lightness() > 230


def test_tiles_are_decoded_while_something_looks_at_the_scan(desk, qtbot):
    workspace, view = desk
    pictures, may_end = scan_pictures(workspace), threading.Event()
    pictures.look(lambda _pyramid: may_end.wait(20))
    for _ in range(8):
        view.zoom_in()
    try:
        with qtbot.waitSignal(pictures.tile_ready):
            seen(view)
    finally:
        may_end.set()
    qtbot.waitUntil(lambda: view.is_settled)


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no priority of their own")
def test_decoding_lets_the_window_go_first():
    def priority():
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    threads = PictureThreads()
    lowest = 19
    assert threads.decoders.submit(priority).result() >= min(lowest, priority() + 1)
    threads.shut_down()


@pytest.mark.parametrize(("processors", "alone"), [(1, "1"), (2, "1"), (4, None)])
def test_the_window_paints_alone_where_helpers_would_wait(monkeypatch, processors, alone):
    monkeypatch.setenv("QT_NO_GUI_THREADPOOL", "")
    monkeypatch.delenv("QT_NO_GUI_THREADPOOL")
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    paint_alone_on_few_processors()
    assert os.environ.get("QT_NO_GUI_THREADPOOL") == alone
