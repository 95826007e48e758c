"""Words cut at the end of a line."""

import pytest

from archive.model.line import Seam
from archive.repair.hyphens import read_hyphen
from archive.repair.language import language_model


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
    reading = read_hyphen(left, right, language_model(), german=True)
    assert reading is not None
    assert reading.seam is seam


@pytest.mark.parametrize(("left", "right"), [("so sprach er«", "und ging"), ("(12)-", "tägig")])
def test_other_ends_are_no_cut_words(left, right):
    assert read_hyphen(left, right, language_model(), german=True) is None
