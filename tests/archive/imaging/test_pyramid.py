"""Tiles: complete or absent, every pixel in its place, grey stays grey."""

import io

import pytest
from PIL import Image

from archive.errors import TaskCancelledError
from archive.imaging.pyramid import TILE, Pyramid, build_pyramid
from archive.model.geometry import Box


class StopAt:
    def __init__(self, step):
        self.left = step

    def step(self, done, total, what):  # noqa: ARG002
        self.left -= 1
        if self.left < 0:
            raise TaskCancelledError


class Recorder:
    def __init__(self):
        self.seen = []

    def step(self, done, total, what):  # noqa: ARG002
        self.seen.append((done, total))


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "scan.png"
    image = Image.new("L", (1300, 1100), 255)
    image.paste(0, (1000, 900, 1300, 1100))
    image.save(path)
    return path


def test_levels_tiles_and_thumbnail(scan, tmp_path):
    progress = Recorder()
    build_pyramid(scan, 0, tmp_path / "cache", progress)
    with Pyramid.open(scan, 0, tmp_path / "cache") as pyramid:
        assert pyramid.size == (1300, 1100)
        assert [(level.width, level.height) for level in pyramid.levels] == [
            (1300, 1100),
            (650, 550),
            (325, 275),
        ]
        corner = Image.open(io.BytesIO(pyramid.tile(0, 2, 2)))
        assert corner.mode == "L"
        assert corner.size == (1300 - 2 * TILE, 1100 - 2 * TILE)
        assert corner.getextrema()[1] < 40
        assert Image.open(io.BytesIO(pyramid.thumbnail)).size == (325, 275)
        with pytest.raises(IndexError):
            pyramid.tile(0, 3, 0)
    assert progress.seen[-1][0] == progress.seen[-1][1]
    assert progress.seen == sorted(progress.seen)


def test_crops_are_put_together_from_tiles(scan, tmp_path):
    build_pyramid(scan, 0, tmp_path / "cache")
    with Pyramid.open(scan, 0, tmp_path / "cache") as pyramid:
        part = pyramid.crop(Box(980, 880, 1100, 1060))
        assert part.size == (120, 180)
        assert part.getpixel((5, 5)) > 215
        assert part.getpixel((100, 100)) < 40
        assert pyramid.crop(Box(980, 880, 1100, 1060), level=1).size == (60, 90)


def test_a_cancelled_build_leaves_nothing(scan, tmp_path):
    with pytest.raises(TaskCancelledError):
        build_pyramid(scan, 0, tmp_path / "cache", StopAt(2))
    assert list((tmp_path / "cache").iterdir()) == []
    with pytest.raises(FileNotFoundError):
        Pyramid.open(scan, 0, tmp_path / "cache")


def test_a_damaged_cache_is_built_again(scan, tmp_path):
    target = build_pyramid(scan, 0, tmp_path / "cache")
    target.write_bytes(target.read_bytes()[:-5])
    with pytest.raises(FileNotFoundError):
        Pyramid.open(scan, 0, tmp_path / "cache")
    build_pyramid(scan, 0, tmp_path / "cache")
    Pyramid.open(scan, 0, tmp_path / "cache").close()
