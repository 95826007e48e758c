"""From the network's answers to text, and from pages to pictures of lines."""

import functools

import numpy as np
import pytest

from archive.model.geometry import Box
from archive.progress import NoProgress
from archive.recognition.detection import TILE, FoundLine, find_lines
from archive.recognition.models import Network
from archive.recognition.reading import HEIGHT, cut_out, decode, read_lines
from archive.recognition.refinement import refine
from tests.archive.recognition import answers

ALPHABET = ["", "甲", "乙", "丙", " "]


answer = functools.partial(answers.answer, ALPHABET)


def test_repeated_steps_are_one_character_and_a_blank_parts_two():
    line = decode(answer({"甲": 0.9}, {"甲": 0.99}, {}, {"甲": 0.99}, {"乙": 0.99}), ALPHABET)
    assert line.text == "甲甲乙"
    assert line.confidence == pytest.approx(0.99)
    assert line.alternatives == ()


def test_doubtful_characters_keep_what_else_they_may_be():
    line = decode(answer({"甲": 1.0}, {"乙": 0.6, "丙": 0.3, "甲": 0.05}), ALPHABET)
    assert line.text == "甲乙"
    (other,) = line.alternatives
    assert other.index == 1
    assert other.characters == ("丙", "甲")
    assert other.probabilities == pytest.approx((0.3, 0.05))


def test_places_run_along_the_line_without_its_padding():
    line = decode(answer({"甲": 1.0}, {}, {"乙": 1.0}, {}, {}, {}, {}, {}), ALPHABET, share=0.5)
    assert line.places == pytest.approx((0.125, 0.625))


def test_nothing_read_is_nothing():
    line = decode(answer({}, {}), ALPHABET)
    assert (line.text, line.confidence) == ("", 0.0)


class Echo:
    """Stands for a session: reads a picture's first grey value as a class number."""

    def __init__(self):
        self.shapes = []

    def get_inputs(self):
        return [type("Entry", (), {"name": "x"})]

    def run(self, _, values):
        batch = values["x"]
        self.shapes.append(batch.shape)
        result = np.zeros((len(batch), 4, len(ALPHABET)), np.float32)
        for row, picture in enumerate(batch):
            result[row, 0, round((picture[0, 0, 0] + 1) * 127.5)] = 1.0
        return [result]


def test_lines_come_back_in_their_order_and_long_ones_in_small_batches():
    session = Echo()
    pictures = [
        np.full((HEIGHT, width), number, np.uint8)
        for width, number in ((3000, 1), (100, 2), (900, 3), (120, 1), (2900, 2))
    ]
    lines = read_lines(Network(session, "echo"), ALPHABET, pictures, NoProgress())
    assert [line.text for line in lines] == ["甲", "乙", "丙", "甲", "乙"]
    assert max(shape[0] * shape[3] for shape in session.shapes) <= 6 * 720


def page_with_bar(angle):
    import cv2

    page = np.full((400, 600), 230, np.uint8)
    cv2.fillPoly(page, [np.int32(cv2.boxPoints(((300, 200), (300, 30), angle)))], 20)
    return page


@pytest.mark.parametrize("angle", [0.0, 4.0, -4.0])
def test_a_leaning_line_is_cut_out_level(angle):
    line = FoundLine(300, 200, 300, 30, angle, False, 1.0)
    picture = cut_out(page_with_bar(angle), line)
    assert picture.shape == (HEIGHT, 480)
    assert picture[3:-3, 3:-3].max() < 60


def test_a_vertical_line_is_laid_on_its_side():
    page = np.full((400, 200), 230, np.uint8)
    page[100:150, 85:115] = 20  # the upper end of a vertical line from 100 to 300
    picture = cut_out(page, FoundLine(100, 200, 200, 30, 0.0, True, 1.0))
    assert picture.shape[0] == HEIGHT
    assert picture[4:-4, :60].max() < 60
    assert picture[:, 100:].min() > 200


