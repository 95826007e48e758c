"""Vertical pages whose articles run on from tier to tier."""

import random

from archive.layout.arranging import arrange
from archive.model.geometry import Box
from archive.model.line import Reading
from tests.archive.layout.typesetting import LEADING, SIZE, Sheet

DEPTH = 8  # characters in a line
TIERS = [200, 200 + 9 * SIZE, 200 + 18 * SIZE]
RIGHT = 2000


def text(article):
    return "".join(passage.text for passage in article.passages)


def arranged(sheet):
    readings = list(sheet.readings)
    random.Random(4).shuffle(readings)
    return arrange(readings, language="zh-Hant").articles


def heading(sheet, column, tier, count, *, size=70):
    """Set an upright title in the place of two lines."""
    words = sheet.words(count)
    left = RIGHT - column * LEADING - size - 20
    top = TIERS[tier] + 10
    sheet.readings.append(
        Reading(words, Box(left, top, left + round(1.2 * size), top + count * size), vertical=True)
    )
    return words


def lines(sheet, columns, tier, *, last=DEPTH):
    rows = []
    for column in columns:
        count = last if column == columns[-1] else DEPTH
        rows.append(sheet.words(count))
        sheet.line(rows[-1], RIGHT - column * LEADING - SIZE, TIERS[tier], vertical=True)
    return "".join(rows)


def test_an_article_fills_the_tiers_beside_its_heading():
    sheet = Sheet()
    title = heading(sheet, 0, 0, 7)
    body = lines(sheet, range(3, 12), 0) + lines(sheet, range(3, 12), 1, last=3)
    other_title = heading(sheet, 12, 0, 6)
    other = lines(sheet, range(15, 24), 0) + lines(sheet, range(15, 24), 1)
    assert [text(a) for a in arranged(sheet)] == [title + body, other_title + other]


def test_an_article_runs_on_where_the_next_tier_starts():
    sheet = Sheet()
    title = heading(sheet, 0, 0, 3)
    body = lines(sheet, range(3, 14), 0, last=3)
    second_title = heading(sheet, 14, 0, 3)
    second = lines(sheet, range(17, 24), 0) + lines(sheet, range(10), 1, last=2)
    third_title = heading(sheet, 10, 1, 3)
    third = lines(sheet, range(13, 24), 1) + lines(sheet, range(24), 2)
    assert [text(a) for a in arranged(sheet)] == [
        title + body,
        second_title + second,
        third_title + third,
    ]


def test_a_tier_goes_on_under_a_heading_that_begins_above_it():
    sheet = Sheet()
    low = lines(sheet, range(6), 0, last=3)
    title = heading(sheet, 0, 1, 7)
    body = lines(sheet, range(3, 14), 1)
    first_title = heading(sheet, 6, 0, 3)
    first = lines(sheet, range(9, 14), 0, last=2)
    wide_title = heading(sheet, 14, 0, 7)
    wide = lines(sheet, range(17, 24), 0) + lines(sheet, range(17, 24), 1)
    body += lines(sheet, range(3, 24), 2, last=4)
    found = [text(a) for a in arranged(sheet)]
    assert sorted(found) == sorted([low, first_title + first, title + body, wide_title + wide])


def test_a_level_title_is_read_before_the_lines_below_it():
    sheet = Sheet()
    body = lines(sheet, range(10), 0, last=4)
    title = "天木星"
    for number, letter in enumerate(title):
        left = RIGHT - (12 + number) * LEADING - 40
        sheet.readings.append(Reading(letter, Box(left, TIERS[0], left + 42, TIERS[0] + 44)))
    below = []
    for column in range(10, 16):
        below.append(sheet.words(6))
        sheet.line(below[-1], RIGHT - column * LEADING - SIZE, TIERS[0] + 2 * SIZE, vertical=True)
    rest = lines(sheet, range(16, 24), 0)
    assert [text(a) for a in arranged(sheet)] == [
        body,
        " ".join(title) + "".join(below) + rest,
    ]


def test_a_motto_in_the_margin_is_not_part_of_an_article():
    sheet = Sheet()
    motto = sheet.words(24)
    sheet.line(motto, RIGHT + 2 * LEADING, 200, vertical=True)
    title = heading(sheet, 0, 0, 7)
    body = lines(sheet, range(3, 24), 0) + lines(sheet, range(3, 24), 1)
    body += lines(sheet, range(24), 2)
    assert [text(a) for a in arranged(sheet)] == [motto, title + body]


