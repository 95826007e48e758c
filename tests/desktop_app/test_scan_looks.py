"""How the scan is shown: toning, layers that are switched, uncovered ink, a column's width."""

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QPushButton

from archive.editing.catalogue_commands import AttachScan
from archive.model.geometry import Box
from archive.model.page import PageText, Scan
from desktop_app.theme.palette import LIGHT
from desktop_app.viewer.frames import Frame, Frames
from desktop_app.viewer.lost_ink import LostInk
from desktop_app.viewer.scan_pictures import PictureState, scan_pictures
from desktop_app.viewer.scan_view import ScanView
from desktop_app.viewer.signs import article_colour, draw_badge
from desktop_app.viewer.structure_layer import Layer, regions_of
from desktop_app.viewer.tone_panel import TonePanel
from desktop_app.viewer.toning import Toning, toned
from tests.builders import SAMPLE, article, line, passage
from tests.desktop_app.desk import draw_scan, open_desk
from tests.desktop_app.pictures import contrast, luminance


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    """Open a desk and return it with its scan view, drawn."""
    opened = []

    def build(text=SAMPLE, scan=None):
        workspace = open_desk(tmp_path, text, scan=scan is None)
        if scan is not None:
            name, digest = workspace.archive.scans.add(scan)
            page_id = workspace.page.id
            workspace.run(AttachScan(page_id, Scan(name, digest, 1200, 1600)))
            qtbot.waitUntil(lambda: workspace.page.scan is not None)
        view = ScanView(workspace)
        view.resize(600, 800)
        qtbot.addWidget(view)
        view.show()
        opened.append(workspace)
        pictures = scan_pictures(workspace)
        qtbot.waitUntil(lambda: pictures.state is PictureState.READY)
        view.grab()
        qtbot.waitUntil(lambda: view.is_settled)
        return workspace, view

    yield build
    for workspace in opened:
        workspace.close()


def seen(view):
    return view.canvas.viewport().grab().toImage()


def test_inverting_changes_what_is_seen_and_nothing_else(desk):
    workspace, view = desk()
    picture = view.layers[0]
    path = workspace.archive.scans.path(workspace.page.scan.file)
    before, master = seen(view), path.read_bytes()
    middle = before.rect().center()
    assert before.pixelColor(middle).lightness() > 200
    picture.set_toning(Toning().inverted())
    assert seen(view).pixelColor(middle).lightness() < 60
    picture.set_toning(Toning())
    assert seen(view) == before
    assert path.read_bytes() == master


def test_marks_and_map_stand_out_from_an_inverted_scan(desk):
    workspace, view = desk()
    chosen = list(workspace.text.lines())[1]
    workspace.select_line(chosen.id)
    for _ in range(3):
        view.zoom_in()
    view.canvas.stop_gliding()
    view.canvas.centerOn(*chosen.box.centre)
    corner = view.canvas.mapFromScene(QPointF(chosen.box.right, chosen.box.top))
    grounds = []
    for toning in (Toning(), Toning().inverted()):
        view.layers[0].set_toning(toning)
        picture = seen(view)
        rows = [picture.pixelColor(corner - QPoint(12, step)) for step in range(1, 9)]
        lights = [luminance(colour) for colour in rows]
        grounds.append(max(lights) > 0.6)
        assert contrast(max(lights), min(lights)) > 4.5
        paper = view.overview.grab().toImage().pixelColor(4, view.overview.height() - 5)
        assert (paper.lightness() > 128) is not toning.is_inverted
    assert grounds == [True, False]


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_boxes_lie_on_a_scan_that_its_file_turns(desk, tmp_path, orientation):
    upright = Image.open(draw_scan(tmp_path / "upright.png", SAMPLE))
    back = {
        3: Image.Transpose.ROTATE_180,
        6: Image.Transpose.ROTATE_90,
        8: Image.Transpose.ROTATE_270,
    }
    exif = Image.Exif()
    exif[0x0112] = orientation
    turned = tmp_path / "turned.jpg"
    upright.transpose(back[orientation]).save(turned, exif=exif)
    workspace, view = desk(scan=turned)
    assert scan_pictures(workspace).size == (1200, 1600)
    picture = seen(view)
    for each in workspace.text.placed_lines():
        point = view.view_point(each.id).toPoint()
        assert picture.pixelColor(point).lightness() < 120
        beside = view.canvas.mapFromScene(QPointF(each.box.right + 60, each.box.centre[1]))
        assert picture.pixelColor(beside).lightness() > 200


def test_tones_are_pushed_apart_and_raised():
    plain, stronger = Toning().table(), Toning().stronger(4).table()
    assert plain == bytes(range(256))
    assert stronger[80] < 80 < 170 < stronger[170]
    assert Toning().brighter(3).table()[100] > 100
    assert Toning().brighter(99).brightness == 10


