"""Lines that run down the page are shown where there is only room across, and can be read there."""

import pytest
from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop_app.viewer.upright import cell_width, folded, laid_across

GREYS = (10, 50, 90, 130, 170)
MARGIN, WIDE = 6, 40


def line_down(heights, gap=8):
    """A column of grey characters of these heights, with paper between and around them."""
    height = sum(heights) + gap * (len(heights) - 1) + 2 * MARGIN
    image = QImage(WIDE + 2 * MARGIN, height, QImage.Format.Format_RGB32)
    image.fill(QColor(250, 250, 250))
    painter, top = QPainter(image), MARGIN
    for grey, high in zip(GREYS, heights, strict=True):
        painter.fillRect(QRect(MARGIN + 4, top, WIDE - 8, high), QColor(grey, grey, grey))
        top += high + gap
    painter.end()
    return image


@pytest.mark.parametrize("heights", [(30, 30, 30, 30, 30), (34, 26, 30, 26, 34)])
def test_each_character_stands_whole_in_a_cell_of_its_own(heights):
    image = line_down(heights)
    laid = laid_across(image, 5, MARGIN)
    cell = laid.width() / 5
    for number, (grey, high) in enumerate(zip(GREYS, heights, strict=True)):
        column = [
            laid.pixelColor(int((number + 0.5) * cell), y).red() for y in range(laid.height())
        ]
        inked = [value for value in column if value < 200]
        assert all(abs(value - grey) < 20 for value in inked[2:-2]), "a neighbour is in the cell"
        assert len(inked) == pytest.approx(high, abs=3)
    ratio = laid.width() / laid.height()
    assert ratio == pytest.approx(5 * cell_width(WIDE, image.height() - 2 * MARGIN, 5), rel=0.05)


def test_a_line_without_words_or_ink_is_laid_out_all_the_same():
    blank = QImage(40, 400, QImage.Format.Format_RGB32)
    blank.fill(QColor(250, 250, 250))
    assert not laid_across(blank, 0, 4).isNull()
    assert laid_across(blank, 10, 4).pixelColor(5, 5).red() > 240


def test_what_is_not_thin_is_not_folded():
    room = QRectF(10, 20, 200, 48)
    [(place, part)] = folded(QSizeF(90, 100), room, thin=2, wanted=24)
    assert part == QRectF(0, 0, 90, 100)
    assert room.contains(place)
    pieces = folded(QSizeF(30, 300), room, thin=2, wanted=24)
    assert len(pieces) > 3
    assert all(room.contains(place) for place, _part in pieces)
