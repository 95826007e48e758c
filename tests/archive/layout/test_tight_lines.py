"""Lost lines on pages as old newspapers are: tight, stained, with large type and narrow gutters."""

import random

import numpy as np
from PIL import Image, ImageDraw

from archive.layout.lost_lines import uncovered_ink
from archive.model.geometry import Box
from archive.model.line import Reading

HIGH, PITCH = 36, 34
"""Height of the box of a line, and from one line to the next: their letters touch."""
WIDE, GAP = 14, 44
"""Width of a letter and of the white between words."""
INK, FAINT, PAPER = 30, 150, 235


def letter(draw, x, top, chance, *, ink=INK, scale=1.0):
    """Draw a letter; some reach above or below."""
    up, down = chance.choice(((8, 28), (8, 28), (0, 28), (8, 36)))
    pen = round(4 * scale)
    left, right = x + 2 * scale, x + (WIDE - 3) * scale
    upper, lower = top + up * scale, top + down * scale
    foot, head = top + 26 * scale, top + 10 * scale
    draw.line((left, upper, left, foot), fill=ink, width=pen)
    draw.line((right, head, right, lower), fill=ink, width=pen)
    draw.line((left, foot, right, head + 6 * scale), fill=ink, width=pen)


def line(draw, left, top, width, chance, *, ink=INK):
    """Draw a line of words and return its reading."""
    x, text, right = left, "", left
    while x + WIDE <= left + width:
        for _ in range(chance.randint(3, 7)):
            if x + WIDE > left + width:
                break
            letter(draw, x, top, chance, ink=ink)
            x, text = x + WIDE, text + "n"
            right = x
        x, text = x + GAP, text + " "
    return Reading(text, Box(left, top, right, top + HIGH))


def columns(*, rows=24, lefts=(80, 640), width=520):
    """Draw tight columns; return the picture, the pen, and the lines from column to column."""
    image = Image.new("L", (1260, 1200), PAPER)
    draw, chance = ImageDraw.Draw(image), random.Random(7)
    lines = [
        line(draw, left, 150 + row * PITCH, width, chance) for left in lefts for row in range(rows)
    ]
    return image, draw, lines


def without(lines, lost):
    return [reading for reading in lines if reading not in lost]


def is_of(box, reading):
    """Tell whether a found box is that of one line and no more."""
    part = box.intersection(reading.box)
    return (
        part is not None
        and part.width > 0.9 * reading.box.width
        and part.height > 0.6 * HIGH
        and box.height < 1.3 * HIGH
        and box.width < 1.1 * reading.box.width
    )


def assert_found(boxes, lost):
    """Each lost line has one box, and there is no other."""
    assert len(boxes) == len(lost)
    for reading in lost:
        assert sum(is_of(box, reading) for box in boxes) == 1


def test_a_tight_line_of_words_far_apart_is_one_place():
    image, _, lines = columns()
    lost = [lines[number] for number in (3, 9, 15, 30, 41)]
    assert_found(uncovered_ink(image, without(lines, lost)), lost)


def test_lines_that_touch_are_lost_one_by_one():
    image, _, lines = columns()
    lost = [*lines[5:8], *lines[30:32]]
    assert_found(uncovered_ink(image, without(lines, lost)), lost)


def test_the_first_and_last_lines_of_two_columns_are_parted_by_a_gutter_no_wider_than_words():
    image, _, lines = columns()
    lost = [lines[0], lines[24], lines[23], lines[47], lines[10], lines[34]]
    assert_found(uncovered_ink(image, without(lines, lost)), lost)


def test_words_of_a_line_that_stands_alone_are_one_place():
    image, draw, lines = columns()
    alone = line(draw, 80, 50, 520, random.Random(2))
    assert_found(uncovered_ink(image, lines), [alone])


def test_print_that_shines_through_is_no_line():
    image, draw, lines = columns(rows=12)
    chance = random.Random(5)
    for row in range(12, 24):
        line(draw, 80, 150 + row * PITCH, 500, chance, ink=FAINT)
    line(draw, 700, 90, 400, chance, ink=FAINT)
    assert uncovered_ink(image, lines) == []