def test_a_speck_read_as_a_character_below_the_page_makes_the_page_no_higher():
    sheet = Sheet()
    motto = sheet.words(24)
    sheet.line(motto, RIGHT + 2 * LEADING, 200, vertical=True)
    title = heading(sheet, 0, 0, 7)
    body = lines(sheet, range(3, 24), 0) + lines(sheet, range(3, 24), 1)
    body += lines(sheet, range(24), 2)
    below = 200 + 48 * SIZE
    sheet.readings.append(Reading("心", Box(1500, below, 1520, below + 30)))
    first, second = arranged(sheet)
    assert text(first) == motto
    assert text(second).startswith(title + body)


def test_the_upper_tier_is_read_first_though_the_lower_begins_a_little_earlier():
    sheet = Sheet()
    title = heading(sheet, 0, 0, 8)
    body = ""
    for column in range(3, 6):
        left = RIGHT - column * LEADING - SIZE
        body += sheet.line(sheet.words(2 * DEPTH + 1), left, TIERS[0], vertical=True)
    for tier, shift in ((0, 0), (1, 8)):
        for column in range(6, 15):
            left = RIGHT - column * LEADING - SIZE + shift
            body += sheet.line(sheet.words(DEPTH), left, TIERS[tier], vertical=True)
    assert [text(a) for a in arranged(sheet)] == [title + body]


def test_a_level_title_does_not_head_the_article_of_the_next_tier():
    sheet = Sheet()
    title = sheet.words(4)
    left = RIGHT - 4 * LEADING
    sheet.readings.append(Reading(title, Box(left, TIERS[0], left + 160, TIERS[0] + 42)))
    body = ""
    for column in range(4):
        body += sheet.line(
            sheet.words(6), RIGHT - column * LEADING - SIZE, TIERS[0] + 2 * SIZE, vertical=True
        )
    body += lines(sheet, range(4, 24), 0, last=3)
    other = heading(sheet, 0, 1, 3)
    other += lines(sheet, range(3, 24), 1, last=3)
    assert [text(a) for a in arranged(sheet)] == [title + body, other]


def test_the_date_over_a_vertical_page_is_its_folio():
    sheet = Sheet()
    date = sheet.line("中华民国廿八年四月三日", 900, 60)
    body = heading(sheet, 0, 0, 3) + lines(sheet, range(3, 24), 0, last=3)
    found = arranged(sheet)
    assert [text(a) for a in found] == [date, body]
    assert [str(p.role) for p in found[0].passages] == ["folio"]


def test_a_small_line_between_two_of_a_heading_is_part_of_it():
    sheet = Sheet()
    title = heading(sheet, 0, 0, 3)
    small = lines(sheet, [3], 0, last=7)
    title += small + heading(sheet, 4, 0, 3)
    body = lines(sheet, range(7, 24), 0, last=3)
    (found,) = arranged(sheet)
    assert text(found).replace(" ", "") == title + body
    assert small not in [p.text for p in found.passages if str(p.role) == "paragraph"]


def test_a_level_title_over_no_lines_takes_none_from_elsewhere():
    sheet = Sheet()
    first = heading(sheet, 0, 0, 3) + lines(sheet, range(3, 18), 0, last=4)
    title = sheet.words(4)
    left = RIGHT - 24 * LEADING
    sheet.readings.append(Reading(title, Box(left, TIERS[0], left + 160, TIERS[0] + 42)))
    rest = lines(sheet, range(24), 1, last=3)
    assert [text(a) for a in arranged(sheet)] == [first, title, rest]


def test_titles_in_one_row_over_lines_as_long_as_the_row_are_one():
    sheet = Sheet()
    left = RIGHT - 2 * LEADING - 10
    series = [sheet.words(2), sheet.words(2)]
    sheet.line(series[0], left + 52, TIERS[0], 44, vertical=True)
    sheet.line(series[1], left, TIERS[0], 44, vertical=True)
    main = sheet.line(sheet.words(3), left, TIERS[0] + 110, 86, vertical=True)
    number = sheet.line("四十九", left + 30, TIERS[0] + 400, 36, vertical=True)
    body = ""
    for column in range(3, 12):
        start = RIGHT - column * LEADING - SIZE
        body += sheet.line(sheet.words(2 * DEPTH + 1), start, TIERS[0], vertical=True)
    (found,) = arranged(sheet)
    assert text(found).replace(" ", "") == "".join(series) + main + number + body


