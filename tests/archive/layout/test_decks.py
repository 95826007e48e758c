"""Lines between a headline and its text, among letters."""

import random

from archive.layout.arranging import arrange
from archive.model.geometry import Box
from archive.model.line import Reading
from tests.archive.layout.typesetting import passages

SIZE, LEADING, LEFT, WIDTH = 30, 42, 100, 500
MIDDLE = LEFT + WIDTH // 2
STORY = [
    "the",
    "ferry",
    "left",
    "the",
    "quay",
    "at",
    "noon",
    "with",
    "forty",
    "crates",
    "of",
    "pears",
    "and",
    "two",
    "goats",
    "on",
    "deck",
    "and",
    "nobody",
    "had",
    "told",
    "the",
    "keeper",
    "of",
    "the",
    "lock",
    "who",
    "was",
    "asleep",
    "under",
    "his",
    "willow",
    "that",
    "day",
]


class Column:
    """Sets one column; boxes are as high as the letters in them."""

    def __init__(self):
        self.readings, self.top = [], 100

    def centred(self, text, width, size=SIZE, white=12):
        left = MIDDLE - width // 2
        self.readings.append(
            Reading(text, Box(left, self.top, left + width, self.top + size), 0.99)
        )
        self.top += size + white

    def story(self, indent=SIZE):
        for number in range(0, len(STORY), 6):
            text = " ".join(STORY[number : number + 6])
            left = LEFT + (0 if number else indent)
            right = LEFT + WIDTH - (0 if number + 6 < len(STORY) else 180)
            box = Box(left, self.top, right, self.top + SIZE)
            self.readings.append(Reading(text, box, 0.99))
            self.top += LEADING

    def roles(self):
        readings = list(self.readings)
        random.Random(4).shuffle(readings)
        (article,) = passages(arrange(readings, language="en"))
        return article


def test_centred_lines_in_the_type_of_the_text_are_a_subtitle():
    page = Column()
    page.centred("Ferry Leaves At Noon", 460, 62)
    page.centred("Keeper Of The Lock Asleep", 400)
    page.centred("As Pears Arrive In Town", 380, white=26)
    page.story()
    assert page.roles() == [
        ("headline", "Ferry Leaves At Noon"),
        ("subtitle", "Keeper Of The Lock Asleep As Pears Arrive In Town"),
        ("paragraph", " ".join(STORY)),
    ]


def test_the_first_line_of_a_text_is_no_subtitle():
    page = Column()
    page.centred("Ferry Leaves At Noon", 460, 62, white=20)
    page.centred("Nobody had told the keeper", 440)
    page.story(indent=0)
    roles = page.roles()
    assert [role for role, _ in roles] == ["headline", "paragraph"]


def test_names_a_little_larger_than_the_text_are_a_byline():
    page = Column()
    page.centred("Ferry Leaves At Noon", 460, 62, white=20)
    page.centred("By Mary Marsh", 220, 37, white=20)
    page.story()
    assert page.roles()[1] == ("byline", "By Mary Marsh")
