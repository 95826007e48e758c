"""Stretches of ink, or of white, in one piece."""

import numpy as np
import pytest

from archive.imaging.runs import longest_run, runs_of


@pytest.mark.parametrize(
    ("places", "apart", "runs"),
    [
        ([], 1, []),
        ([4], 1, [[4]]),
        ([2, 3, 5, 6, 7, 9], 1, [[2, 3], [5, 6, 7], [9]]),
        ([2, 3, 5, 6, 7, 11], 2, [[2, 3, 5, 6, 7], [11]]),
    ],
)
def test_places_are_parted_where_they_are_too_far_apart(places, apart, runs):
    assert [run.tolist() for run in runs_of(np.array(places, np.intp), apart)] == runs


@pytest.mark.parametrize(("flags", "length"), [("", 0), ("000", 0), ("1011101", 3), ("11", 2)])
def test_the_longest_run_is_measured(flags, length):
    assert longest_run(np.array([flag == "1" for flag in flags], np.bool_)) == length
