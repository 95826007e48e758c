from archive.editing.connecting import connected


def test_what_pairs_connect_over_several_steps_is_one_group_without_repetitions():
    pairs = [(0, 0), (0, 0), (0, 2), (5, 2), (5, 3), (7, 1)]
    assert list(connected(pairs, 5)) == [([0, 5], [0, 2, 3]), ([7], [1]), ([], [4])]
