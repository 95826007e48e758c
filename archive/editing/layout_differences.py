"""Where two layouts of a page differ: regions merged or split, lines missed, another order."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from archive.editing.connecting import connected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.editing.paired_layouts import PairedLayouts
    from archive.model.line import Line
    from archive.model.page import PageText
    from archive.model.passage import Article, Passage, Role


class DifferenceKind(StrEnum):
    """How two layouts differ in a place; named from the page's side."""

    MERGED = "merged"
    """One passage here, several there."""
    SPLIT = "split"
    """Several passages here, one there."""
    REGROUPED = "regrouped"
    """Several passages here, several others there."""
    MOVED = "moved"
    """A passage, or lines of one, that are read at another place there."""
    ROLE = "role"
    """A passage that is of another role there."""
    ONLY_HERE = "only here"
    """Lines that are not in the text there."""
    ONLY_THERE = "only there"
    """Lines that are not in the text here."""
    ARTICLES = "articles"
    """Passages that make up other articles there."""


@dataclass(frozen=True, slots=True)
class LayoutDifference:
    """One place in which the layouts differ."""

    kind: DifferenceKind
    lines: tuple[Line, ...]
    """The lines concerned, in the order in which they are read here (or there, if only there)."""
    here: int = 0
    """How many passages (or articles) they are here."""
    there: int = 0
    after_here: Line | None = None
    """For what was moved: the line that it follows here, None at the start of the page."""
    after_there: Line | None = None
    role_here: Role | None = None
    role_there: Role | None = None

    @property
    def line_ids(self) -> frozenset[str]:
        """The lines concerned."""
        return frozenset(line.id for line in self.lines)


def layout_differences(pair: PairedLayouts) -> list[LayoutDifference]:
    """Return the differences in the order in which their places are read here."""
    here, there = pair.here, pair.there
    in_both = _placed(here) & _placed(there)
    groups = _connected(_members(here.passages(), in_both), _members(there.passages(), in_both))
    found = [
        *_regrouped(pair, groups),
        *_moved(pair, [frozenset().union(*mine) for mine, _ in groups], in_both),
        *_articles(pair, in_both),
        *_one_sided(here, in_both, DifferenceKind.ONLY_HERE),
        *_one_sided(there, in_both, DifferenceKind.ONLY_THERE),
    ]
    place = {line.id: number for number, line in enumerate(there.lines())}
    place |= {line.id: number for number, line in enumerate(here.lines())}
    return sorted(found, key=lambda one: place[one.lines[0].id])


def _placed(text: PageText) -> set[str]:
    return {line.id for line in text.placed_lines()}


def _members(passages: Iterable[Passage], wanted: set[str]) -> list[frozenset[str]]:
    found = (frozenset(line.id for line in p.lines) & wanted for p in passages)
    return [members for members in found if members]


_Group = tuple[list[frozenset[str]], list[frozenset[str]]]


def _connected(here: Sequence[frozenset[str]], there: Sequence[frozenset[str]]) -> list[_Group]:
    """Return what belongs together: sets here and there that share lines, in order of here."""
    holder = {line_id: number for number, lines in enumerate(there) for line_id in lines}
    pairs = [(holder[line_id], number) for number, lines in enumerate(here) for line_id in lines]
    return [
        ([here[i] for i in mine], [there[i] for i in theirs])
        for theirs, mine in connected(pairs, len(here))
    ]


def _regrouped(pair: PairedLayouts, groups: Sequence[_Group]) -> Iterator[LayoutDifference]:
    roles_here, roles_there = _roles(pair.here), _roles(pair.there)
    for mine, theirs in groups:
        lines = _in_order(pair.here, frozenset().union(*mine))
        one, many = len(mine), len(theirs)
        if one == many == 1:
            was, becomes = roles_here[lines[0].id], roles_there[lines[0].id]
            if was is not becomes:
                kind = DifferenceKind.ROLE
                yield LayoutDifference(kind, lines, 1, 1, role_here=was, role_there=becomes)
            continue
        kind = DifferenceKind.REGROUPED
        if one == 1:
            kind = DifferenceKind.MERGED
        elif many == 1:
            kind = DifferenceKind.SPLIT
        yield LayoutDifference(kind, lines, one, many)


