"""Looking at pictures of the window: contrast, emptiness, likeness. No font is ever compared."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage

REFERENCES = Path(__file__).parent / "screenshots"
COLUMNS, ROWS = 48, 30
"""A reference has so many cells, each as bright as its part of the window."""
MEAN_LIMIT = 9
"""How much brighter or darker (of 255) the cells may be on average."""
CELL_LIMIT = 48
"""From here on a cell is another one."""
SHARE_LIMIT = 0.07
"""So many of the cells may be others: text of another font wraps elsewhere."""


def luminance(rgb):
    """Relative luminance of a colour, by WCAG."""
    colour = QColor(rgb)

    def linear(value):
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first, second):
    """Contrast of two luminances, 1 to 21, by WCAG."""
    low, high = sorted((first, second))
    return (high + 0.05) / (low + 0.05)


def part(picture, widget, window):
    """The part of a window's picture that shows a widget, as far as it is inside."""
    scale = picture.devicePixelRatio()
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    place = QRect(place.topLeft() * scale, place.size() * scale)
    return picture.copy(place.intersected(picture.rect()))


def colours(picture):
    """How often each colour is in a picture; every pixel of a small one, some of a large one."""
    step = max(1, picture.width() * picture.height() // 40_000)
    rgb = picture.convertToFormat(QImage.Format.Format_RGB32)
    return Counter(
        rgb.pixel(number % rgb.width(), number // rgb.width())
        for number in range(0, rgb.width() * rgb.height(), step)
    )


def text_contrast(picture):
    """Contrast between the commonest colour and the one that stands out most from it."""
    found = colours(picture)
    if not found:
        return 1.0
    ground = luminance(found.most_common(1)[0][0])
    return max(contrast(ground, luminance(colour)) for colour in found)


def is_blank(picture):
    """Tell whether (nearly) everything has one colour."""
    found = colours(picture)
    return not found or found.most_common(1)[0][1] / sum(found.values()) > 0.998


def cells(picture):
    """The brightness of each cell of a picture."""
    smooth, stretch = (
        Qt.TransformationMode.SmoothTransformation,
        Qt.AspectRatioMode.IgnoreAspectRatio,
    )
    small = picture.scaled(COLUMNS, ROWS, stretch, smooth)
    return small.convertToFormat(QImage.Format.Format_Grayscale8)


def difference(first, second):
    """Mean difference of the cells of two references, and the share of cells that are others."""
    steps = [
        abs((first.pixel(x, y) & 0xFF) - (second.pixel(x, y) & 0xFF))
        for y in range(ROWS)
        for x in range(COLUMNS)
    ]
    return sum(steps) / len(steps), sum(step > CELL_LIMIT for step in steps) / len(steps)


def is_like(first, second):
    """Tell whether two references show the same parts in the same places and the same theme."""
    mean, share = difference(first, second)
    return mean <= MEAN_LIMIT and share <= SHARE_LIMIT


def is_same(first, second):
    """Tell whether two pictures are the same, pixel by pixel."""
    rgb = QImage.Format.Format_RGB32
    return first.convertToFormat(rgb) == second.convertToFormat(rgb)
