"""Decoded tiles kept in memory, the least recently drawn given up first."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

LIMIT_BYTES = 160 * 1024**2
"""About 160 tiles: a 4K window needs at most 135."""


class TileKey(NamedTuple):
    """One tile of one scan; level 0 is full size."""

    level: int
    column: int
    row: int


class TileMemory:
    """Images by tile, at most ``limit`` bytes of them."""

    def __init__(self, limit: int = LIMIT_BYTES) -> None:
        self._limit = limit
        self._images: OrderedDict[TileKey, QImage] = OrderedDict()
        self._pinned: dict[TileKey, QImage] = {}
        self.bytes = 0

    def pin(self, key: TileKey, image: QImage) -> None:
        """Keep a tile whatever else is drawn: the whole page, coarsely."""
        self._pinned[key] = image

    def get(self, key: TileKey) -> QImage | None:
        """Return a tile and note that it was used."""
        image = self._images.get(key)
        if image is None:
            return self._pinned.get(key)
        self._images.move_to_end(key)
        return image

    def put(self, key: TileKey, image: QImage) -> None:
        """Keep a tile, giving up others if there are too many."""
        old = self._images.pop(key, None)
        if old is not None:
            self.bytes -= old.sizeInBytes()
        self._images[key] = image
        self.bytes += image.sizeInBytes()
        while self.bytes > self._limit and len(self._images) > 1:
            _, given_up = self._images.popitem(last=False)
            self.bytes -= given_up.sizeInBytes()

    def clear(self) -> None:
        """Forget everything."""
        self._images.clear()
        self._pinned.clear()
        self.bytes = 0
