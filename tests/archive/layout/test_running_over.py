"""Text that runs over from column to column, past what else stands there."""

import random

from PIL import Image, ImageDraw

from archive.layout.arranging import arrange
from tests.archive.layout.typesetting import LEADING, SIZE, Sheet, passages

WIDTH = 12
PITCH = WIDTH * SIZE + 40


def arranged(sheet, image=None):
    readings = list(sheet.readings)
    random.Random(3).shuffle(readings)
    return passages(arrange(readings, image, language="zh-Hans"))


def under_another(first):
    """Return a page whose left article runs over under the right one, and both articles.

    The paragraph that ends at the foot of the left columns has ``first`` characters.
    """
    sheet = Sheet()
    title = sheet.line(sheet.words(8), 120, 100, 60)
    long, short, upper = 30, 12, 210
    lower = upper + (long - short) * LEADING
    places = [(100 + n * PITCH, upper) for n in range(2)]
    places += [(100 + n * PITCH, lower) for n in range(2, 5)]
    other = sheet.line(sheet.words(8), 140 + 2 * PITCH, 100, 56)
    rows = 13
    beside = [(100 + n * PITCH, upper) for n in range(2, 5)]
    second = sheet.columns([150, 150, 140], beside, WIDTH, rows)
    slots = [*places[:2], *places[2:]]
    # the columns at the left are deeper than those that go on
    own = runs(sheet, first, slots, (long, long, short, short, short))
    return sheet, (title, own), (other, second)


def runs(sheet, counts, places, depths):
    """Set paragraphs in columns of several depths; return their texts."""
    slots = [
        (left, top + LEADING * row)
        for (left, top), depth in zip(places, depths, strict=True)
        for row in range(depth)
    ]
    texts = []
    for count in counts:
        text = sheet.words(count - 1) + "。"
        texts.append(text)
        rest, indent = text, 2
        while rest:
            left, top = slots.pop(0)
            piece, rest = rest[: WIDTH - indent], rest[WIDTH - indent :]
            sheet.line(piece, left + indent * SIZE, top)
            indent = 0
    return texts


def test_an_open_sentence_leads_under_the_article_beside():
    sheet, (title, own), (other, second) = under_another((300, 500, 250))
    result = {article[0][1]: [t for _, t in article[1:]] for article in arranged(sheet)}
    assert result == {title: own, other: second}


def table(sheet, draw):
    draw.rectangle((80, 80, 1000, 520), outline=40, width=4)
    title = sheet.line(sheet.words(7), 350, 100, 48)
    rows = [[f"{row}.{place}" for place in range(4)] for row in range(1, 6)]
    for number, row in enumerate(rows):
        top = 190 + number * 64
        draw.line((80, top - 12, 1000, top - 12), 40, 4)
        for place, cell in enumerate(row):
            sheet.line(cell, 120 + place * 220, top)
    return title, rows


def test_the_rows_of_a_table_in_a_frame_are_one_article():
    sheet = Sheet()
    image = Image.new("L", (1600, 1400), 245)
    title, rows = table(sheet, ImageDraw.Draw(image))
    sheet.line(sheet.words(8), 200, 640, 60)
    sheet.columns([200, 150], [(100, 740), (100 + PITCH, 740)], WIDTH, 15)
    framed = next(a for a in arranged(sheet, image) if a[0] == ("headline", title))
    text = " ".join(text for _, text in framed[1:])
    assert all(cell in text for row in rows for cell in row)
