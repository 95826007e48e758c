"""Pages whose scan lies on its side or on its head: read upright, and kept in its own pixels."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from archive.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from archive.model.line import Line, Reading
    from archive.model.page import PageText


@dataclasses.dataclass(frozen=True, slots=True)
class PageTurn:
    """How a scan is made upright: by so many quarter turns clockwise (0 to 3)."""

    quarters: int
    width: int
    """Pixels of the scan as it is."""
    height: int

    def upright(self, image: Image) -> Image:
        """Return the scan turned upright."""
        from PIL.Image import Transpose

        # Pillow turns the other way round
        turns = {1: Transpose.ROTATE_270, 2: Transpose.ROTATE_180, 3: Transpose.ROTATE_90}
        return image.transpose(turns[self.quarters]) if self.quarters else image

    def on_scan(self, box: Box) -> Box:
        """Return where a box of the upright page lies on the scan."""
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
        width, height = self.width, self.height
        if self.quarters % 2:
            width, height = height, width
        return PageTurn(-self.quarters % 4, width, height).on_scan(box)

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

    def _line_on_scan(self, line: Line) -> Line:
        if line.box is None:
            return line
        box, vertical = self.on_scan(line.box), self._is_vertical(line)
        return dataclasses.replace(line, box=box, vertical=vertical)

    def _is_vertical(self, line: Line | Reading) -> bool:
        """Tell whether a line runs up or down the scan: its box is measured along it."""
        return line.vertical is (self.quarters % 2 == 0)