class Seer:
    """Stands for a session: dark pixels are text."""

    def __init__(self):
        self.calls = 0

    def get_inputs(self):
        return [type("Entry", (), {"name": "x"})]

    def run(self, _, values):
        self.calls += 1
        return [(values["x"][:, :1] < 0).astype(np.float32)]


def test_lines_over_tile_borders_are_found_whole_and_once():
    page = np.full((2200, 2300), 255, np.uint8)
    tops = range(100, 2100, 60)
    for top in tops:
        page[top : top + 12, 150:2150] = 0
    session = Seer()
    found = find_lines(Network(session, "seer"), page, NoProgress())
    assert session.calls > 4
    assert len(found) == len(tops)
    assert all(line.length > 2000 for line in found)
    assert TILE < 2000  # or the page would be one tile


def line_at(left, right, middle, thickness=40):
    return FoundLine((left + right) / 2, middle, right - left, thickness, 0.0, False, 1.0)


def inked(page, left, right, middle):
    for x in range(left, right, 20):
        page[middle - 14 : middle + 14, x + 3 : x + 16] = 30


def test_a_line_over_a_gutter_is_split_where_its_neighbours_part():
    page = np.full((500, 1200), 240, np.uint8)
    lines = []
    for middle in (100, 150, 250, 300):
        inked(page, 100, 500, middle)
        inked(page, 560, 960, middle)
        lines += [line_at(100, 500, middle), line_at(560, 960, middle)]
    inked(page, 100, 500, 200)
    inked(page, 560, 960, 200)
    lines.append(line_at(100, 960, 200))
    boxes = sorted(line.box for line in refine(lines, page) if line.y == 200)
    assert len(boxes) == 2
    assert boxes[0].right < 520 < 550 < boxes[1].left


@pytest.mark.parametrize(("gutter", "fused"), [(60, 7), (30, 2), (15, 1)])
def test_lines_over_a_gutter_do_not_hide_it_from_each_other(gutter, fused):
    """Narrow gutters are seen only where columns begin exactly, above and below."""
    page = np.full((900, 1200), 240, np.uint8)
    right = 500 + gutter
    lines, middles = [], range(100, 800, 50)
    for row, middle in enumerate(middles):
        inked(page, 100, 500, middle)
        inked(page, right, right + 400, middle)
        if 3 <= row < 3 + fused:
            lines.append(line_at(100, right + 400, middle))
        else:
            lines += [line_at(100, 500, middle), line_at(right, right + 400, middle)]
    found = refine(lines, page)
    assert len(found) == 2 * len(middles)
    assert all(line.box.right < right or line.box.left > 490 for line in found)


def page_with_a_sign_over_the_gutter(*, columns_below=True):
    """Return two columns with one line found over them: its wide sign fills the gutter."""
    page = np.full((900, 1200), 240, np.uint8)
    lines = []
    for middle in range(100, 800 if columns_below else 500, 50):
        inked(page, 100, 500, middle)
        inked(page, 530, 930, middle)
        if middle != 450:
            lines += [line_at(95, 505, middle), line_at(525, 935, middle)]
    page[436:464, 496:531] = 30  # two pixels before the first character of the next column
    return page, [*lines, line_at(95, 935, 450)]


def test_a_line_is_parted_where_a_sign_hangs_over_the_whole_gutter():
    page, lines = page_with_a_sign_over_the_gutter()
    boxes = sorted(line.box for line in refine(lines, page) if line.y == 450)
    assert len(boxes) == 2
    assert 525 < boxes[0].right <= boxes[1].left + 2 < 536


def test_a_line_under_columns_stays_whole_where_none_of_its_words_part():
    page, lines = page_with_a_sign_over_the_gutter(columns_below=False)
    assert len(refine(lines, page)) == len(lines)


