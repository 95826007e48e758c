"""The default engine on small pages drawn for the purpose; it never touches the network."""

import socket

import numpy as np
import pymupdf
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from rapidfuzz.distance import Levenshtein

from archive.errors import TaskCancelledError
from archive.model.geometry import Box
from archive.progress import NoProgress
from archive.recognition import models, rapid
from archive.recognition.detection import FoundLine, text_map
from archive.recognition.leaning import skew_of
from archive.recognition.models import (
    MissingModelError,
    detection_network,
    recognition_network,
    vertical_network,
)
from archive.recognition.rapid import RapidEngine
from archive.recognition.reading import cut_out, read_lines

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
@pytest.mark.parametrize(("quarters", "degrees"), [(0, 5), (0, -3), (1, 3), (2, -2)])
def test_a_page_that_lies_askew_is_read_level(engine, page, quarters, degrees):
    scan = page.rotate(90 * quarters, expand=True)
    scan = scan.rotate(-degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=245)
    found = engine.recognise_upright(scan, NoProgress())
    assert found.quarters == quarters
    assert np.degrees(found.skew) == pytest.approx(degrees, abs=0.4)
    readings = sorted(found.readings, key=lambda r: r.box.top)
    assert [reading.text for reading in readings] == LINES
    for reading in readings:
        assert reading.box.height < 60  # as on a level page
    if not quarters:
        as_it_lies = sorted(engine.recognise(scan, NoProgress()), key=lambda r: r.box.top)
        assert [reading.text for reading in as_it_lies] == LINES
        assert all(reading.box.height > 48 for reading in as_it_lies)


@pytest.mark.slow
@pytest.mark.parametrize(("quarters", "degrees"), [(0, 4), (1, -3)])
def test_lines_are_found_on_a_page_that_is_level_already(
    engine, font, monkeypatch, quarters, degrees
):
    looked_at = []

    def recorded(network, page, progress):
        looked_at.append(text_map(network, page, progress))
        return looked_at[-1]

    monkeypatch.setattr(rapid, "text_map", recorded)
    columns = Image.new("L", (1000, 900), 245)
    draw = ImageDraw.Draw(columns)
    texts = [LINES[number % 3] for number in range(14)]
    for number, text in enumerate(texts):
        draw.text((60 + 500 * (number % 2), 60 + 100 * (number // 2)), text, font=font, fill=20)
    scan = columns.rotate(90 * quarters, expand=True)
    scan = scan.rotate(-degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=245)
    found = engine.recognise_upright(scan, NoProgress())
    assert found.quarters == quarters
    assert np.degrees(found.skew) == pytest.approx(degrees, abs=0.4)
    assert sorted(reading.text for reading in found.readings) == sorted(texts)
    assert [skew_of(seen.lines) for seen in looked_at] == [0.0]


@pytest.mark.slow
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_columns_are_noticed_however_their_scan_lies(engine, font, quarters):
    columns = Image.new("L", (420, 700), 245)
    draw = ImageDraw.Draw(columns)
    for number, text in enumerate([*LINES, LINES[0]]):
        for place, character in enumerate(text):
            draw.text((330 - 90 * number, 60 + 40 * place), character, font=font, fill=20)
    # on their left side the network reads them as surely as rows
    scan = columns.rotate(90 * quarters, expand=True)
    assert engine.quarter_turns(scan, NoProgress()) == quarters


@pytest.mark.slow
@pytest.mark.parametrize("way", ["up", "down", "column"])
def test_a_single_line_that_stands_on_a_level_page_is_read_as_it_runs(engine, page, font, way):
    imprint = "本市大街五十号印刷厂印"
    strip = Image.new("L", (36 * len(imprint), 50), 245)
    ImageDraw.Draw(strip).text((0, 2), imprint, font=font, fill=20)
    scan = Image.new("L", (800, 560), 245)
    scan.paste(page, (100, 0))
    if way == "column":
        for place, character in enumerate(imprint):
            ImageDraw.Draw(scan).text((42, 60 + 40 * place), character, font=font, fill=20)
    else:
        scan.paste(strip.rotate(90 if way == "up" else -90, expand=True), (40, 60))
    found = engine.recognise_upright(scan, NoProgress())
    standing = [reading for reading in found.readings if reading.vertical]
    assert (found.quarters, [reading.text for reading in standing]) == (0, [imprint])
    assert standing[0].box.contains(62, 200)


@pytest.mark.slow
def test_specks_are_not_turned(engine):
    specks = Image.effect_noise((600, 400), 90).convert("L")
    assert engine.recognise_upright(specks, NoProgress()).quarters == 0


COLUMNS = [
    "國民學校新築落成",
    "縣長親臨觀禮、來",
    "賓數百人、極一時",
    "之盛、晚間復演劇",
    "助興、至夜深始散",
]


@pytest.mark.slow
def test_blurred_vertical_lines_are_read_by_the_network_that_knows_them(font):
    small = font.font_variant(size=24)
    wrong = {"vertical": 0, "general": 0}
    for text in COLUMNS:
        column = Image.new("L", (60, 280), 250)
        draw = ImageDraw.Draw(column)
        for place, character in enumerate(text):
            draw.text((18, 20 + 29 * place), character, font=small, fill=20)
        page = np.asarray(column.filter(ImageFilter.GaussianBlur(2.0)))
        line = FoundLine(30, 20 + 29 * 4, 29 * 8, 30, 0.0, vertical=True, score=1.0)
        for name, load in (("vertical", vertical_network), ("general", recognition_network)):
            network = load(1)
            picture = cut_out(page, line)
            (read,) = read_lines(network, network.characters(), [picture], NoProgress())
            wrong[name] += Levenshtein.distance(read.text, text)
    assert wrong["vertical"] <= 6 < wrong["general"]


def test_a_missing_network_of_ours_is_an_error(monkeypatch, tmp_path):
    monkeypatch.setattr(models, "_OURS", tmp_path)
    with pytest.raises(MissingModelError, match=r"vertical-lines\.onnx"):
        vertical_network()