def test_an_article_that_a_heading_broke_off_goes_on_where_text_has_no_heading():
    sheet = Sheet()
    title = heading(sheet, 0, 0, 3)
    body = lines(sheet, range(3, 10), 0)
    second = heading(sheet, 10, 0, 3) + lines(sheet, range(13, 24), 0, last=3)
    advert = sheet.words(3)
    top = TIERS[1] + 20
    sheet.readings.append(Reading(advert, Box(RIGHT - 180, top, RIGHT - 60, top + 44)))
    body += lines(sheet, range(7, 24), 1, last=4)
    found = {text(a) for a in arranged(sheet)}
    assert found == {title + body, second, advert}


def test_a_line_set_in_under_an_article_that_ended_begins_another():
    sheet = Sheet()
    title = heading(sheet, 0, 0, 8, size=60)
    first = ""
    for column in range(3, 9):
        count = 5 if column == 8 else 2 * DEPTH + 1
        start = RIGHT - column * LEADING - SIZE
        first += sheet.line(sheet.words(count), start, TIERS[0], vertical=True)
    other = sheet.words(DEPTH - 2)
    sheet.line(other, RIGHT - 9 * LEADING - SIZE, TIERS[1] + 2 * SIZE, vertical=True)
    other += lines(sheet, range(10, 20), 1, last=3)
    assert [text(a) for a in arranged(sheet)] == [title + first, other]


def paragraphs(sheet):
    (article,) = arranged(sheet)
    return [passage.text for passage in article.passages]


def test_lines_set_in_beside_something_begin_no_paragraphs():
    sheet = Sheet()
    body = lines(sheet, range(6), 0)
    for column in range(6, 10):
        left = RIGHT - column * LEADING - SIZE
        top = TIERS[0] + 4 * SIZE
        body += sheet.line(sheet.words(4), left, top, vertical=True)
    body += lines(sheet, range(10, 16), 0, last=3)
    assert paragraphs(sheet) == [body]


def test_a_bullet_and_a_short_line_with_a_pause_mark_part_paragraphs():
    sheet = Sheet()
    texts = []
    left = RIGHT - SIZE
    for bullet in ("▲", "▲", "天"):
        texts.append("")
        rows = bullet + sheet.words(DEPTH - 1), sheet.words(DEPTH), sheet.words(3) + "、"
        for row in rows:
            texts[-1] += sheet.line(row, left, TIERS[0], vertical=True)
            left -= LEADING
    assert paragraphs(sheet) == texts


def test_what_is_read_of_ornaments_is_no_text():
    sheet = Sheet()
    body = heading(sheet, 0, 0, 3) + lines(sheet, range(3, 12), 0)
    for column, signs, sureness in (
        (12, "☆→→→→", 0.95),
        (13, "个个个个↑叔", 0.8),
        (14, "S113571支", 0.3),
        (15, "VWV", 0.0),
    ):
        left = RIGHT - column * LEADING - SIZE
        box = Box(left, TIERS[0], left + 36, TIERS[0] + len(signs) * SIZE)
        sheet.readings.append(Reading(signs, box, sureness, vertical=True))
    body += lines(sheet, range(16, 25), 0, last=3)
    assert [text(a) for a in arranged(sheet)] == [body]


def test_an_article_goes_on_after_a_paragraph_that_ends_with_two_characters():
    sheet = Sheet()
    title = heading(sheet, 0, 0, 7)
    body = lines(sheet, range(3, 7), 0, last=2)
    row = sheet.words(DEPTH - 2)
    sheet.line(row, RIGHT - 7 * LEADING - SIZE, TIERS[0] + 2 * SIZE, vertical=True)
    body += row + lines(sheet, range(8, 12), 0) + lines(sheet, range(3, 12), 1)
    other_title = heading(sheet, 12, 0, 6)
    other = lines(sheet, range(15, 24), 0) + lines(sheet, range(15, 24), 1)
    assert [text(a) for a in arranged(sheet)] == [title + body, other_title + other]


def test_a_column_found_in_two_pieces_is_read_as_one():
    sheet = Sheet()
    title = heading(sheet, 0, 0, 7)
    body = lines(sheet, range(3, 8), 0)
    left = RIGHT - 8 * LEADING - SIZE
    for start, count in ((0, 3), (3, 5)):
        body += (words := sheet.words(count))
        # the boxes of the pieces lie over each other
        top, bottom = TIERS[0] + start * SIZE - 6, TIERS[0] + (start + count) * SIZE + 6
        sheet.readings.append(Reading(words, Box(left, top, left + SIZE, bottom), vertical=True))
    body += lines(sheet, range(9, 14), 0, last=3)
    assert [text(a) for a in arranged(sheet)] == [title + body]
