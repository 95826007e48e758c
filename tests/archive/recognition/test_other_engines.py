"""Tesseract is called and understood, or its absence said; a PDF's text layer is an engine."""

import shutil
import sys

import pymupdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from archive.errors import ArchiveError, TaskCancelledError
from archive.model.geometry import Box
from archive.progress import NoProgress
from archive.recognition.engines import ENGINES, Setting, make_engine
from archive.recognition.tesseract import installed_models

PROGRAM = """#!{python}
import os, sys, time
if sys.argv[1] == "--version":
    print("tesseract 5.3.0")
elif sys.argv[1] == "--list-langs":
    print("List of available languages\\nchi_sim\\ndeu\\nFraktur")
elif "{fault}":
    sys.exit("{fault}")
else:
    assert sys.stdin.buffer.read(2) in (b"P5", b"P6")
    names = "level page_num block_num par_num line_num word_num left top width height conf text"
    rows = [names.split(), "1 1 0 0 0 0 0 0 90 90 -1 ".split(" "),
            "5 1 1 1 1 1 10 10 30 20 90 Der".split(), '5 1 1 1 1 2 50 12 40 20 70 "Schnee'.split(),
            "5 1 1 1 2 1 10 40 30 20 80 小城".split(), "5 1 1 1 2 2 40 40 30 20 60 下雪".split(),
            "5 1 2 1 1 1 10 70 30 20 95 ".split(" ")]
    rows[0:0] = []
    sys.stderr.write("Estimating resolution\\n")
    wait = "{wait}"
    while wait and not os.path.exists(wait):
        time.sleep(0.01)
    print("\\n".join("\\t".join(row) for row in rows))
    open({log!r}, "w").write(" ".join(sys.argv[1:]))
"""


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Put a program that answers like Tesseract on the path; return where it notes its call."""
    log = tmp_path / "call.txt"

    def put(fault="", wait=""):
        folder = tmp_path / "bin"
        folder.mkdir()
        program = folder / "tesseract"
        text = PROGRAM.format(python=sys.executable, fault=fault, wait=wait, log=str(log))
        program.write_text(text, encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.setenv("PYTHONUTF8", "1")
        return log

    return put


def tesseract(tmp_path, language="de"):
    return make_engine("tesseract", Setting(1, language, tmp_path / "scan.png"))


def test_words_become_lines_with_boxes_and_confidence(tmp_path, install):
    log = install()
    engine = tesseract(tmp_path)
    assert engine.name == "tesseract 5.3.0 (deu)"
    one, two = engine.recognise(Image.new("L", (100, 100)), NoProgress())
    assert (one.text, one.box, one.confidence) == ('Der "Schnee', Box(10, 10, 90, 32), 0.8)
    assert (two.text, two.confidence) == ("小城下雪", 0.7)
    assert log.read_text().split() == ["stdin", "stdout", "-l", "deu", "--psm", "3", "tsv"]


@pytest.mark.parametrize(("box", "mode"), [(Box(5, 7, 95, 20), "7"), (Box(5, 7, 95, 90), "6")])
def test_an_area_is_cut_out_and_its_lines_lie_on_the_page(tmp_path, install, box, mode):
    log = install()
    engine = tesseract(tmp_path)
    first, *_ = engine.recognise_region(Image.new("RGB", (100, 100)), box, NoProgress())
    assert first.box == Box(15, 17, 95, 39)
    assert log.read_text().split()[5] == mode


@pytest.mark.parametrize(
    ("language", "model"), [("zh-Hans", "chi_sim"), ("zh", "chi_sim"), ("de-Latf", "Fraktur")]
)
def test_the_model_follows_the_language(tmp_path, install, language, model):
    install()
    assert f"({model})" in tesseract(tmp_path, language).name


def test_what_is_not_installed_is_said_in_one_line(tmp_path, install, monkeypatch):
    install()
    with pytest.raises(ArchiveError, match="no model for en; install eng"):
        tesseract(tmp_path, "en")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ArchiveError, match="Tesseract is not installed; install it"):
        tesseract(tmp_path)


def test_when_it_gives_up_its_own_words_are_told(tmp_path, install):
    install(fault="no memory")
    with pytest.raises(ArchiveError, match="status 1: no memory"):
        tesseract(tmp_path).recognise(Image.new("L", (9, 9)), NoProgress())


def test_however_long_it_takes_its_input_is_read_to_the_end(tmp_path, install):
    sign = tmp_path / "go on"

    class Slow:
        count = 0

        def step(self, *_report):
            self.count += 1
            if self.count == 3:
                sign.touch()

    install(wait=str(sign))
    lines = tesseract(tmp_path).recognise(Image.new("L", (2000, 2000)), Slow())
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("language", "wanted", "used"),
    [("de", "Fraktur", "Fraktur"), ("zh", "Fraktur+deu", "Fraktur+deu"), ("de-CH", "", "deu")],
)
def test_a_model_can_be_chosen(tmp_path, install, language, wanted, used):
    install()
    name = f"tesseract/{wanted}" if wanted else "tesseract"
    assert f"({used})" in make_engine(name, Setting(1, language, tmp_path)).name


def test_a_model_that_is_missing_or_unknown_is_said_with_what_there_is(tmp_path, install):
    install()
    for name, language, words in (
        ("tesseract/frk", "de", "has no model frk; it has chi_sim, deu, Fraktur"),
        ("tesseract", "gsw", r"known for gsw; choose one as tesseract/MODEL \(chi_sim, deu, Fr"),
        ("tesseract", "", "no model for en; install eng"),
        ("rapid/deu", "de", "'rapid' has no models to choose"),
    ):
        with pytest.raises(ArchiveError, match=words):
            make_engine(name, Setting(1, language, tmp_path))


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_the_real_program_reads_words_with_its_english_model(tmp_path):
    if "eng" not in installed_models():
        pytest.skip("Tesseract has no English model")
    image = Image.new("L", (900, 200), 255)
    font = ImageFont.load_default(48)
    ImageDraw.Draw(image).text((30, 20), "Snow fell in the town", 0, font)
    ImageDraw.Draw(image).text((30, 110), "and melted on Monday", 0, font)
    engine = tesseract(tmp_path, "en")
    one, two = engine.recognise(image, NoProgress())
    assert (one.text, two.text) == ("Snow fell in the town", "and melted on Monday")
    assert one.confidence > 0.8
    assert 20 <= one.box.left <= 40
    (again,) = engine.recognise_region(image, two.box.grown(8), NoProgress())
    assert again.text == two.text
    assert abs(again.box.top - two.box.top) <= 3


def test_it_is_stopped_when_the_task_is(tmp_path, install):
    class Cancel:
        def step(self, *_report):
            raise TaskCancelledError

    log = install()
    with pytest.raises(TaskCancelledError):
        tesseract(tmp_path).recognise(Image.new("L", (9, 9)), Cancel())
    assert not log.exists()


def test_the_text_layer_of_a_pdf_is_read_without_looking_at_pixels(tmp_path):
    with pymupdf.open() as document:
        page = document.new_page(width=200, height=200)
        page.insert_text((20, 40), "Snow fell")
        page.insert_text((20, 120), "It melted")
        document.new_page()
        document.save(tmp_path / "a.pdf")
    engine = make_engine("text-layer", Setting(1, "en", tmp_path / "a.pdf"))
    image = Image.new("L", (833, 833))
    assert [r.text for r in engine.recognise(image, NoProgress())] == ["Snow fell", "It melted"]
    lower = engine.recognise_region(image, Box(0, 400, 833, 833), NoProgress())
    assert [reading.text for reading in lower] == ["It melted"]
    with pytest.raises(ArchiveError, match="has no text layer"):
        make_engine("text-layer", Setting(1, "en", tmp_path / "a.pdf", 1)).recognise(
            image, NoProgress()
        )
    Image.new("L", (9, 9)).save(tmp_path / "a.png")
    with pytest.raises(ArchiveError, match="is no PDF"):
        make_engine("text-layer", Setting(1, "en", tmp_path / "a.png"))


def test_engines_are_chosen_by_name(tmp_path):
    assert set(ENGINES) == {"rapid", "tesseract", "text-layer"}
    assert make_engine("rapid", Setting(1, "zh", tmp_path)) is not None
    with pytest.raises(ArchiveError, match="no engine 'rapido'"):
        make_engine("rapido", Setting(1, "zh", tmp_path))
