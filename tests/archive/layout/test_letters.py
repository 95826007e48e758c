"""Pages printed in letters: their size is known by their height alone, and words stand apart."""

import random

import pytest
from PIL import Image, ImageDraw

from archive.layout.arranging import arrange
from archive.layout.names import looks_like_byline, looks_like_folio, says_who_wrote
from archive.model.geometry import Box
from archive.model.line import Reading
from tests.archive.layout.typesetting import passages

SIZE, LEADING, COLUMN, GUTTER = 30, 42, 420, 40
FIRST, SECOND = 100, 100 + COLUMN + GUTTER
STORY = (
    "The ferry left the quay at noon with forty crates of pears and two goats on deck",
    "Nobody had told the keeper of the lock who was asleep under his willow that day",
)


class Letters:
    """Sets lines of letters; an engine's boxes are as high as the letters in them."""

    def __init__(self):
        self.readings = []

    def line(self, text, left, top, width, height=SIZE):
        self.readings.append(Reading(text, Box(left, top, left + width, top + height), 0.99))

    def story(self, text, left, top, rows, *, indent=SIZE, width=COLUMN):
        """Set a paragraph of full lines but the last; return what it says."""
        words = text.split()
        share = -(-len(words) // rows)
        lines = [" ".join(words[n : n + share]) for n in range(0, len(words), share)]
        for number, line in enumerate(lines):
            start = left + (0 if number else indent)
            last = number == len(lines) - 1
            self.line(line, start, top, (width // 2) if last else left + width - start)
            top += LEADING
        return top

    def arranged(self, image=None):
        readings = list(self.readings)
        random.Random(7).shuffle(readings)
        return passages(arrange(readings, image, language="en"))


def test_paragraphs_begin_with_a_narrow_indent():
    page = Letters()
    top = page.story(STORY[0], FIRST, 100, 5)
    page.story(STORY[1], FIRST, top, 5)
    assert page.arranged() == [[("paragraph", text) for text in STORY]]


def test_wide_spaces_do_not_part_a_line_but_gutters_do():
    page = Letters()
    top = page.story(STORY[0], FIRST, 100, 5)
    page.story(STORY[1], SECOND, 100, 5)
    page.line("A bell", FIRST + SIZE, top, 90)
    page.line("rang", FIRST + SIZE + 150, top, 60)
    page.line("twice", FIRST + COLUMN - 75, top, 75)
    page.line("before the tide came in and the boats", FIRST, top + LEADING, COLUMN)
    page.line("swung round.", FIRST, top + 2 * LEADING, 150)
    (article,) = page.arranged()
    assert article == [
        ("paragraph", STORY[0]),
        ("paragraph", "A bell rang twice before the tide came in and the boats swung round."),
        ("paragraph", STORY[1]),
    ]


def test_the_lines_of_a_headline_may_lack_descenders():
    page = Letters()
    page.line("Ferry Company Begins", FIRST, 100, 400, 66)
    page.line("Autumn Service", FIRST + 60, 175, 290, 52)
    page.story(STORY[0], FIRST, 270, 5)
    page.story(STORY[1], SECOND, 270, 5)
    assert page.arranged()[0][0] == ("headline", "Ferry Company Begins Autumn Service")


def test_a_blot_does_not_make_a_line_a_headline():
    page = Letters()
    top = page.story(STORY[0], FIRST, 100, 5)
    page.story(STORY[1], FIRST, top, 5)
    blotted = page.readings[7]
    box = blotted.box
    page.readings[7] = Reading(
        blotted.text, Box(box.left, box.top - 14, box.right, box.bottom), 0.9
    )
    assert page.arranged() == [[("paragraph", text) for text in STORY]]


def test_a_deck_is_told_by_how_wide_its_letters_are():
    """Capitals are not much higher than the small letters of a far smaller type."""
    page = Letters()
    page.line("FERRY BEGINS SERVICE", FIRST, 100, 880, 60)
    page.line("IN HEAVY RAIN", FIRST + 160, 180, 540, 60)
    page.line("Goats on the Upper Deck", FIRST + 180, 256, 480, 48)
    for left, text in ((FIRST, STORY[0]), (SECOND, STORY[1])):
        page.story(text, left, 330, 5)
    (article,) = page.arranged()
    assert article[:2] == [
        ("headline", "FERRY BEGINS SERVICE IN HEAVY RAIN"),
        ("subtitle", "Goats on the Upper Deck"),
    ]


def test_headlines_side_by_side_part_where_their_columns_do():
    page = Letters()
    for left, title in ((FIRST, "Ferry Leaves"), (SECOND, "Goats Arrive")):
        page.line(title, left - 8, 100, COLUMN + 16, 76)
        page.line("In Rain", left + 90, 190, 247, 76)
        page.line("By Clara Reed", left, 290, 190, 28)
        page.story(STORY[left == SECOND], left, 330, 5)
    assert page.arranged() == [
        [("headline", f"{title} In Rain"), ("byline", "By Clara Reed"), ("paragraph", story)]
        for title, story in zip(("Ferry Leaves", "Goats Arrive"), STORY, strict=True)
    ]


def test_a_line_with_brackets_at_the_head_of_a_column_is_no_heading():
    page = Letters()
    page.line("Ferry Begins", FIRST + 20, 100, 380, 66)
    page.story(STORY[0], FIRST, 190, 5)
    page.line("(or so the keeper said,", SECOND, 185, COLUMN - 60, 38)
    page.story(STORY[1], SECOND, 232, 5, indent=0)
    (article,) = page.arranged()
    assert [role for role, _ in article] == ["headline", "paragraph"]


@pytest.mark.parametrize("line", ["By Clara Wendell", "ByClara Wendell", "Von Emil zu Hartung"])
def test_a_byline_parts_headline_and_deck_from_the_text(line):
    page = Letters()
    page.line("Ferry Begins", FIRST, 100, 400, 66)
    page.line("Goats on Deck,", FIRST + 70, 180, 280, 33)
    page.line("Keeper Asleep", FIRST + 60, 222, 300, 33)
    page.line(line, FIRST, 270, 200, 28)
    page.story(STORY[0], FIRST, 308, 5)
    (article,) = page.arranged()
    assert article == [
        ("headline", "Ferry Begins"),
        ("subtitle", "Goats on Deck, Keeper Asleep"),
        ("byline", line),
        ("paragraph", STORY[0]),
    ]


def test_a_name_above_a_rule_is_the_newspapers():
    page = Letters()
    page.line("THE FERRY POST", 250, 40, 500, 72)
    page.line("No. 12", FIRST, 130, 90)
    page.line("TUESDAY, MARCH 4, 1931", 600, 130, 380)
    page.line("Ferry Begins", FIRST + 20, 220, 380, 66)
    for top in (310, 530, 750):
        page.story(STORY[0], FIRST, top, 5)
        page.story(STORY[1], SECOND, top, 5)
    image = Image.new("L", (1100, 1000), 245)
    draw = ImageDraw.Draw(image)
    draw.line((FIRST, 190, SECOND + COLUMN, 190), fill=30, width=4)
    for reading in page.readings:
        for left in range(reading.box.left, reading.box.right - 6, 15):
            draw.rectangle((left + 4, reading.box.top + 6, left + 9, reading.box.bottom - 8), 40)
    head, article = page.arranged(image)
    assert head[0][0] == "folio"
    assert article[0] == ("headline", "Ferry Begins")


@pytest.mark.parametrize(
    "text", ["By the time they came", "By Monday.", "Von da an", "Byron Wendell", "by rail"]
)
def test_a_sentence_is_no_byline(text):
    assert not says_who_wrote(text)
    assert not looks_like_byline(text)


@pytest.mark.parametrize(
    "text", ["TUESDAY, MARCH 4, 1931", "March 4, 1931", "Montag, den 3. Juni", "11. Juni 1838"]
)
def test_western_dates_are_known(text):
    assert looks_like_folio(text)