def test_white_inside_a_line_above_columns_is_no_gutter():
    page = np.full((600, 1200), 240, np.uint8)
    inked(page, 300, 500, 100)
    inked(page, 510, 700, 100)  # two names in a byline
    lines = [line_at(300, 700, 100)]
    for middle in range(150, 400, 50):
        inked(page, 100, 500, middle)
        inked(page, 514, 914, middle)
        lines += [line_at(100, 500, middle), line_at(514, 914, middle)]
    assert len(refine(lines, page)) == len(lines)


def test_columns_under_a_headline_do_not_part_its_words():
    page = np.full((600, 1200), 240, np.uint8)
    page[60:140, 120:490] = page[60:140, 570:900] = 30
    lines = [line_at(110, 910, 100, thickness=90)]
    for middle in range(180, 400, 50):
        inked(page, 100, 500, middle)
        inked(page, 560, 960, middle)
        lines += [line_at(100, 500, middle), line_at(560, 960, middle)]
    assert len(refine(lines, page)) == len(lines)


def test_a_picture_beside_a_line_does_not_lengthen_it():
    page = np.full((300, 900), 240, np.uint8)
    inked(page, 200, 600, 150)
    page[40:280, 608:880] = np.random.default_rng(3).integers(40, 200, (240, 272))
    (line,) = refine([line_at(196, 604, 150)], page)
    assert line.box.right == 604


def test_white_inside_a_line_is_no_gutter_without_neighbours():
    page = np.full((300, 1200), 240, np.uint8)
    inked(page, 100, 500, 150)
    inked(page, 560, 960, 150)
    assert len(refine([line_at(100, 960, 150)], page)) == 1


def test_a_dash_that_was_cut_off_is_given_back_but_not_a_rule():
    page = np.full((300, 900), 240, np.uint8)
    page[148:152, 130:190] = 30  # a dash before the line
    inked(page, 200, 600, 150)
    page[:, 612:615] = 60  # a column rule after it
    (line,) = refine([line_at(196, 604, 150)], page)
    assert line.box.left <= 130
    assert line.box.right < 610


def test_a_quotation_mark_that_was_cut_off_is_given_back():
    page = np.full((300, 900), 240, np.uint8)
    inked(page, 200, 600, 150)
    page[134:146, 607:612] = page[134:146, 614:619] = 30
    (line,) = refine([line_at(196, 604, 150)], page)
    assert 619 <= line.box.right < 630


@pytest.mark.parametrize(("top", "bottom"), [(154, 166), (100, 200)])
def test_two_specks_or_thin_rules_beside_a_line_are_no_quotation_mark(top, bottom):
    page = np.full((300, 900), 240, np.uint8)
    inked(page, 200, 600, 150)
    page[top:bottom, 607:610] = page[top:bottom, 614:617] = 30
    (line,) = refine([line_at(196, 604, 150)], page)
    assert line.box.right == 604


def test_the_grain_of_the_paper_does_not_lengthen_a_line():
    chance = np.random.default_rng(2)
    page = np.clip(235 + chance.normal(0, 12, (300, 900)), 0, 255).astype(np.uint8)
    inked(page, 200, 600, 150)
    (line,) = refine([line_at(196, 604, 150)], page)
    assert (line.box.left, line.box.right) == (196, 604)


def test_one_line_found_as_two_is_joined():
    page = np.full((300, 900), 240, np.uint8)
    inked(page, 100, 700, 150)
    lines = refine([line_at(100, 440, 150), line_at(400, 700, 150)], page)
    assert [(line.box.left, line.box.right) for line in lines] == [(100, 700)]


def test_box_of_a_leaning_line_holds_it():
    box = FoundLine(500, 300, 400, 20, 5.0, False, 1.0).box
    assert box.width == pytest.approx(400, abs=4)
    assert box.height == pytest.approx(400 * 0.0872 + 20, abs=4)
    assert FoundLine(50, 300, 400, 20, 0.0, True, 1.0).box == Box(40, 100, 60, 500)
