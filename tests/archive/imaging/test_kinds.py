"""Every kind of picture that scanners and cameras write looks as it should, at every size."""

import struct
import subprocess
import sys
import zlib

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageDraw, TiffImagePlugin

from archive.errors import UnreadableFileError
from archive.imaging import deep_pixels, limits
from archive.imaging.checking import checked
from archive.imaging.deep_pixels import eight_bits
from archive.imaging.formats import ScanFormat, sniff
from archive.imaging.opening import for_reading, open_for_reading, open_frame, probe
from archive.imaging.pyramid import Pyramid, build_pyramid

WIDTH, HEIGHT = 60, 80
PAPER, INK = (240, 238, 230), (20, 20, 20)
RED, GREEN, BLUE = (200, 30, 30), (30, 160, 30), (30, 30, 200)
SPOTS = {(8, 20): INK, (50, 20): PAPER, (8, 70): RED, (30, 70): GREEN, (50, 70): BLUE}
"""A stroke at the left, paper to its right, three colours below: turned, it is another picture."""


def picture():
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((4, 4, 15, 50), fill=INK)
    for number, colour in enumerate((RED, GREEN, BLUE)):
        pen.rectangle((20 * number, 60, 20 * number + 19, HEIGHT), fill=colour)
    return image


def grey():
    return picture().convert("L")


def deep():
    return np.asarray(grey()).astype("uint16") * 200


def assert_looks(image, *, colours, tolerance=14):
    """Compare with the picture: each colour, or only what is dark and what is light."""
    assert image.size == (WIDTH, HEIGHT)
    for place, wanted in SPOTS.items():
        found = image.convert("RGB").getpixel(place)
        if colours:
            assert max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < tolerance, place
        elif wanted is PAPER:
            assert min(found) > 220, place
        elif wanted is INK:
            assert max(found) < 45, place


def save(path, image, **options):
    image.save(path, **options)
    return path


def tiff(path, pixels, *, bits, photometric, tile=0, rows=0, planes=1):
    """Write an uncompressed TIFF by hand, for layouts that Pillow does not write."""
    samples = pixels.shape[2] if pixels.ndim == 3 else 1
    if tile:
        padded = np.pad(pixels, ((0, -HEIGHT % tile), (0, -WIDTH % tile)), constant_values=255)
        parts = [
            padded[top : top + tile, left : left + tile].tobytes()
            for top in range(0, HEIGHT, tile)
            for left in range(0, WIDTH, tile)
        ]
    elif planes == 2:
        parts = [pixels[:, :, plane].tobytes() for plane in range(samples)]
    else:
        step = rows or HEIGHT
        parts = [pixels[top : top + step].tobytes() for top in range(0, HEIGHT, step)]
    entries = {256: [WIDTH], 257: [HEIGHT], 258: [bits] * samples, 259: [1], 262: [photometric]}
    entries |= {277: [samples], 284: [planes]}
    entries |= {322: [tile], 323: [tile]} if tile else {278: [rows or HEIGHT]}
    places, counts = (324, 325) if tile else (273, 279)
    entries[counts] = [len(part) for part in parts]
    entries[places] = [0] * len(parts)
    after = 8 + 2 + 12 * len(entries) + 4
    end = after + 4 * sum(len(values) for values in entries.values() if len(values) > 1)
    entries[places] = [end + sum(map(len, parts[:count])) for count in range(len(parts))]
    directory, more = b"", b""
    for tag, values in sorted(entries.items()):
        data = struct.pack(f"<{len(values)}I", *values)
        if len(values) > 1:
            data, more = struct.pack("<I", after + len(more)), more + data
        directory += struct.pack("<HHI", tag, 4, len(values)) + data
    start = b"II*\0" + struct.pack("<IH", 8, len(entries))
    path.write_bytes(start + directory + bytes(4) + more + b"".join(parts))
    return path


def png16(path, pixels):
    """Write a PNG of 16 bits a channel, which Pillow does not."""

    def chunk(kind, data):
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    kind = {3: 2, 4: 6}[pixels.shape[2]]
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 16, kind, 0, 0, 0)
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in pixels)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


