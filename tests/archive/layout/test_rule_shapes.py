"""Rules are told from letters by their shape, also what is left of them."""

import numpy as np

from archive.layout.marks import Marks
from archive.layout.rule_shapes import is_end_of_rule, is_one_stroke, is_solid, is_waved

GRAIN = 20


def test_long_waves_are_rules_and_tall_letters_are_not():
    ink = np.zeros((200, 400), np.uint8)
    across = np.arange(300)
    for thick in range(8):
        ink[(30 + 9 * np.sin(across / 5)).astype(int) + thick, across] = 1
    ink[60:140, 320:328] = 1  # as high as a letter of a masthead
    ink[80:100, 20:200:7] = ink[80:84, 20:200] = ink[96:100, 20:200] = 1  # letters that touch
    marks = Marks.of(ink)
    assert list(is_waved(marks, GRAIN)) == [False, True, False, False]


def test_the_corner_between_rules_is_theirs_and_a_letter_on_a_rule_is_not():
    ink = np.zeros((100, 300), np.uint8)
    ink[50:90, 40:60] = ink[50:62, 40:90] = 1  # a corner
    ink[30:50, 200:204] = ink[30:50, 216:220] = ink[38:42, 200:220] = 1  # H
    rules = np.zeros(ink.shape, np.bool_)
    rules[50:62, 90:] = True
    rules[90:, 40:60] = True
    marks = Marks.of(ink)
    found = is_end_of_rule(marks, rules)
    assert {number: found[number] for number in np.unique(marks.labels)} == {
        0: False,
        marks.labels[40, 202]: False,
        marks.labels[55, 50]: True,
    }


def test_a_bar_is_one_stroke_and_a_row_of_letters_is_not():
    bar = np.zeros((30, 120), np.bool_)
    for x in range(120):
        bar[5 + x // 20 : 20 + x // 20, x] = True
    assert is_one_stroke(bar)
    letters = bar.copy()
    letters[10:14, ::2] = False
    assert not is_one_stroke(letters)
    assert not is_one_stroke(np.zeros((5, 9), np.bool_))


def test_a_broken_piece_of_a_frame_is_solid_and_heavy_letters_are_not():
    piece = np.zeros((14, 60), np.bool_)
    piece[0, 5:8] = True  # a speck
    piece[3:14, 30:56] = piece[3:9, 26:30] = True
    assert is_solid(piece)
    letters = np.zeros((14, 60), np.bool_)
    for left in range(0, 60, 15):
        letters[:, left : left + 6] = letters[5:8, left : left + 12] = True
    assert not is_solid(letters)