def test_a_line_on_a_stain_is_found_whole():
    clean, _, lines = columns()
    page = np.array(clean)
    part = page[250:560, 300:540]
    stain = np.random.default_rng(1).normal(178, 22, part.shape).clip(90, PAPER)
    page[250:560, 300:540] = np.minimum(part, stain)
    lost = [lines[6], lines[7], lines[9]]
    assert_found(uncovered_ink(Image.fromarray(page), without(lines, lost)), lost)


def test_letters_that_a_box_crops_belong_to_its_line():
    image, draw, lines = columns()
    chance = random.Random(1)
    for number in range(12):
        letter(draw, 300 + number * 50, 20, chance, scale=3)
    cropped = Reading("nnnnnnnnnnnn", Box(300, 75, 900, 117))
    assert uncovered_ink(image, [*lines, cropped]) == []


def test_the_box_of_a_title_does_not_hide_the_line_below_it():
    image, draw, lines = columns()
    chance = random.Random(1)
    for number in range(10):
        letter(draw, 90 + number * 50, 10, chance, scale=2.5)
    title = Reading("nnnnnnnnnn", Box(80, 4, 600, 132))
    below = line(draw, 80, 108, 520, chance)
    assert_found(uncovered_ink(image, [*lines, title]), [below])


def test_a_lost_masthead_is_found():
    image = Image.new("L", (1260, 1700), PAPER)
    below, _, lines = columns()
    image.paste(below, (0, 300))
    chance = random.Random(4)
    for number in range(7):
        letter(ImageDraw.Draw(image), 100 + number * 150, 120, chance, scale=8)
    moved = [
        Reading(r.text, Box(r.box.left, r.box.top + 300, r.box.right, r.box.bottom + 300))
        for r in lines
    ]
    (found,) = uncovered_ink(image, moved)
    assert found.width > 900
    assert found.height > 180


def test_ornaments_between_columns_and_articles_are_no_lines():
    image, draw, lines = columns(rows=12)
    for x in range(400, 620):  # a dash that swells
        half = 1 + 5 * (1 - abs(x - 510) / 110)
        draw.line((x, 700 - half, x, 700 + half), fill=INK)
    for x in range(80, 600, 2):  # a wave
        y = 640 + 9 * (1 if (x // 24) % 2 else -1) * ((x % 24) / 12 - 1) ** 2
        draw.ellipse((x - 4, y - 4, x + 4, y + 4), fill=INK)
    draw.rectangle((700, 600, 1100, 622), fill=INK)
    draw.polygon((700, 660, 900, 670, 900, 694, 700, 684), fill=INK)  # a bar that leans
    assert uncovered_ink(image, lines) == []


def test_a_caption_close_below_a_picture_is_found_whole():
    image, draw, lines = columns(rows=12)
    noise = np.random.default_rng(2).normal(77, 36, (240, 520)).clip(0, PAPER).astype(np.uint8)
    image.paste(Image.fromarray(noise), (80, 640))
    caption = line(draw, 80, 892, 520, random.Random(6))
    (found,) = uncovered_ink(image, lines)
    assert is_of(found, caption)
    assert found.top <= caption.box.top + 12


def test_a_title_across_a_vertical_page_is_one_place():
    image = Image.new("L", (1200, 1100), PAPER)
    draw, chance = ImageDraw.Draw(image), random.Random(8)
    lines = []
    for column in range(20):
        left = 1100 - column * 48
        for number in range(18):
            for _ in range(5):
                a, b = chance.randint(3, 28), chance.randint(3, 28)
                top = 260 + number * 40
                draw.line((left + 3, top + a, left + 29, top + b), fill=INK, width=3)
        box = Box(left, 256, left + 34, 256 + 18 * 40)
        lines.append(Reading("天地人山水火木金土日月星天地人山水火", box, vertical=True))
    for number in range(8):
        left = 400 + number * 52
        draw.rectangle((left + 3, 183, left + 39, 217), outline=INK, width=4)
        for _ in range(2):
            a, b = chance.randint(3, 38), chance.randint(3, 38)
            draw.line((left + 3, 180 + a, left + 39, 180 + b), fill=INK, width=4)
    lost = lines[4]
    found = uncovered_ink(image, without(lines, [lost]))
    assert len(found) == 2
    assert any(box.width > 380 and box.height < 60 for box in found)
    assert any(box.height > 650 and box.width < 45 for box in found)
