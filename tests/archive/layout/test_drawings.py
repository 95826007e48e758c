"""Drawings are no lost lines; the lines beside them, and in frames, are found."""

import math
import random

from PIL import Image, ImageDraw, ImageFilter

from archive.layout.lost_lines import uncovered_ink
from archive.model.geometry import Box
from archive.model.line import Reading

SIZE, PITCH = 30, 40
INK, PAPER = 40, 240


def character(draw, left, top, chance, size=SIZE):
    """Draw strokes as close to each other as those of a character."""
    low, high = size // 10, size - size // 10
    for _ in range(5):
        a, b, c, d = (chance.randint(low, high) for _ in range(4))
        draw.line((left + a, top + b, left + c, top + d), fill=INK, width=max(3, size // 10))


def column(draw, left, top, count, chance, size=SIZE):
    """Draw a vertical line and return its reading."""
    for number in range(count):
        character(draw, left, top + number * size, chance, size)
    return Reading("字" * count, Box(left, top, left + size, top + count * size), vertical=True)


def page():
    """Draw a vertical page with an empty place of 600 x 480 pixels at its lower left."""
    image = Image.new("L", (1400, 1100), PAPER)
    draw, chance = ImageDraw.Draw(image), random.Random(2)
    lines = [column(draw, 60 + number * PITCH, 60, 14, chance) for number in range(32)]
    lines += [column(draw, 740 + number * PITCH, 560, 14, chance) for number in range(15)]
    return image, draw, lines


def rays(draw, x, y, inner, outer):
    for degrees in range(0, 360, 7):
        sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        ends = (x + inner * cosine, y + inner * sine, x + outer * cosine, y + outer * sine)
        draw.line(ends, fill=INK, width=4)


def outline(x, y, size, chance):
    points = [
        (
            x + size * chance.uniform(0.6, 1) * math.cos(math.radians(degrees)),
            y + size * chance.uniform(0.6, 1) * math.sin(math.radians(degrees)),
        )
        for degrees in range(0, 360, 20)
    ]
    return [*points, points[0]]


def lost_of(image, lines, lost, blur=1.0):
    blurred = image.filter(ImageFilter.GaussianBlur(blur))
    return uncovered_ink(blurred, [line for line in lines if line not in lost])


def assert_found(boxes, lost):
    assert len(boxes) == len(lost)
    for line in lost:
        parts = [box.intersection(line.box) for box in boxes]
        assert any(part and part.height > 0.9 * line.box.height for part in parts)


def test_the_rays_of_a_sun_are_no_lines():
    image, draw, lines = page()
    draw.ellipse((320, 740, 440, 860), fill=INK)
    rays(draw, 380, 800, 75, 160)
    assert lost_of(image, lines, []) == []


def test_hatched_and_outlined_shapes_are_no_lines():
    image, draw, lines = page()
    chance = random.Random(4)
    for x, y, size in ((200, 720, 110), (460, 760, 70), (300, 940, 55)):
        shape = outline(x, y, size, chance)
        draw.line(shape, fill=INK, width=4)
        for row in range(y - size // 2, y + size // 2, 13):
            draw.line((x - size // 2, row, x + size // 2, row), fill=INK, width=3)
    assert lost_of(image, lines, []) == []


def test_a_name_on_a_map_is_lettering():
    image, draw, lines = page()
    chance = random.Random(5)
    for number in range(2):
        character(draw, 250 + number * 36, 560, chance, 34)
    assert len(lost_of(image, lines, [])) == 1
    for left in (60, 356):
        draw.ellipse((left, 500, left + 152, 652), outline=INK, width=4)
    assert lost_of(image, lines, []) == []


def test_a_line_is_found_beside_the_thick_frame_that_it_touches():
    image, draw, lines = page()
    chance = random.Random(5)
    draw.rectangle((80, 580, 640, 1040), outline=INK, width=34)
    inside = [column(draw, 118 + number * PITCH, 620, 13, chance) for number in range(12)]
    draw.line((130, 618, 130, 600), fill=INK, width=6)
    lost = [inside[0], inside[5]]
    assert_found(lost_of(image, [*lines, *inside], lost), lost)


def test_a_column_without_white_between_its_characters_is_found():
    image, draw, lines = page()
    lost = [lines[4], lines[12], lines[40]]
    for line in lost:
        for top in range(line.box.top, line.box.bottom, SIZE):
            draw.line((line.box.left + 15, top, line.box.left + 15, top + SIZE), fill=90, width=3)
    assert_found(lost_of(image, lines, lost, blur=2.0), lost)


def test_a_page_is_not_taken_for_a_letter_of_the_line_in_its_middle():
    image, _, lines = page()
    blank = Reading("字字", Box(680, 500, 720, 1000), vertical=True)
    lost = [lines[36], lines[44]]
    assert_found(lost_of(image, [*lines, blank], lost), lost)
