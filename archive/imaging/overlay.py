"""Two layouts drawn over a scan, side by side: frames of lines, and the way from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from archive.model.geometry import Box

_MOST: Final = 2_000
"""Pixels of the longer side of each of the two pictures."""
_COLOURS: Final = ("#c0392b", "#2471a3", "#1e8449", "#b9770e", "#7d3c98", "#148f77", "#a04000")


def side_by_side(image: Image, layouts: Sequence[Sequence[Sequence[Box]]]) -> Image:
    """Return the layouts beside each other: each a sequence of articles, these of boxes in order."""
    from PIL import Image as Images

    pale = image.convert("L").point(lambda value: 128 + value // 2).convert("RGB")
    pale.thumbnail((_MOST, _MOST))
    scale = pale.width / image.width
    sheet: Image = Images.new("RGB", (pale.width * len(layouts), pale.height), "white")
    for number, articles in enumerate(layouts):
        picture = pale.copy()
        _draw(picture, articles, scale)
        sheet.paste(picture, (number * pale.width, 0))
    return sheet


def _draw(picture: Image, articles: Sequence[Sequence[Box]], scale: float) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    for number, boxes in enumerate(articles):
        colour = _COLOURS[number % len(_COLOURS)]
        way = []
        for box in boxes:
            sides = [side * scale for side in box.sides]
            pen.rectangle(sides, outline=colour)
            way.append((box.centre[0] * scale, box.centre[1] * scale))
        if len(way) > 1:
            pen.line(way, fill=colour, width=2)
        if way:
            pen.text((boxes[0].left * scale, boxes[0].top * scale), str(number + 1), fill=colour)
