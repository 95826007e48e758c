"""Ink that no line covers is found; rules, pictures and covered text are not."""

import math
import random

from PIL import Image, ImageDraw

from archive.layout.lost_lines import uncovered_ink
from archive.model.geometry import Box
from archive.model.line import Line, Reading

SIZE = 30


def page():
    """Draw two columns of strokes, a rule, a frame and a picture; return image and lines."""
    image = Image.new("L", (1100, 1500), 240)
    draw = ImageDraw.Draw(image)
    chance = random.Random(3)
    readings = []
    for left in (80, 500):
        for row in range(20):
            top = 100 + row * 45
            for character in range(12):
                x = left + character * SIZE
                for _ in range(5):
                    a, b = chance.randint(3, 26), chance.randint(3, 26)
                    draw.line((x + a, top + 4, x + b, top + 28), fill=40, width=3)
            box = Box(left, top, left + 12 * SIZE, top + 34)
            readings.append(Reading("天地人山水火木金土日月星", box))
    draw.line((80, 1030, 1000, 1030), fill=60, width=3)
    noise = Image.effect_noise((360, 260), 60).point(lambda v: v * 0.7)
    image.paste(noise, (80, 1080))
    draw.rectangle((480, 1080, 1000, 1400), outline=60, width=3)
    return image, readings


def test_nothing_is_lost_on_a_page_that_was_read_well():
    image, readings = page()
    assert uncovered_ink(image, readings) == []
    assert uncovered_ink(image, [Line.of(reading) for reading in readings]) == []


def test_each_lost_line_is_found_where_it_is():
    image, readings = page()
    lost = [readings[number] for number in (0, 7, 19, 23, 31)]
    found = uncovered_ink(image, [reading for reading in readings if reading not in lost])
    assert len(found) == len(lost)
    for reading in lost:
        shared = [found_box.intersection(reading.box) for found_box in found]
        assert any(part and part.width > 0.9 * reading.box.width for part in shared)


def test_a_page_without_lines_tells_nothing():
    assert uncovered_ink(page()[0], []) == []


def test_specks_beside_a_column_do_not_tie_its_lost_lines_together():
    image, readings = page()
    draw, chance = ImageDraw.Draw(image), random.Random(4)
    for _ in range(450):
        x, y = chance.randint(448, 478), chance.randint(100, 1000)
        draw.rectangle((x, y, x + 3, y + 3), fill=40)
    lost = readings[2:18:3]
    found = uncovered_ink(image, [reading for reading in readings if reading not in lost])
    for reading in lost:
        shared = [found_box.intersection(reading.box) for found_box in found]
        assert any(
            part and part.width > 0.7 * reading.box.width and box.height < 1.6 * reading.box.height
            for part, box in zip(shared, found, strict=True)
        )


def test_a_shadow_at_the_edge_of_the_scan_is_no_line():
    image, readings = page()
    draw = ImageDraw.Draw(image)
    for left in range(80, 400, 30):
        draw.line((left, 0, left + 18, 30), fill=40, width=4)
    moved = [
        Reading(r.text, Box(r.box.left, r.box.top - 40, r.box.right, r.box.bottom - 40))
        for r in readings
    ]
    cut = Image.new("L", image.size, 240)
    cut.paste(image.crop((0, 40, *image.size)), (0, 0))
    cut.paste(image.crop((0, 0, image.width, 32)), (0, 0))
    assert uncovered_ink(cut, moved) == []


def test_waved_rules_around_text_are_no_lines():
    image, readings = page()
    draw = ImageDraw.Draw(image)
    upright = [(470 + round(11 * math.sin(y / 7)), y) for y in range(100, 1000, 2)]
    level = [(x, 60 + round(12 * math.sin(x / 8)) + x // 60) for x in range(80, 700, 2)]
    for wave in (upright, level):
        for start in range(0, len(wave), 45):  # printed badly
            draw.line(wave[start : start + 40], fill=50, width=7)
    assert uncovered_ink(image, readings) == []


def test_a_drawing_does_not_hide_the_lost_lines_beside_it():
    image, readings = page()
    draw = ImageDraw.Draw(image)
    chance = random.Random(5)
    points = [(chance.randint(890, 1060), 100 + 9 * step) for step in range(100)]
    draw.line(points, fill=40, width=5)
    lost = [readings[number] for number in (24, 31, 36)]
    found = uncovered_ink(image, [reading for reading in readings if reading not in lost])
    for reading in lost:
        shared = [box for box in found if box.intersection(reading.box)]
        assert any(box.height < 2 * reading.box.height for box in shared)


def test_a_level_title_of_a_vertical_page_is_covered_by_its_line():
    image = Image.new("L", (1100, 800), 240)
    draw, chance = ImageDraw.Draw(image), random.Random(6)

    def draw_character(left, top, size):
        for _ in range(6):
            (a, c), (b, d) = (
                sorted(chance.randint(2, size - 3) for _ in range(2)) for _ in range(2)
            )
            draw.line((left + a, top + b, left + c, top + d), fill=40, width=4)
        draw.rectangle((left + 2, top + 2, left + size - 3, top + size - 3), outline=40, width=4)

    readings = []
    for column in range(20):
        left = 1000 - 45 * column
        for row in range(14):
            draw_character(left, 300 + row * SIZE, SIZE)
        box = Box(left, 300, left + SIZE, 300 + 14 * SIZE)
        readings.append(Reading("天地人山水火木金土日月星风云", box, vertical=True))
    for place in range(4):
        draw_character(600 + 70 * place, 150, 66)
    readings.append(Reading("山水日月", Box(592, 145, 885, 221)))
    assert uncovered_ink(image, readings) == []
