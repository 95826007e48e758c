"""The scan view: it draws any scan, frames its lines and shares the choice of a line."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app.viewer.scan_pictures import PictureState, scan_pictures
from desktop_app.viewer.scan_view import ScanView
from tests.desktop_app.desk import SAMPLE, open_desk


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
    assert isinstance(view.grab().toImage(), QImage)


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
