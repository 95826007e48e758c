"""Tiles of a scan in every size the viewer needs, kept in one file per scan beside the archive.

The file is a cache: it may be deleted at any time. Its layout is the tiles one after another
(each a JPEG file), then an index as JSON, then the length of the index and a signature. It is
written beside and renamed, so a file with the right name is always complete.
"""

from __future__ import annotations

import io
import json
import os
import struct
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from archive.imaging import limits
from archive.imaging.opening import open_for_reading
from archive.progress import NoProgress

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from PIL.Image import Image

    from archive.model.geometry import Box
    from archive.progress import Progress

TILE = 512
_QUALITY = 88
_SIGNATURE = b"JKTILES1"
_TAIL = struct.Struct("<Q8s")


@dataclass(frozen=True, slots=True)
class Level:
    """One size of the scan; level 0 is full size, each next one half as wide and high."""

    width: int
    height: int

    @property
    def columns(self) -> int:
        """Number of tiles from left to right."""
        return -(-self.width // TILE)

    @property
    def rows(self) -> int:
        """Number of tiles from top to bottom."""
        return -(-self.height // TILE)


def pyramid_path(path: Path, frame: int, cache_dir: Path) -> Path:
    """Return where the tiles of a frame are kept.

    Scan files are named by their checksum, so the name of the file identifies its content.
    """
    return cache_dir / f"{path.name}-{frame}.tiles"


def build_pyramid(
    path: Path, frame: int, cache_dir: Path, progress: Progress | None = None
) -> Path:
    """Write the tiles of a frame and return the finished file; kept if it is there already.

    The image is decoded once; besides it only its half-size reduction is held in memory.

    Raises:
        UnreadableFileError: If the scan cannot be decoded.
        TaskCancelledError: If ``progress`` says so; nothing is left behind.
    """
    target = pyramid_path(path, frame, cache_dir)
    if target.exists():
        return target
    progress = progress or NoProgress()
    cache_dir.mkdir(parents=True, exist_ok=True)
    beside = cache_dir / f".{target.name}.{os.getpid()}.{threading.get_ident()}.part"
    try:
        with beside.open("wb") as file:
            _write(file, open_for_reading(path, frame), progress)
        beside.replace(target)
    except BaseException:
        with suppress(FileNotFoundError):
            beside.unlink()
        raise
    return target


class Pyramid:
    """The tiles of one frame, open for reading; may be used from several threads."""

    def __init__(self, file: BinaryIO, index: dict[str, list[list[int]]]) -> None:
        self._file = file
        self._lock = threading.Lock()
        self.levels = tuple(Level(width, height) for width, height in index["levels"])
        self._places = index["tiles"]

    @classmethod
    def open(cls, path: Path, frame: int, cache_dir: Path) -> Pyramid:
        """Open the tiles of a frame.

        Raises:
            FileNotFoundError: If they have not been built, or the file was not one of ours.
        """
        target = pyramid_path(path, frame, cache_dir)
        file = target.open("rb")
        try:
            return cls(file, _read_index(file))
        except (ValueError, struct.error, OSError, KeyError) as error:
            file.close()
            target.unlink()  # a cache that cannot be read is built again
            raise FileNotFoundError(str(target)) from error

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the upright scan in pixels."""
        return self.levels[0].width, self.levels[0].height

    @property
    def thumbnail(self) -> bytes:
        """The whole scan as one JPEG tile of at most 512 pixels a side."""
        return self.tile(len(self.levels) - 1, 0, 0)

    def tile(self, level: int, column: int, row: int) -> bytes:
        """Return a tile as the bytes of a JPEG file.

        Raises:
            IndexError: If there is no such tile.
        """
        grid = self.levels[level]
        if not (0 <= column < grid.columns and 0 <= row < grid.rows):
            raise IndexError(f"no tile {column}, {row} on level {level}")
        before = sum(above.columns * above.rows for above in self.levels[:level])
        start, length = self._places[before + row * grid.columns + column]
        with self._lock:
            self._file.seek(start)
            return self._file.read(length)

    def crop(self, box: Box, level: int = 0) -> Image:
        """Return the part of the scan inside ``box`` (pixels of the scan) from a level's tiles."""
        pillow = limits.pillow()
        grid, shrink = self.levels[level], 1 << level
        left, top = max(0, box.left // shrink), max(0, box.top // shrink)
        right = max(left + 1, min(grid.width, -(-box.right // shrink)))
        bottom = max(top + 1, min(grid.height, -(-box.bottom // shrink)))
        part: Image | None = None
        for row in range(top // TILE, min(grid.rows, -(-bottom // TILE))):
            for column in range(left // TILE, min(grid.columns, -(-right // TILE))):
                with pillow.open(io.BytesIO(self.tile(level, column, row))) as tile:
                    if part is None:
                        part = pillow.new(tile.mode, (right - left, bottom - top), "white")
                    part.paste(tile, (column * TILE - left, row * TILE - top))
        empty: Image = pillow.new("L", (right - left, bottom - top), "white")
        return part or empty

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> Pyramid:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _write(file: BinaryIO, image: Image, progress: Progress) -> None:
    total = _rows_of_all_levels(image.size)
    done = 0
    levels: list[list[int]] = []
    places: list[list[int]] = []
    while True:
        levels.append(list(image.size))
        for top in range(0, image.height, TILE):
            progress.step(done, total, "tiles")
            places += [
                _append(file, image.crop((left, top, left + TILE, top + TILE)), image, left, top)
                for left in range(0, image.width, TILE)
            ]
            done += 1
        if max(image.size) <= TILE:
            break
        image = image.reduce(2)
    index = json.dumps({"levels": levels, "tiles": places}).encode()
    file.write(index + _TAIL.pack(len(index), _SIGNATURE))
    file.flush()
    os.fsync(file.fileno())
    progress.step(total, total, "tiles")


def _append(file: BinaryIO, tile: Image, image: Image, left: int, top: int) -> list[int]:
    # crop pads with black beyond the edges; a tile ends where the image ends
    tile = tile.crop((0, 0, min(TILE, image.width - left), min(TILE, image.height - top)))
    data = io.BytesIO()
    tile.save(data, "JPEG", quality=_QUALITY)
    start = file.tell()
    return [start, file.write(data.getvalue())]


def _rows_of_all_levels(size: tuple[int, int]) -> int:
    rows = 0
    while True:
        rows += -(-size[1] // TILE)
        if max(size) <= TILE:
            return rows
        size = (-(-size[0] // 2), -(-size[1] // 2))


def _read_index(file: BinaryIO) -> dict[str, list[list[int]]]:
    file.seek(-_TAIL.size, os.SEEK_END)
    length, signature = _TAIL.unpack(file.read(_TAIL.size))
    if signature != _SIGNATURE:
        raise ValueError("not a file of tiles")
    file.seek(-_TAIL.size - length, os.SEEK_END)
    index: dict[str, list[list[int]]] = json.loads(file.read(length))
    return index