def test_toning_keeps_colours_apart():
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 100, 200))
    colour = toned(image, Toning().inverted().table()).pixelColor(2, 1)
    assert (colour.red(), colour.green(), colour.blue()) == (245, 155, 55)


def test_the_control_follows_and_resets(desk, qtbot):
    _, view = desk()
    picture = view.layers[0]
    picture.set_toning(Toning(3, -2, is_inverted=True))
    panel = TonePanel(picture, view)
    panel.open_in_corner()
    assert (panel.brightness.value(), panel.contrast.value()) == (3, -2)
    panel.brightness.setValue(5)
    assert picture.toning == Toning(5, -2, is_inverted=True)
    picture.set_toning(Toning(1))
    assert (panel.brightness.value(), panel.inverted.isChecked()) == (1, False)
    panel.open_in_corner()
    assert not panel.isVisible()
    panel.open_in_corner()
    close = next(b for b in panel.findChildren(QPushButton) if b.text() == "Close")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()


def draw_glyphs(path, lines):
    """Draw something like a character for each character of the lines."""
    image = Image.new("L", (1200, 1600), 245)
    pen = ImageDraw.Draw(image)
    for each in lines:
        for index in range(len(each.text)):
            left, top = each.box.left + 40 * index + 4, each.box.top + 3
            pen.rectangle((left, top, left + 30, top + 30), outline=40, width=3)
            pen.line((left, top + 15, left + 30, top + 15), fill=40, width=3)
            pen.line((left + 15, top, left + 15, top + 30), fill=40, width=3)
    image.save(path)
    return path


def test_ink_that_no_line_covers_is_shown_once_it_was_looked_for(desk, qtbot, tmp_path):
    every = [line("春天来了河水慢慢涨起来", 200 + 50 * n) for n in range(10)]
    text = PageText((article(passage(*every[:5], *every[6:])),))
    scan = draw_glyphs(tmp_path / "glyphs.png", every)
    workspace, view = desk(text, scan=scan)
    structure = view.layers[1]
    ink = LostInk(workspace, structure, view)
    assert structure.ink == []
    ink.set_wanted(wanted=True)
    qtbot.waitUntil(lambda: len(structure.ink) == 1, timeout=20000)
    assert abs(structure.ink[0].center().y() - 468) < 12


def test_gaps_and_regions_are_switched(desk):
    _, view = desk()
    with_gaps = seen(view)
    view.layers[2].set_shows_gaps(shows_gaps=False)
    without = seen(view)
    assert without != with_gaps
    view.set_layer_shown(Layer.REGIONS, shown=True)
    assert seen(view) != without


def test_a_region_is_a_passage(desk):
    _, view = desk()
    regions = regions_of(view.layers[2].frames)
    assert [region.starts_article for region in regions] == [True, False, False]
    assert regions[1].rect.top() == 200
    assert regions[1].rect.bottom() == 286


def frame(name, box, *, article=0, starts=False, vertical=False, words="字"):
    return Frame(name, Box(*box), vertical, False, article, starts, None, words)


def test_a_passage_over_two_columns_has_a_region_in_each():
    columns = [(100, 10, 300, 40), (100, 50, 300, 80), (320, 10, 520, 40), (320, 50, 520, 80)]
    frames = [frame(str(n), box, starts=n == 0) for n, box in enumerate(columns)]
    regions = regions_of(Frames(frames))
    assert [region.rect.getRect() for region in regions] == [
        (100, 10, 200, 70),
        (320, 10, 200, 70),
    ]
    assert [region.starts_passage for region in regions] == [True, False]
    assert (regions[0].end.y(), regions[1].start.y()) == (65, 25)


def test_upright_lines_go_on_to_the_left():
    columns = [(500, 10, 530, 300), (460, 10, 490, 300), (500, 320, 530, 600)]
    frames = [frame(str(n), box, starts=n == 0, vertical=True) for n, box in enumerate(columns)]
    assert len(regions_of(Frames(frames))) == 2


def test_numbers_on_the_colours_of_articles_can_be_read():
    ground = luminance(QColor(LIGHT.on_accent))
    colours = [article_colour(number) for number in range(60)]
    assert min(contrast(ground, luminance(colour)) for colour in colours) >= 4.5
    assert abs(article_colour(0).hue() - QColor(LIGHT.accent).hue()) <= 1


def test_a_badge_stands_upright_in_a_turned_view(qapp):
    pictures = []
    for degrees in (0, 90):
        image = QImage(80, 80, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.translate(40, 40)
        painter.rotate(degrees)
        draw_badge(painter, QPointF(), "17", article_colour(0), 1.0)
        painter.end()
        pictures.append(image)
    assert pictures[0] == pictures[1]


def test_a_column_is_fitted(desk):
    workspace, view = desk()
    chosen = list(workspace.text.lines())[1]
    workspace.select_line(chosen.id)
    view.fit_column()
    assert view.zoom == pytest.approx(600 * 0.96 / chosen.box.width, rel=0.05)
