"""Two layouts of one page side by side: which lines each has, and what follows what."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.editing.matching import match_lines
from archive.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from archive.model.line import Line, Reading
    from archive.model.page import PageText
    from archive.storage.archive_file import Archive


@dataclass(frozen=True, slots=True)
class OtherFollower:
    """A line after which the layouts go on differently; None stands for the end of the page."""

    line: Line
    here: Line | None
    there: Line | None


@dataclass(frozen=True, slots=True)
class LayoutComparison:
    """How the layout here and another one there differ."""

    in_both: int
    only_here: tuple[Line, ...]
    only_there: tuple[Line, ...]
    followers: int
    """Lines in both after which the layout there goes on with a line that is in both."""
    others: tuple[OtherFollower, ...]
    """Those of them after which the layout here goes on with another line."""
    article_f1: float
    """Agreement on which pairs of lines belong to one article, from 0 to 1."""
    passage_f1: float
    """The same for passages."""

    @property
    def succession(self) -> float:
        """Share of the followers there that are the followers here, too."""
        return 1 - len(self.others) / self.followers if self.followers else 1.0


def compare_layouts(here: PageText, there: PageText) -> LayoutComparison:
    """Compare two layouts of a page; only placed lines count."""
    ours, theirs = list(here.placed_lines()), list(there.placed_lines())
    pairs = _paired(ours, theirs)
    known = {line.id: line for line in ours}
    back = {their_id: known[our_id] for our_id, their_id in pairs.items()}
    order_here = [line for line in ours if line.id in pairs]
    order_there = [back[line.id] for line in theirs if line.id in back]
    after_here = _followers(order_here)
    others = tuple(
        OtherFollower(line, after_here[line.id], follower)
        for line, follower in itertools.pairwise(order_there)
        if after_here[line.id] is not follower
    )
    return LayoutComparison(
        len(order_here),
        tuple(line for line in ours if line.id not in pairs),
        tuple(line for line in theirs if line.id not in back),
        max(0, len(order_there) - 1),
        others,
        _agreement(_groups(here, pairs), _groups(there, back)),
        _agreement(_groups(here, pairs, passages=True), _groups(there, back, passages=True)),
    )


def own_layout(archive: Archive, page_id: str) -> PageText:
    """Return how our own layout arranges what was read on a page; nothing is written.

    Raises:
        ArchiveError: If the page has no lines with boxes, or its scan cannot be read.
    """
    from archive.imaging.opening import open_for_reading
    from archive.layout.arranging import arrange

    page = archive.catalogue.page(page_id)
    readings: list[Reading] = archive.texts.readings(page_id)
    if not any(reading.box for reading in readings):
        label = page.name
        raise ArchiveError(f"page {label} has no lines with boxes; recognise it first")
    image = None
    if page.scan is not None:
        image = open_for_reading(archive.scans.path(page.scan.file), page.scan.frame)
    return arrange(readings, image, language=archive.catalogue.language_of_page(page_id))


def _paired(ours: list[Line], theirs: list[Line]) -> dict[str, str]:
    """Return which line there is which line here: the same reading, or else the same print."""
    by_reading = {(line.reading_id or "", line.start): line.id for line in theirs}
    same = {
        line.id: by_reading[line.reading_id, line.start]
        for line in ours
        if line.reading_id and (line.reading_id, line.start) in by_reading
    }
    if same:
        return same
    matches = match_lines(ours, theirs)
    return {match.known[0].id: match.read[0].id for match in matches if match.known}


def _followers(order: list[Line]) -> dict[str, Line | None]:
    return {line.id: follower for line, follower in zip(order, [*order[1:], None], strict=False)}


def _groups(
    text: PageText, wanted: Mapping[str, object], *, passages: bool = False
) -> dict[str, int]:
    """Return the number of the article or passage of each line, under its name here."""
    return dict(_numbered(text, wanted, passages=passages))


def _numbered(
    text: PageText, wanted: Mapping[str, object], *, passages: bool
) -> Iterator[tuple[str, int]]:
    number = 0
    for article in text.articles:
        number += 1
        for passage in article.passages:
            number += passages
            for line in passage.lines:
                if line.id in wanted:
                    value = wanted[line.id]
                    yield (line.id if isinstance(value, str) else getattr(value, "id", "")), number


def _agreement(here: Mapping[str, int], there: Mapping[str, int]) -> float:
    """Return the F1 of the pairs of lines that stand together."""
    both = Counter((here[name], there[name]) for name in here.keys() & there.keys())
    ours, theirs = Counter(here.values()), Counter(there.values())
    shared = sum(_pairs(count) for count in both.values())
    total = sum(_pairs(count) for count in (*ours.values(), *theirs.values()))
    return 2 * shared / total if total else 1.0


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