def _roles(text: PageText) -> dict[str, Role]:
    return {line.id: passage.role for passage in text.passages() for line in passage.lines}


def _in_order(text: PageText, wanted: frozenset[str]) -> tuple[Line, ...]:
    return tuple(line for line in text.placed_lines() if line.id in wanted)


def _moved(
    pair: PairedLayouts, groups: Sequence[frozenset[str]], in_both: set[str]
) -> Iterator[LayoutDifference]:
    """Yield the fewest groups, and runs of lines in a group, whose moving makes the orders one."""
    here = [line for line in pair.here.placed_lines() if line.id in in_both]
    there = [line for line in pair.there.placed_lines() if line.id in in_both]
    before_here, before_there = _predecessors(here), _predecessors(there)
    group_of = {line_id: number for number, group in enumerate(groups) for line_id in group}
    first_there: dict[int, int] = {}
    for number, line in enumerate(there):
        first_there.setdefault(group_of[line.id], number)
    for index in _out_of_order([first_there[number] for number in range(len(groups))]):
        lines = _in_order(pair.here, groups[index])
        first = next(line for line in there if line.id in groups[index])
        yield _move(lines, before_here[lines[0].id], before_there[first.id])
    place = {line.id: number for number, line in enumerate(there)}
    for group in groups:
        lines = _in_order(pair.here, group)
        places = [place[line.id] for line in lines]
        for run in _runs(_out_of_order(places), places):
            stray = lines[run[0]]
            some = tuple(lines[i] for i in run)
            yield _move(some, before_here[stray.id], before_there[stray.id])


def _move(lines: tuple[Line, ...], here: Line | None, there: Line | None) -> LayoutDifference:
    kind = DifferenceKind.MOVED
    return LayoutDifference(kind, lines, after_here=here, after_there=there)


def _predecessors(order: Sequence[Line]) -> dict[str, Line | None]:
    return {line.id: before for before, line in zip([None, *order], order, strict=False)}


def _out_of_order(places: Sequence[int]) -> list[int]:
    """Return the fewest indexes without which the places would rise."""
    tails: list[int] = []
    ends: list[int] = []
    back: dict[int, int | None] = {}
    for index, place in enumerate(places):
        at = bisect_left(tails, place)
        back[index] = ends[at - 1] if at else None
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [index]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = back[last]
    return [index for index in range(len(places)) if index not in kept]


def _runs(numbers: Sequence[int], places: Sequence[int]) -> list[list[int]]:
    """Return numbers in runs that follow each other here, and whose places do so there."""
    runs: list[list[int]] = []
    for number in numbers:
        last = runs[-1][-1] if runs else None
        if last is not None and last + 1 == number and places[last] + 1 == places[number]:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _articles(pair: PairedLayouts, in_both: set[str]) -> Iterator[LayoutDifference]:
    mine = [_lines_of(article, in_both) for article in pair.here.articles]
    theirs = [_lines_of(article, in_both) for article in pair.there.articles]
    groups = _connected([m for m in mine if m], [t for t in theirs if t])
    for left, right in groups:
        if (len(left), len(right)) != (1, 1):
            lines = _in_order(pair.here, frozenset().union(*left))
            yield LayoutDifference(DifferenceKind.ARTICLES, lines, len(left), len(right))


def _lines_of(article: Article, wanted: set[str]) -> frozenset[str]:
    return frozenset(line.id for p in article.passages for line in p.lines) & wanted


def _one_sided(
    text: PageText, in_both: set[str], kind: DifferenceKind
) -> Iterator[LayoutDifference]:
    """Yield the lines of one side, those that follow one another in a passage together."""
    for passage in text.passages():
        for is_missing, lines in itertools.groupby(
            passage.lines, key=lambda line: line.id not in in_both and not line.supplied
        ):
            if is_missing:
                yield LayoutDifference(kind, tuple(lines))