def lab():
    spaces = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    return ImageCms.applyTransform(picture(), ImageCms.buildTransform(*spaces, "RGB", "LAB"))


COLOURED = {
    "cmyk.tif": lambda p: save(p, picture().convert("CMYK")),
    "cmyk.jpg": lambda p: save(p, picture().convert("CMYK"), quality=95),
    "palette.png": lambda p: save(p, picture().quantize(16)),
    "palette.tif": lambda p: save(p, picture().quantize(16)),
    "lab.tif": lambda p: save(p, lab()),
    "ycbcr.tif": lambda p: save(p, picture(), compression="jpeg", quality=95),
    "lzw.tif": lambda p: save(p, picture(), compression="tiff_lzw"),
    "whole.jp2": lambda p: save(p, picture()),
    "lossless.webp": lambda p: save(p, picture(), lossless=True),
    "16.png": lambda p: png16(p, np.asarray(picture()).astype("u2") * 257),
    "16.tif": lambda p: tiff(p, np.asarray(picture()).astype("<u2") * 257, bits=16, photometric=2),
    "strips.tif": lambda p: tiff(p, np.asarray(picture()), bits=8, photometric=2, rows=7),
    "planes.tif": lambda p: tiff(p, np.asarray(picture()), bits=8, photometric=2, planes=2),
}
UNCOLOURED = {
    "g4.tif": lambda p: save(
        p, grey().point(lambda v: 255 * (v > 128)).convert("1"), compression="group4"
    ),
    "16.tif": lambda p: save(p, Image.fromarray(deep())),
    "16.png": lambda p: save(p, Image.fromarray(deep())),
    "16.jp2": lambda p: save(p, Image.fromarray(deep())),
    "32.tif": lambda p: save(p, Image.fromarray(np.asarray(grey()).astype("int32") * 70_000)),
    "float.tif": lambda p: save(p, Image.fromarray((np.asarray(grey()) / 255).astype("float32"))),
    "tiles.tif": lambda p: tiff(p, np.asarray(grey()), bits=8, photometric=1, tile=16),
    "white-is-zero.tif": lambda p: tiff(p, 255 - np.asarray(grey()), bits=8, photometric=0),
    "white-is-zero-16.tif": lambda p: tiff(
        p, (65_535 - deep()).astype("<u2"), bits=16, photometric=0
    ),
}


@pytest.mark.parametrize("name", COLOURED)
def test_colours_are_those_of_the_page(tmp_path, name):
    assert_looks(open_for_reading(COLOURED[name](tmp_path / name)), colours=True)


@pytest.mark.parametrize("name", UNCOLOURED)
def test_ink_is_dark_on_light_paper(tmp_path, name):
    image = open_for_reading(UNCOLOURED[name](tmp_path / name))
    assert image.mode == "L"
    assert_looks(image, colours=False)


@pytest.mark.parametrize(
    "name", ["grey.png", "grey.tif", "a.png", "a.tif", "a.webp", "palette.png"]
)
def test_what_can_be_seen_through_is_white(tmp_path, name):
    image = picture().convert("RGBA")
    image.paste((0, 0, 0, 0), (20, 4, 40, 50))
    options = {"lossless": True} if name.endswith("webp") else {}
    if name.startswith("grey"):
        image = image.convert("LA")
    if name.startswith("palette"):
        image = picture().quantize(16)
        options = {"transparency": image.getpixel((30, 20))}
    shown = open_for_reading(save(tmp_path / name, image, **options))
    assert_looks(shown, colours=shown.mode == "RGB", tolerance=30)
    assert min(shown.convert("RGB").getpixel((30, 20))) == 255


