"""Words cut at the end of a line."""

import pytest

from archive.model.line import Seam
from archive.repair.hyphens import is_old_german, read_hyphen
from archive.repair.language.western import GERMAN
from tests.archive.repair.pages import repaired, texts


@pytest.mark.parametrize(
    ("left", "right", "seam"),
    [
        ("die Regie-", "rung hat", Seam.HYPHEN),
        ("die Regie¬", "rung hat", Seam.HYPHEN),
        ("aus Nord-", "Amerika kam", Seam.JOIN),
        ("die Vor-", "und Nachteile", Seam.SPACE),
        ("am Ufer de« Steuerbord«-", "seite lag", Seam.HYPHEN),
    ],
)
def test_what_a_hyphen_at_the_end_of_a_line_means(left, right, seam):
    reading = read_hyphen(left, right, GERMAN)
    assert reading is not None
    assert reading.seam is seam


@pytest.mark.parametrize(("left", "right"), [("so sprach er«", "und ging"), ("(12)-", "tägig")])
def test_other_ends_are_no_cut_words(left, right):
    assert read_hyphen(left, right, GERMAN) is None


@pytest.mark.parametrize(
    ("left", "right", "word", "sign"),
    [
        ("in der Oeffent»", "lichkeit und", "Oeffentlichkeit", "»"),
        ("mit allen Schreck«", "lichkeiten,", "Schrecklichkeiten", "«"),
    ],
)
def test_a_hyphen_that_was_read_as_another_mark_is_told_by_the_word(left, right, word, sign):
    reading = read_hyphen(left, right, GERMAN)
    assert reading is not None
    assert (reading.seam, reading.word, reading.misread) == (Seam.HYPHEN, word, sign)


def test_small_letters_read_as_capitals_are_told_in_black_letter_only():
    for left, right in (("am fernen Wellen-", "Horizont"), ("seine Ehren-", "Hastigkeit")):
        old = read_hyphen(left, right, GERMAN, old=True)
        new = read_hyphen(left, right, GERMAN)
        assert old is not None
        assert new is not None
        assert (old.seam, old.small) == (Seam.HYPHEN, True)
        assert new.seam is Seam.JOIN
    kept = read_hyphen("aus Baden-", "Württemberg", GERMAN, old=True)
    assert kept is not None
    assert kept.seam is Seam.JOIN


def test_old_german_is_told_by_its_spelling():
    assert is_old_german("Er sagte, daß der Theil, den er gethan, ihm Noth bereite.")
    assert not is_old_german("Er sagte, dass der Teil, den er getan habe, ihm Not bereite.")


def test_the_misread_letters_are_mended_with_the_word():
    raw = (
        "Er sagte, daß man in der Oeffent»\nlichkeit davon gehört habe. Am Wellen-\n"
        "Horizont sah er, daß der Theil des\nSchiffes sank."
    )
    assert texts(repaired(raw)) == [
        (
            "Er sagte, daß man in der Oeffentlichkeit davon gehört habe. Am Wellenhorizont sah er, "
            "daß der Theil des Schiffes sank."
        )
    ]
