"""A list of things that stand in order, which knows the place of each without looking through all.

Each member carries a number that rises along the list, so that its place is found by halving. That
keeps a step on a page of thousands of passages as short as on a page of ten.
"""

from __future__ import annotations

import bisect
import operator
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Ordered(Protocol):
    """Something that can stand in one list of siblings at a time."""

    order: int
    """Belongs to the list; only the list reads or changes it."""


_T = TypeVar("_T", bound=Ordered)
_ROOM = 1 << 48
"""Between the numbers of neighbours at first: room for 48 halvings by what is put between them."""
_ORDER = operator.attrgetter("order")


class Siblings(Sequence[_T]):
    """Members in order, told apart by identity."""

    __slots__ = ("_members",)

    def __init__(self, members: Iterable[_T] = ()) -> None:
        self._members = list(members)
        self._number()

    @overload
    def __getitem__(self, place: int) -> _T: ...
    @overload
    def __getitem__(self, place: slice) -> list[_T]: ...
    def __getitem__(self, place: int | slice) -> _T | list[_T]:
        return self._members[place]

    def __len__(self) -> int:
        return len(self._members)

    def __iter__(self) -> Iterator[_T]:
        return iter(self._members)

    def index(self, member: _T, start: int = 0, stop: int | None = None) -> int:
        """Return the place of a member.

        Raises:
            ValueError: If it is not here.
        """
        end = len(self._members) if stop is None else stop
        at = bisect.bisect_left(self._members, member.order, start, end, key=_ORDER)
        if at >= end or self._members[at] is not member:
            raise ValueError("not in this list")
        return at

    def insert(self, place: int, *members: _T) -> None:
        """Put members at a place; they must not stand in any list."""
        low = self._members[place - 1].order if place else None
        high = self._members[place].order if place < len(self._members) else None
        self._members[place:place] = members
        if low is None and high is not None:
            low = high - _ROOM * (len(members) + 1)
        step = (high - (low or 0)) // (len(members) + 1) if high is not None else _ROOM
        if not step:
            self._number()
            return
        for number, member in enumerate(members, 1):
            member.order = (low or 0) + number * step

    def append(self, *members: _T) -> None:
        """Put members at the end; they must not stand in any list."""
        self.insert(len(self._members), *members)

    def remove(self, member: _T) -> None:
        """Take a member out."""
        del self._members[self.index(member)]

    def cut(self, start: int, stop: int | None = None) -> list[_T]:
        """Take out and return the members from one place up to another, or to the end."""
        taken = self._members[start:stop]
        del self._members[start:stop]
        return taken

    def _number(self) -> None:
        for number, member in enumerate(self._members):
            member.order = number * _ROOM
