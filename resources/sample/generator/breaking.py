"""Breaks the recognised text of a page in the ways OCR breaks text, always in the same places.

The engine reads the clean sample almost without a fault; what happens to real pages is done to it
here, as ``breaks/page-NN.toml`` says. Boxes stay what they were, so that they remain true to the
scan, and every break is recorded.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from archive.model.line import Alternative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from resources.sample.generator.recognising import PlacedReading

HALF_WIDE = str.maketrans("，；：？！（）“”‘’", ",;:?!()\"\"''")


@dataclass(slots=True, eq=False)
class BrokenLine:
    """A reading on its way to the edition; ``text`` is what OCR is made to have read."""

    source: PlacedReading
    text: str
    spaced: bool = False
    """True if a space stands where the line ended; else it already joins the next one."""
    overlooked: bool = False
    """True for a heading that was not seen to be one."""
    alternatives: tuple[Alternative, ...] = ()
    """What else the engine thought characters of ``text`` might be."""


@dataclass(slots=True)
class BrokenPage:
    """The lines of a page in groups, as OCR put blank lines between them."""

    groups: list[list[BrokenLine]]
    record: list[dict[str, str]] = field(default_factory=list)

    def find(self, words: str) -> tuple[int, int]:
        """Return the group and the place in it of the only line that has (or, after =, is) these words.

        Raises:
            ValueError: If no line has them or several have.
        """
        found = [
            (g, n)
            for g, group in enumerate(self.groups)
            for n, line in enumerate(group)
            if words in line.text or words == f"={line.text}"
        ]
        if len(found) != 1:
            raise ValueError(f"{len(found)} lines have the words {words}")
        return found[0]

    def note(self, kind: str, line: str, became: str = "") -> None:
        """Record a break."""
        self.record.append({"kind": kind, "line": line, "became": became})


def break_page(placed: Iterable[PlacedReading], plan: Path) -> BrokenPage:
    """Group the readings as OCR would and break them as planned."""
    with plan.open("rb") as stream:
        document = tomllib.load(stream)
    page = BrokenPage(_groups(placed))
    half_wide = set(document["half_wide"])
    for entry in document["breaks"]:
        BREAKS[entry["kind"]](page, entry)
    for words in document["spaced"]:
        for line in page.groups[page.find(words)[0]]:
            line.spaced = True
    for line in (line for group in page.groups for line in group):
        article = line.source.printed.article
        if article in half_wide and (changed := line.text.translate(HALF_WIDE)) != line.text:
            page.note("half_wide", line.text, changed)
            line.alternatives = _alternatives(line.alternatives, 0, line.text, changed)
            line.text = changed
    return page


def _groups(placed: Iterable[PlacedReading]) -> list[list[BrokenLine]]:
    groups: list[list[BrokenLine]] = []
    before: object = None
    for entry in placed:
        printed = entry.printed
        key = (printed.article, printed.part, printed.column)
        if key != before or not printed.article:
            groups.append([])
        groups[-1].append(
            BrokenLine(entry, entry.reading.text, alternatives=entry.reading.alternatives)
        )
        before = key
    return groups


def _exchange(page: BrokenPage, entry: dict[str, Any]) -> None:
    first, second = page.find(entry["line"])[0], page.find(entry["with"])[0]
    page.note("exchange", page.groups[first][0].text, page.groups[second][0].text)
    page.groups[first], page.groups[second] = page.groups[second], page.groups[first]


def _move(page: BrokenPage, entry: dict[str, Any]) -> None:
    first = page.find(entry["line"])[0]
    last = page.find(entry.get("through", entry["line"]))[0]
    moved = page.groups[first : last + 1]
    del page.groups[first : last + 1]
    target = page.find(entry["before"])[0]
    page.groups[target:target] = moved
    page.note("move", moved[0][0].text, page.groups[target + len(moved)][0].text)


def _stray(page: BrokenPage, entry: dict[str, Any]) -> None:
    group, index = page.find(entry["line"])
    line = page.groups[group].pop(index)
    if not page.groups[group]:
        del page.groups[group]
    group, index = page.find(entry["after"])
    page.note("stray", line.text, page.groups[group][index].text)
    page.groups[group][index].spaced = line.spaced = True
    page.groups[group].insert(index + 1, line)


def _lose(page: BrokenPage, entry: dict[str, Any]) -> None:
    group, index = page.find(entry["line"])
    if index:
        page.groups[group][index - 1].spaced = True
    page.note("lose", page.groups[group].pop(index).text)
    if not page.groups[group]:
        del page.groups[group]


def _read_as(page: BrokenPage, entry: dict[str, Any]) -> None:
    group, index = page.find(entry["line"])
    line = page.groups[group][index]
    before = line.text
    if len(re.findall(re.escape(entry["was"]), before)) != 1:
        raise ValueError(f"{entry['was']} is not once in {before}")
    was, read = entry["was"], entry["read"]
    line.text = before.replace(was, read)
    line.alternatives = _alternatives(line.alternatives, before.index(was), was, read)
    page.note("read_as", before, line.text)


def _alternatives(
    known: tuple[Alternative, ...], at: int, was: str, read: str
) -> tuple[Alternative, ...]:
    """Let the engine have doubted what it now reads wrongly, as engines do."""
    if len(was) != len(read):
        longer = len(read) - len(was)
        return tuple(
            dataclasses.replace(a, index=a.index + longer) if a.index >= at else a for a in known
        )
    wrong = {at + n for n, (a, b) in enumerate(zip(was, read, strict=True)) if a != b}
    kept = [a for a in known if a.index not in wrong]
    doubts = [Alternative(n, (was[n - at],), (0.31,)) for n in sorted(wrong)]
    return tuple(sorted([*kept, *doubts], key=lambda a: a.index))


def _run_on(page: BrokenPage, entry: dict[str, Any]) -> None:
    """Let a group run into the next one; ``lines`` limits how many lines of that one."""
    group = page.find(entry["line"])[0]
    following = page.groups[group + 1]
    count = entry.get("lines", len(following))
    page.note("run_on", page.groups[group][-1].text, following[0].text)
    page.groups[group][-1].spaced = True
    page.groups[group] += following[:count]
    page.groups[group + 1 : group + 2] = [following[count:]] if following[count:] else []


def _overlook(page: BrokenPage, entry: dict[str, Any]) -> None:
    group = page.groups[page.find(entry["line"])[0]]
    group[0].overlooked = True
    page.note("overlook", group[0].text)


def _tear(page: BrokenPage, entry: dict[str, Any]) -> None:
    group, index = page.find(entry["line"])
    lines = page.groups[group]
    page.note("tear", lines[index - 1].text, lines[index].text)
    page.groups[group : group + 1] = [lines[:index], lines[index:]]


BREAKS: dict[str, Callable[[BrokenPage, dict[str, Any]], None]] = {
    "exchange": _exchange,
    "move": _move,
    "stray": _stray,
    "lose": _lose,
    "read_as": _read_as,
    "run_on": _run_on,
    "tear": _tear,
    "overlook": _overlook,
}