@pytest.mark.parametrize("suffix", ["jpg", "tif", "png", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_set_upright(tmp_path, orientation, suffix):
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }.get(orientation)
    image = picture().transpose(back) if back is not None else picture()
    options = {}
    if suffix == "tif":
        options["tiffinfo"] = TiffImagePlugin.ImageFileDirectory_v2()
        options["tiffinfo"][0x0112] = orientation
    else:
        options["exif"] = Image.Exif()
        options["exif"][0x0112] = orientation
    path = save(tmp_path / f"a.{suffix}", image, **options)
    assert (probe(path).frames[0].width, probe(path).frames[0].height) == (WIDTH, HEIGHT)
    assert_looks(open_for_reading(path), colours=True, tolerance=40)


def test_numbers_that_are_none_are_paper(tmp_path):
    values = (np.asarray(grey()) / 255).astype("float32")
    values[2, 2], values[3, 3], values[4, 4] = np.nan, np.inf, -np.inf
    image = open_for_reading(save(tmp_path / "a.tif", Image.fromarray(values)))
    assert_looks(image, colours=False)
    assert [image.getpixel((n, n)) for n in (2, 3, 4)] == [255, 255, 0]


def test_deep_pixels_are_scaled_alike_in_every_strip(monkeypatch):
    image = Image.fromarray(deep())
    whole = eight_bits(image)
    monkeypatch.setattr(deep_pixels, "_STRIP_PIXELS", 7 * WIDTH)
    assert eight_bits(image).tobytes() == whole.tobytes()
    assert eight_bits(Image.fromarray(np.full((3, 3), np.nan, "float32"))).getextrema() == (
        255,
        255,
    )


def test_pages_of_one_file_have_sizes_and_pixels_of_their_own(tmp_path):
    others = [grey().rotate(90, expand=True), picture().quantize(8)]
    path = save(tmp_path / "a.tif", picture(), save_all=True, append_images=others)
    frames = checked(path).frames
    assert [(f.width, f.height) for f in frames] == [(60, 80), (80, 60), (60, 80)]
    assert_looks(open_for_reading(path, 0), colours=True)
    assert_looks(open_for_reading(path, 1).rotate(-90, expand=True), colours=False)
    assert_looks(open_for_reading(path, 2), colours=True)


@pytest.mark.parametrize("size", [(500, 60_000), (60_000, 300), (1, 1), (1, 700), (513, 2)])
def test_odd_sizes_have_tiles_of_every_level(tmp_path, size):
    image = Image.new("L", size, 200)
    path = save(tmp_path / "a.png", image)
    build_pyramid(path, 0, tmp_path / "tiles")
    with Pyramid.open(path, 0, tmp_path / "tiles") as pyramid:
        assert pyramid.size == size
        assert max(pyramid.levels[-1].width, pyramid.levels[-1].height) <= 512
        last = pyramid.levels[0]
        assert pyramid.tile(0, last.columns - 1, last.rows - 1)


def test_a_picture_that_is_too_long_says_so(tmp_path):
    path = save(tmp_path / "long.png", Image.new("1", (2, limits.MAX_SIDE + 1)))
    with pytest.raises(UnreadableFileError, match=r"long\.png.*pixels long"):
        probe(path)


@pytest.mark.parametrize("suffix", ["gif", "bmp"])
def test_kinds_that_hold_no_scans_are_refused_in_words(tmp_path, suffix):
    path = save(tmp_path / f"a.{suffix}", picture())
    with pytest.raises(UnreadableFileError, match="save it as TIFF"):
        sniff(path)


def test_a_damaged_file_is_told_in_one_line(tmp_path):
    path = save(tmp_path / "a.tif", picture(), compression="tiff_lzw")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    code = f"""
from pathlib import Path
from archive.errors import UnreadableFileError
from archive.imaging.opening import open_for_reading
try:
    open_for_reading(Path({str(path)!r}))
except UnreadableFileError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")
    assert "damaged" in done.stdout


def test_the_pixel_format_of_the_file_is_kept_when_black_and_white_are_exchanged(tmp_path):
    path = UNCOLOURED["white-is-zero-16.tif"](tmp_path / "a.tif")
    image = open_frame(path)
    assert image.mode == "I;16"
    assert_looks(for_reading(image), colours=False)
    assert sniff(path) is ScanFormat.TIFF
