"""The scan view: it draws any scan, frames its lines and shares the choice of a line."""

import os

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from archive.editing.catalogue_commands import AttachScan
from archive.model.geometry import Box
from archive.model.page import Scan
from desktop_app.theme.style import apply_theme
from desktop_app.viewer.frames import Frame, Frames
from desktop_app.viewer.notice import Notice
from desktop_app.viewer.picture_layer import level_for
from desktop_app.viewer.scan_pictures import PictureState, scan_pictures
from desktop_app.viewer.scan_view import ScanView
from desktop_app.viewer.structure_layer import Layer
from desktop_app.viewer.tile_building import make_room
from desktop_app.viewer.tile_memory import TileKey, TileMemory
from tests.builders import SAMPLE
from tests.desktop_app.desk import open_desk
from tests.desktop_app.pictures import contrast, luminance


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    """Open a desk and return it with its scan view."""
    opened = []

    def build(text=SAMPLE, **values):
        workspace = open_desk(tmp_path, text, **values)
        view = ScanView(workspace)
        view.resize(600, 800)
        qtbot.addWidget(view)
        view.show()
        opened.append(workspace)
        return workspace, view

    yield build
    for workspace in opened:
        workspace.close()


def settle(qtbot, workspace, view):
    pictures = scan_pictures(workspace)
    qtbot.waitUntil(lambda: pictures.state in (PictureState.READY, PictureState.FAILED))
    view.grab()
    qtbot.waitUntil(lambda: view.is_settled)


def lines(workspace):
    return list(workspace.text.lines())


def test_the_scan_is_drawn_where_its_lines_are(desk, qtbot):
    workspace, view = desk()
    settle(qtbot, workspace, view)
    first = lines(workspace)[0]
    point = view.view_point(first.id).toPoint()
    image = view.canvas.viewport().grab().toImage()
    assert image.pixelColor(point).lightness() < 120
    assert image.pixelColor(point + QPoint(0, 60)).lightness() > 200


def test_a_click_on_a_line_chooses_it_everywhere(desk, qtbot):
    workspace, view = desk()
    settle(qtbot, workspace, view)
    second = lines(workspace)[1]
    with qtbot.waitSignal(workspace.line_selected) as caught:
        qtbot.mouseClick(
            view.canvas.viewport(),
            Qt.MouseButton.LeftButton,
            pos=view.view_point(second.id).toPoint(),
        )
    assert caught.args == [second.id, view]


def test_a_line_chosen_elsewhere_comes_into_view(desk, qtbot):
    workspace, view = desk()
    settle(qtbot, workspace, view)
    for _ in range(12):
        view.zoom_in()
    last = lines(workspace)[-1]
    workspace.select_line(last.id)
    port = view.canvas.viewport().rect()
    qtbot.waitUntil(lambda: port.contains(view.view_point(last.id).toPoint()))


def test_the_wheel_zooms_at_the_pointer(desk, qtbot):
    workspace, view = desk()
    settle(qtbot, workspace, view)
    for _ in range(4):
        view.zoom_in()
    before, where = view.zoom, QPointF(200, 300)
    canvas = view.canvas
    under = canvas.mapToScene(where.toPoint())
    turn = QWheelEvent(
        where,
        canvas.viewport().mapToGlobal(where),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), turn)
    assert view.zoom > before
    moved = canvas.mapToScene(where.toPoint()) - under
    assert moved.manhattanLength() * view.zoom < 4


def test_a_drag_moves_the_page_and_chooses_nothing(desk, qtbot):
    workspace, view = desk()
    settle(qtbot, workspace, view)
    for _ in range(8):
        view.zoom_in()
    port = view.canvas.viewport()
    before = view.canvas.mapToScene(QPoint(300, 300))
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    qtbot.mouseMove(port, QPoint(250, 240))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(250, 240))
    moved = view.canvas.mapToScene(QPoint(300, 300)) - before
    assert moved.x() * view.zoom == pytest.approx(50, abs=2)
    assert moved.y() * view.zoom == pytest.approx(60, abs=2)
    assert workspace.line_id is None


def test_an_area_is_drawn_in_pixels_of_the_scan(desk, qtbot):
    workspace, view = desk()
    settle(qtbot, workspace, view)
    view.choose_area()
    port = view.canvas.viewport()
    with qtbot.waitSignal(view.area_chosen) as caught:
        qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
        qtbot.mouseMove(port, QPoint(220, 180))
        qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(220, 180))
    box = caught.args[0]
    assert box.width == pytest.approx(120 / view.zoom, abs=6)
    assert box.height == pytest.approx(80 / view.zoom, abs=6)


