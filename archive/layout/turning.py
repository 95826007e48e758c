"""Pages whose scan lies on its side, on its head or askew: read upright, kept in its own pixels."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from archive.imaging.deskewing import Deskew
from archive.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from archive.model.line import Line, Reading
    from archive.model.page import PageText


@dataclasses.dataclass(frozen=True, slots=True)
class PageTurn:
    """How a scan is made upright: by quarter turns, and then by turning it level."""

    quarters: int
    """Quarter turns clockwise (0 to 3)."""
    width: int
    """Pixels of the scan as it is."""
    height: int
    skew: float = 0.0
    """Radians by which lines fall to the right after the quarter turns."""

    def __bool__(self) -> bool:
        return bool(self.quarters or self.skew)

    def upright(self, image: Image) -> Image:
        """Return the scan turned upright; in grey if it lies askew."""
        import numpy as np
        from PIL.Image import Transpose, fromarray

        # Pillow turns the other way round
        turns = {1: Transpose.ROTATE_270, 2: Transpose.ROTATE_180, 3: Transpose.ROTATE_90}
        image = image.transpose(turns[self.quarters]) if self.quarters else image
        if not self.skew:
            return image
        return fromarray(self._deskew().picture(np.asarray(image.convert("L"))))

    def on_scan(self, box: Box) -> Box:
        """Return where a box of the upright page lies on the scan."""
        if self.skew:
            box = self._deskew().box_from_level(box)
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        if self.quarters == 1:
            return Box(top, self.height - right, bottom, self.height - left)
        if self.quarters == 2:
            width, height = self.width, self.height
            return Box(width - right, height - bottom, width - left, height - top)
        if self.quarters == 3:
            return Box(self.width - bottom, left, self.width - top, right)
        return box

    def on_upright(self, box: Box) -> Box:
        """Return where a box of the scan lies on the upright page."""
        box = PageTurn(-self.quarters % 4, *self._turned_size()).on_scan(box)
        return self._deskew().box_to_level(box) if self.skew else box

    def readings_on_scan(self, readings: Sequence[Reading]) -> list[Reading]:
        """Return readings of the upright page with boxes of the scan."""
        return [
            dataclasses.replace(
                reading, box=self.on_scan(reading.box), vertical=self._is_vertical(reading)
            )
            if reading.box
            else reading
            for reading in readings
        ]

    def text_on_scan(self, text: PageText) -> PageText:
        """Return the text of the upright page with boxes of the scan."""
        articles = tuple(
            dataclasses.replace(
                article,
                passages=tuple(
                    dataclasses.replace(
                        passage, lines=tuple(self._line_on_scan(line) for line in passage.lines)
                    )
                    for passage in article.passages
                ),
            )
            for article in text.articles
        )
        unplaced = tuple(self._line_on_scan(line) for line in text.unplaced)
        noise = tuple(self._line_on_scan(line) for line in text.noise)
        return dataclasses.replace(text, articles=articles, unplaced=unplaced, noise=noise)

    def _turned_size(self) -> tuple[int, int]:
        """Return width and height after the quarter turns."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def _deskew(self) -> Deskew:
        return Deskew(self.skew, *self._turned_size())

    def _line_on_scan(self, line: Line) -> Line:
        if line.box is None:
            return line
        box, vertical = self.on_scan(line.box), self._is_vertical(line)
        return dataclasses.replace(line, box=box, vertical=vertical)

    def _is_vertical(self, line: Line | Reading) -> bool:
        """Tell whether a line runs up or down the scan: its box is measured along it."""
        return line.vertical is (self.quarters % 2 == 0)
