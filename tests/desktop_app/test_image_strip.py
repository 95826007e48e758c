"""Cuttings of the scan in the queue: large enough to read, whole, in the order of reading."""

import itertools

import pytest
from PySide6.QtGui import QImage

from desktop_app.repair_queue.image_strip import ImageStrip


def strip_of(qtbot, width, height):
    strip = ImageStrip()
    qtbot.addWidget(strip)
    strip.show_image(QImage(width, height, QImage.Format.Format_Grayscale8))
    strip.resize(330, strip.sizeHint().height())
    return strip


@pytest.mark.parametrize(("width", "height"), [(900, 40), (120, 200), (60, 300)])
def test_a_line_across_and_a_short_one_down_are_one_piece(qtbot, width, height):
    strip = strip_of(qtbot, width, height)
    [(place, part)] = strip.pieces()
    assert part.getRect() == (0, 0, width, height)
    assert strip.rect().toRectF().contains(place)


@pytest.mark.parametrize("height", [280, 800, 1600])
def test_a_long_line_down_is_folded_into_pieces_from_right_to_left(qtbot, height):
    strip = strip_of(qtbot, 40, height)
    pieces = strip.pieces()
    assert len(pieces) > 1
    assert pieces[0][1].top() == 0
    assert pieces[-1][1].bottom() == pytest.approx(height)
    for (right, above), (left, below) in itertools.pairwise(pieces):
        assert left.right() < right.left()
        assert above.bottom() - below.top() == pytest.approx(40)  # a character is whole in one
    assert all(strip.rect().toRectF().contains(place) for place, _ in pieces)
    whole = strip.height() / height * 40
    assert pieces[0][0].width() > 1.5 * whole


def test_a_line_across_takes_no_more_height_than_it_fills(qtbot):
    strip = strip_of(qtbot, 900, 40)
    strip.resize(330, strip.heightForWidth(330))
    [(place, _part)] = strip.pieces()
    assert strip.height() - place.height() <= 2
    assert strip.heightForWidth(330) < strip.sizeHint().height()
    assert strip.heightForWidth(5000) <= strip.sizeHint().height()


def test_without_an_image_there_is_no_room_taken(qtbot):
    strip = strip_of(qtbot, 40, 800)
    strip.show_image(QImage())
    assert strip.isHidden()