def test_a_page_without_a_scan_offers_to_attach_one(desk, qtbot):
    _workspace, view = desk(scan=False)
    button = next(b for b in view.findChildren(QPushButton) if b.isVisible())
    with qtbot.waitSignal(view.attach_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_damaged_scan_is_told_in_words(desk, qtbot, tmp_path):
    workspace, view = desk()
    settle(qtbot, workspace, view)
    other = tmp_path / "other"
    other.mkdir()
    path = workspace.archive.scans.path(workspace.page.scan.file)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:300])
    for file in (tmp_path / "tiles").iterdir():
        file.unlink()
    page_id = workspace.page.id
    workspace.select_page(None)
    workspace.select_page(page_id)
    pictures = scan_pictures(workspace)
    qtbot.waitUntil(lambda: pictures.state is PictureState.FAILED)
    assert "damaged" in pictures.message
    assert pictures.message.startswith(workspace.page.scan.file[:8] + "….png: ")
    assert isinstance(view.grab().toImage(), QImage)


def test_a_long_path_keeps_no_pane_from_narrowing(qapp):
    notice, path = Notice(), "/archives/" + "newspapers-" * 9 + "/" + "0123456789abcdef" * 4
    notice.tell("", f"{path} is missing")
    assert notice.minimumSizeHint().width() < 18 * notice.fontMetrics().averageCharWidth() * 2
    assert notice.text == f"{path} is missing"


def test_a_scan_that_is_wrong_is_called_as_the_person_knows_it(desk, qtbot, tmp_path):
    workspace, _ = desk(scan=False)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n")
    name, digest = workspace.archive.scans.add(broken)
    scan = Scan(name, digest, 1200, 1600, None, "Seite 1.png")
    workspace.run(AttachScan(workspace.page.id, scan))
    pictures = scan_pictures(workspace)
    qtbot.waitUntil(lambda: pictures.state is PictureState.FAILED)
    assert pictures.message.startswith("Seite 1.png: ")


def test_tiles_deleted_or_spoilt_are_made_again(desk, qtbot, tmp_path):
    workspace, view = desk()
    settle(qtbot, workspace, view)
    for file in (tmp_path / "tiles").iterdir():
        file.write_bytes(b"spoilt")
    page_id = workspace.page.id
    workspace.select_page(None)
    workspace.select_page(page_id)
    settle(qtbot, workspace, view)
    assert scan_pictures(workspace).state is PictureState.READY


def test_the_overview_shows_when_it_helps_and_leads_elsewhere(desk, qtbot):
    workspace, view = desk()
    settle(qtbot, workspace, view)
    assert not view.overview.isVisible()
    for _ in range(10):
        view.zoom_in()
    assert view.overview.isVisible()
    corner = view.overview.rect().bottomRight() - QPoint(2, 2)
    qtbot.mouseClick(view.overview, Qt.MouseButton.LeftButton, pos=corner)
    seen = view.canvas.mapToScene(view.canvas.viewport().rect()).boundingRect()
    assert seen.bottom() > 1500
    view.set_overview_shown(False)
    assert not view.overview.isVisible()


def test_the_overview_is_turned_with_the_view_and_is_dragged(desk, qtbot):
    workspace, view = desk()
    settle(qtbot, workspace, view)
    view.rotate_right()
    for _ in range(8):
        view.zoom_in()
    overview, page = view.overview, view.canvas.sceneRect()
    assert overview.width() > overview.height()
    assert overview.width() / overview.height() == pytest.approx(1600 / 1200, rel=0.03)
    middle, corner = overview.rect().center(), QPoint(2, 2)
    qtbot.mousePress(overview, Qt.MouseButton.LeftButton, pos=middle)
    pull = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(corner),
        overview.mapToGlobal(QPointF(corner)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(overview, pull)
    # the upper left corner of a page that is turned to the right is its lower left one
    seen = view.canvas.mapToScene(view.canvas.viewport().rect()).boundingRect()
    assert seen.left() < 40
    assert seen.bottom() > page.bottom() - 40
    drawn, first = overview.grab().toImage(), view.layers[2].frames.get(lines(workspace)[0].id)
    x = overview.width() * (1 - first.box.centre[1] / page.height())
    y = overview.height() * first.box.centre[0] / page.width()
    assert drawn.pixelColor(round(x), round(y)).lightness() < 160


def test_keys_zoom_fit_and_move(desk, qtbot):
    workspace, view = desk()
    settle(qtbot, workspace, view)
    canvas, fitted = view.canvas, view.zoom
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        qtbot.keyClick(canvas, key)
    assert view.zoom == pytest.approx(fitted * 1.25**2)
    for key, dx, dy in (
        (Qt.Key.Key_Right, 1, 0),
        (Qt.Key.Key_Left, -1, 0),
        (Qt.Key.Key_Down, 0, 1),
        (Qt.Key.Key_Up, 0, -1),
    ):
        before = canvas.mapToScene(QPoint())
        qtbot.keyClick(canvas, key)
        moved = canvas.mapToScene(QPoint()) - before
        assert (moved.x() * dx > 0) is (dx != 0)
        assert (moved.y() * dy > 0) is (dy != 0)
    qtbot.keyClick(canvas, Qt.Key.Key_9)
    assert (canvas.fit, view.zoom) == ("width", pytest.approx(600 * 0.96 / 1200, rel=0.03))
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert (canvas.fit, view.zoom) == ("page", pytest.approx(fitted))


def test_esc_gives_up_drawing_an_area(desk, qtbot):
    workspace, view = desk()
    settle(qtbot, workspace, view)
    drawn = []
    view.choose_area(drawn.append)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    port = view.canvas.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    qtbot.mouseMove(port, QPoint(220, 180))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(220, 180))
    assert drawn == []


