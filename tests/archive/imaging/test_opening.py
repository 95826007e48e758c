"""Files of every kind that people bring: good, turned, damaged, hostile."""

import io
import os
import sys

import numpy as np
import pytest
from PIL import Image

from archive.errors import UnreadableFileError
from archive.imaging import limits
from archive.imaging.checking import checked
from archive.imaging.formats import ScanFormat
from archive.imaging.opening import crop, for_reading, open_for_reading, open_frame, probe
from archive.model.geometry import Box
from archive.progress import NoProgress


def picture(mode="L", size=(90, 60)):
    image = Image.new("L", size, 255)
    image.paste(0, (0, 0, 30, 20))  # the upper left corner is black
    if mode == "I;16":
        return Image.fromarray(np.asarray(image).astype("uint16") * 257)
    return image.convert(mode)


@pytest.mark.parametrize(
    ("name", "format_", "kind"),
    [
        ("a.tif", "TIFF", ScanFormat.TIFF),
        ("a.jpg", "JPEG", ScanFormat.JPEG),
        ("a.png", "PNG", ScanFormat.PNG),
        ("a.jp2", "JPEG2000", ScanFormat.JPEG_2000),
        ("a.webp", "WEBP", ScanFormat.WEBP),
        ("wrong.txt", "PNG", ScanFormat.PNG),
    ],
)
def test_formats_are_told_by_content(tmp_path, name, format_, kind):
    path = tmp_path / name
    picture().save(path, format_)
    file = probe(path)
    assert file.format is kind
    assert [(f.width, f.height) for f in file.frames] == [(90, 60)]
    assert for_reading(open_frame(path)).size == (90, 60)


@pytest.mark.parametrize("mode", ["1", "L", "I;16", "P", "RGB", "CMYK", "LA", "RGBA"])
def test_every_pixel_format_is_made_readable(tmp_path, mode):
    path = tmp_path / "a.tif"
    picture(mode).save(path)
    image = open_for_reading(path)
    assert image.mode in {"L", "RGB"}
    grey = image.convert("L")
    assert grey.getpixel((5, 5)) < 40
    assert grey.getpixel((80, 50)) > 215


def test_transparent_paper_is_white(tmp_path):
    path = tmp_path / "a.png"
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(path)
    assert open_for_reading(path).getpixel((1, 1)) == (255, 255, 255)


def test_resolution_is_reported(tmp_path):
    path = tmp_path / "a.tif"
    picture().save(path, dpi=(300, 300))
    assert probe(path).frames[0].dpi == 300


def test_pages_of_a_tiff(tmp_path):
    path = tmp_path / "a.tif"
    picture().save(path, save_all=True, append_images=[picture(size=(50, 70))])
    assert [(f.width, f.height) for f in probe(path).frames] == [(90, 60), (50, 70)]
    assert open_frame(path, 1).size == (50, 70)
    with pytest.raises(UnreadableFileError, match=r"a\.tif.*no such page"):
        open_frame(path, 2)


@pytest.mark.parametrize("format_", ["TIFF", "JPEG", "PNG", "WEBP"])
def test_turned_pictures_are_set_upright(tmp_path, format_):
    path = tmp_path / "a.img"
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise by a quarter
    picture().save(path, format_, exif=exif)
    assert (probe(path).frames[0].width, probe(path).frames[0].height) == (60, 90)
    image = open_for_reading(path).convert("L")
    assert image.size == (60, 90)
    assert image.getpixel((55, 5)) < 40  # upper left went to upper right
    assert image.getpixel((5, 5)) > 215


def test_crop_is_cut_from_the_upright_picture_and_stays_inside(tmp_path):
    path = tmp_path / "a.png"
    picture().save(path)
    assert crop(path, 0, Box(0, 0, 30, 20)).getextrema() == (0, 0)
    assert crop(path, 0, Box(80, 50, 500, 500)).size == (10, 10)
    assert crop(path, 0, Box(95, 70, 99, 75)).size == (1, 1)


def test_boxes_of_a_png_bomb_are_refused_before_decoding(tmp_path, monkeypatch):
    path = tmp_path / "bomb.png"
    Image.new("1", (30_000, 14_000)).save(path)
    with pytest.raises(UnreadableFileError, match=r"bomb\.png.*megapixels"):
        probe(path)


def test_large_honest_scans_are_not_refused(tmp_path):
    path = tmp_path / "large.png"
    Image.new("1", (19_000, 20_000)).save(path)  # 380 megapixels, far above Pillow's own limit
    assert probe(path).frames[0].width == 19_000


def test_file_size_limit(tmp_path, monkeypatch):
    path = tmp_path / "a.png"
    picture().save(path)
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 20)
    with pytest.raises(UnreadableFileError, match=r"a\.png.*limit"):
        probe(path)


@pytest.mark.parametrize("format_", ["TIFF", "JPEG", "PNG", "JPEG2000", "WEBP"])
def test_a_file_that_was_cut_off(tmp_path, format_):
    path = tmp_path / "cut.img"
    whole = io.BytesIO()
    noise = Image.effect_noise((300, 300), 80)
    noise.save(whole, format_)
    path.write_bytes(whole.getvalue()[: len(whole.getvalue()) * 2 // 3])
    with pytest.raises(UnreadableFileError, match=r"cut\.img.*damaged") as error:
        open_frame(path)
    assert "\n" not in str(error.value)


def test_no_files(tmp_path):
    empty = tmp_path / "empty.jpg"
    empty.touch()
    text = tmp_path / "text.jpg"
    text.write_text("not a picture")
    for path, words in (
        (empty, "empty"),
        (text, "not an image"),
        (tmp_path, "folder"),
        (tmp_path / "none.png", "no such file"),
    ):
        with pytest.raises(UnreadableFileError, match=words) as error:
            probe(path)
        assert str(error.value).startswith(path.name)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_without_permission(tmp_path):
    path = tmp_path / "a.png"
    picture().save(path)
    path.chmod(0)
    with pytest.raises(UnreadableFileError, match="permission"):
        probe(path)


def test_check_in_a_process_of_its_own(tmp_path):
    good = tmp_path / "good.tif"
    picture().save(good, save_all=True, append_images=[picture(size=(50, 70))], dpi=(200, 200))
    assert checked(good) == probe(good)
    cut = tmp_path / "cut.png"
    Image.effect_noise((300, 300), 80).save(cut)
    cut.write_bytes(cut.read_bytes()[:20_000])
    with pytest.raises(UnreadableFileError, match=r"cut\.png.*damaged"):
        checked(cut)


def test_a_decoder_that_dies_takes_nothing_else_with_it(tmp_path, monkeypatch):
    path = tmp_path / "large.png"
    picture().save(path)
    dies = [sys.executable, "-c", "import os; os.abort()"]
    monkeypatch.setattr("archive.imaging.checking.own_process", lambda *_: dies)
    with pytest.raises(UnreadableFileError, match=r"large\.png.*could not be decoded"):
        checked(path, NoProgress())
