"""The default engine on small pages drawn for the purpose; it never touches the network."""

import socket

import pymupdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from archive.errors import TaskCancelledError
from archive.model.geometry import Box
from archive.progress import NoProgress
from archive.recognition import models
from archive.recognition.models import MissingModelError, detection_network
from archive.recognition.rapid import RapidEngine

LINES = ["春天的花园里开满了花", "老人和孩子都来看花", "远处传来一阵歌声"]


@pytest.fixture(scope="module")
def font(tmp_path_factory):
    path = tmp_path_factory.mktemp("font") / "cjk.ttf"
    path.write_bytes(pymupdf.Font("cjk").buffer)
    return ImageFont.truetype(str(path), 36)


@pytest.fixture(scope="module")
def page(font):
    image = Image.new("L", (700, 420), 245)
    draw = ImageDraw.Draw(image)
    for number, text in enumerate(LINES):
        draw.text((80, 60 + 100 * number), text, font=font, fill=20)
    return image


@pytest.fixture(scope="module")
def engine():
    return RapidEngine(threads=1)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("the engine wanted to use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.slow
def test_a_page_is_read_line_by_line(engine, page):
    readings = sorted(engine.recognise(page, NoProgress()), key=lambda r: r.box.top)
    assert [reading.text for reading in readings] == LINES
    for number, reading in enumerate(readings):
        assert reading.confidence > 0.9
        assert reading.box.contains(80 + 36 * 4, 60 + 100 * number + 20)
        assert reading.box.width == pytest.approx(36 * len(reading.text), abs=36)
        assert not reading.vertical
    assert "PP-OCR" in engine.name


@pytest.mark.slow
def test_a_region_is_read_in_pixels_of_the_page(engine, page):
    (reading,) = engine.recognise_region(page, Box(60, 150, 600, 220), NoProgress())
    assert reading.text == LINES[1]
    assert 150 <= reading.box.top < reading.box.bottom <= 222


class Stop:
    def __init__(self, at):
        self.at = at

    def step(self, done, total, what):  # noqa: ARG002
        if what == self.at:
            raise TaskCancelledError


@pytest.mark.slow
@pytest.mark.parametrize("stage", ["finding text", "reading lines"])
def test_reading_can_be_cancelled_in_every_stage(engine, page, stage):
    with pytest.raises(TaskCancelledError):
        engine.recognise(page, Stop(stage))


def test_missing_models_are_an_error_and_never_a_download(monkeypatch, tmp_path):
    monkeypatch.setattr(models, "model_folder", lambda: tmp_path)
    with pytest.raises(MissingModelError, match="install the package rapidocr again"):
        detection_network()


def test_the_package_that_downloads_is_not_imported():
    import subprocess
    import sys

    code = (
        "import sys; from archive.recognition.rapid import RapidEngine; RapidEngine(1).name; "
        "sys.exit('rapidocr' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_scan_on_its_side_or_head_is_noticed(engine, page, quarters):
    scan = page.rotate(90 * quarters, expand=True)  # against the clock
    assert engine.quarter_turns(scan, NoProgress()) == quarters


@pytest.mark.slow
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_is_read_upright_however_its_scan_lies(engine, page, quarters):
    scan = page.rotate(90 * quarters, expand=True)
    found = engine.recognise_upright(scan, NoProgress())
    assert found.quarters == quarters
    readings = sorted(found.readings, key=lambda r: r.box.top)
    assert [(reading.text, reading.vertical) for reading in readings] == [
        (text, False) for text in LINES
    ]


@pytest.mark.slow
def test_vertical_columns_and_specks_are_not_turned(engine, font):
    columns = Image.new("L", (420, 700), 245)
    draw = ImageDraw.Draw(columns)
    for number, text in enumerate([*LINES, LINES[0]]):
        for place, character in enumerate(text):
            draw.text((330 - 90 * number, 60 + 40 * place), character, font=font, fill=20)
    assert engine.recognise_upright(columns, NoProgress()).quarters == 0
    specks = Image.effect_noise((600, 400), 90).convert("L")
    assert engine.recognise_upright(specks, NoProgress()).quarters == 0