@pytest.fixture
def choosing(desk, qtbot):
    """A view in which an area is being chosen: its line, the view, and the boxes that are drawn."""
    workspace, view = desk()
    settle(qtbot, workspace, view)
    line = next(line for line in workspace.text.lines() if line.box)
    workspace.select_line(line.id)
    drawn = []
    view.choose_area(drawn.append)
    return line, view, drawn


def test_an_area_is_chosen_by_keys_from_the_chosen_line_on(choosing, qtbot):
    line, view, drawn = choosing
    down = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    down.ignore()
    QApplication.sendEvent(view.canvas, down)
    assert down.isAccepted()  # else the window would move a passage
    for _ in range(3):
        qtbot.keyClick(view.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Left)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    [box] = drawn
    pixel = 1 / view.zoom
    assert box.left == pytest.approx(line.box.left - 4 * pixel, abs=2 * pixel)
    assert box.height == pytest.approx(line.box.height + 12 * pixel, abs=3 * pixel)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    assert len(drawn) == 1


def test_an_area_is_chosen_by_keys_where_no_line_is_chosen(desk, qtbot):
    workspace, view = desk()
    settle(qtbot, workspace, view)
    awaited, drawn = [], []
    view.canvas.area.awaited.connect(awaited.append)
    view.choose_area(drawn.append)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Return)  # nothing is there to be taken
    assert drawn == []
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    assert len(drawn) == 1
    assert awaited == [True, False]


def test_the_keyboard_is_seen_on_the_scan(desk, qtbot):
    apply_theme(QApplication.instance(), "light")
    workspace, view = desk()
    settle(qtbot, workspace, view)
    other = QPushButton(view)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    pictures = []
    for widget in (other, view.canvas):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        pictures.append(view.canvas.grab().toImage())
    edge = QPoint(pictures[0].width() // 2, 0)
    ground, ring = (luminance(picture.pixelColor(edge)) for picture in pictures)
    assert contrast(ground, ring) > 3


def test_layers_tint_articles_and_can_be_hidden_again(desk, qtbot):
    workspace, view = desk()
    settle(qtbot, workspace, view)
    plain = view.canvas.viewport().grab().toImage()
    for layer in Layer:
        view.set_layer_shown(layer, shown=True)
    assert view.canvas.viewport().grab().toImage() != plain
    for layer in Layer:
        view.set_layer_shown(layer, shown=False)
    assert view.canvas.viewport().grab().toImage() == plain


def test_memory_gives_up_what_was_not_drawn_for_longest():
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    memory = TileMemory(limit=image.sizeInBytes() * 2)
    keys = [TileKey(0, column, 0) for column in range(3)]
    pinned = TileKey(3, 0, 0)
    memory.pin(pinned, image)
    memory.put(keys[0], image)
    memory.put(keys[1], image)
    assert memory.get(keys[0]) is image
    memory.put(keys[2], image)
    assert [memory.get(key) is not None for key in keys] == [True, False, True]
    assert memory.get(pinned) is image


def test_the_smallest_frame_around_a_point_is_meant():
    outer = Frame("outer", Box(0, 0, 600, 300))
    inner = Frame("inner", Box(100, 100, 200, 140))
    frames = Frames([outer, inner])
    assert frames.at(150, 120) is inner
    assert frames.at(20, 20) is outer
    assert frames.at(700, 20) is None
    assert frames.at(605, 20, reach=10) is outer
    assert {f.line_id for f in frames.within(Box(90, 90, 110, 110))} == {"outer", "inner"}
    assert list(frames.within(Box(700, 0, 900, 100))) == []


def test_the_cache_makes_room_for_new_tiles(tmp_path):
    for number in range(4):
        file = tmp_path / f"{number}.tiles"
        file.write_bytes(b"x" * 100)
        os.utime(file, (number, number))
    make_room(tmp_path, limit=250)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["2.tiles", "3.tiles"]


@pytest.mark.parametrize(
    ("scale", "level"), [(2, 0), (1, 0), (0.6, 0), (0.5, 1), (0.26, 1), (0.01, 4)]
)
def test_the_coarsest_level_that_is_sharp_is_drawn(scale, level):
    assert level_for(scale, 5) == level


def test_the_area_stays_on_its_place_of_the_scan_while_the_view_changes(choosing, qtbot):
    line, view, drawn = choosing
    view.canvas.zoom_by(2.5)
    view.resize(500, 700)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    assert drawn[0].left == pytest.approx(line.box.left, abs=3)
    assert drawn[0].bottom == pytest.approx(line.box.bottom, abs=3)
