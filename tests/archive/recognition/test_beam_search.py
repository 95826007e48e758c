"""What follows what helps to read characters that the network is not sure of, and only these."""

import functools

import pytest

from archive.recognition.beam_search import likeliest_texts, steps_of
from archive.recognition.reading import decode
from archive.repair.language import language_model
from tests.archive.recognition.answers import answer

ALPHABET = ["", *"日軍單襲擊發號擊、ž甲"]


steps = functools.partial(answer, ALPHABET)


def text(values):
    best, *_ = likeliest_texts(steps_of(values), ALPHABET, language_model())
    return "".join(ALPHABET[number] for number in best.numbers)


def test_what_usually_follows_decides_where_the_network_wavers():
    seen = steps({"日": 0.9}, {}, {"單": 0.6, "軍": 0.35}, {}, {"發": 0.5, "襲": 0.3}, {"擊": 0.9})
    assert text(seen) == "日軍襲擊"


def test_what_the_network_saw_surely_stays_however_odd():
    seen = steps({"日": 0.999}, {}, {"單": 0.9989, "軍": 0.001}, {"甲": 0.999}, {"號": 0.999})
    assert text(seen) == "日單甲號"


def test_odd_characters_are_not_left_out():
    assert text(steps({"甲": 0.9}, {}, {"ž": 0.9}, {}, {"單": 0.9})) == "甲ž單"


def test_two_of_a_kind_need_a_blank_between_them():
    assert text(steps({"擊": 0.9}, {"擊": 0.99}, {"號": 0.99})) == "擊號"
    assert text(steps({"擊": 0.9}, {}, {"擊": 0.99}, {"號": 0.99})) == "擊擊號"


def test_signs_of_no_text_do_not_pass_as_marks():
    assert text(steps({"日": 0.9}, {"軍": 0.9}, {"ž": 0.5, "、": 0.4})) == "日軍、"


def test_nothing_seen_is_no_text():
    assert text(steps({}, {})) == ""


def test_a_character_chosen_by_language_is_no_surer_and_keeps_what_was_seen_first():
    seen = steps({"日": 0.9}, {}, {"單": 0.6, "軍": 0.35}, {"單": 0.5, "軍": 0.4}, {})
    plain, helped = decode(seen, ALPHABET), decode(seen, ALPHABET, language=language_model())
    assert (plain.text, helped.text) == ("日單", "日軍")
    assert helped.confidence == plain.confidence == pytest.approx(0.75)
    assert helped.places == pytest.approx((0.1, 0.6))
    other = helped.alternatives[-1]
    assert (other.index, other.characters) == (1, ("單",))
    assert other.probabilities == pytest.approx((0.5,))
