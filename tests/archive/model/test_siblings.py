from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from archive.model.siblings import Siblings


@dataclass(eq=False)
class Child:
    order: int = 0


def test_places_are_those_of_a_list_whatever_is_done() -> None:
    dice = random.Random(7)
    listed = [Child() for _ in range(5)]
    siblings = Siblings(listed)
    for _ in range(600):
        fresh = [Child() for _ in range(dice.randint(1, 3))]
        at = dice.randint(0, len(listed))
        match dice.randint(0, 4):
            case 0 if listed:
                siblings.remove(listed.pop(min(at, len(listed) - 1)))
            case 1:
                end = at + dice.randint(0, 3)
                assert siblings.cut(at, end) == listed[at:end]
                del listed[at:end]
            case 2:
                siblings.append(*fresh)
                listed += fresh
            case _:
                siblings.insert(at, *fresh)
                listed[at:at] = fresh
        assert list(siblings) == listed
        assert [siblings.index(child) for child in listed] == list(range(len(listed)))


def test_there_is_always_room_between_two() -> None:
    first, last = Child(), Child()
    siblings = Siblings([first, last])
    for _ in range(200):
        siblings.insert(1, Child())
        siblings.insert(len(siblings) - 1, Child())
    assert [siblings.index(child) for child in siblings] == list(range(402))
    assert siblings[0] is first
    assert siblings[-1] is last


def test_what_is_not_there_has_no_place() -> None:
    siblings = Siblings([Child(), Child()])
    with pytest.raises(ValueError, match="not in"):
        siblings.index(Child())
    with pytest.raises(ValueError, match="not in"):
        siblings.remove(Child(order=1 << 60))
