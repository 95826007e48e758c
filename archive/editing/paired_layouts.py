"""Another layout of a page told in the lines of the page itself, so that the two can be compared."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.editing.matching import match_lines
from archive.model.page import PageText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from archive.model.line import Line
    from archive.model.passage import Passage


@dataclass(frozen=True, slots=True)
class PairedLayouts:
    """A page as it is, and another layout of it that is made of the same lines.

    A line of the other layout that the page does not have is in ``there`` only. Noise of the page is
    not compared. Lines have the text of the page and the seams of their layout.
    """

    here: PageText
    there: PageText


def pair_layouts(here: PageText, there: PageText) -> PairedLayouts:
    """Tell another layout in the lines of the page: of the same reading, or else the same print."""
    known = _known_lines(here, there)
    matched = {line.reading_id for line in there.lines() if line.id in known}
    noise = {line.id for line in here.noise}
    seen: set[str] = set()

    def told(lines: Iterable[Line]) -> Iterator[Line]:
        for line in lines:
            if line.id not in known and line.reading_id not in matched:
                yield line
            pieces = known.get(line.id, ())
            for mine in pieces:
                if mine.id not in seen and mine.id not in noise:
                    seen.add(mine.id)
                    yield replace(mine, seam=line.seam) if mine is pieces[-1] else mine

    articles = []
    for article in there.articles:
        passages = _not_empty(replace(p, lines=tuple(told(p.lines))) for p in article.passages)
        if passages:
            articles.append(replace(article, passages=passages))
    return PairedLayouts(here, PageText(tuple(articles), tuple(told(there.unplaced))))


def _not_empty(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages if passage.lines)


def _known_lines(here: PageText, there: PageText) -> Mapping[str, Sequence[Line]]:
    """Return the lines of the page that each line of the other layout stands for, in order."""
    by_reading: dict[str, list[Line]] = defaultdict(list)
    for line in here.lines():
        if line.reading_id is not None:
            by_reading[line.reading_id].append(line)
    others = list(there.lines())
    known = _by_reading(by_reading, others)
    taken = {line.id for pieces in known.values() for line in pieces}
    rest = [line for line in others if line.id not in known]
    left = [line for line in here.lines() if line.id not in taken]
    for match in match_lines(left, rest) if rest else ():
        if match.known:
            first, *more = match.read
            known[first.id] = match.known
            known.update((line.id, ()) for line in more)
    return known


def _by_reading(
    by_reading: Mapping[str, Sequence[Line]], others: Sequence[Line]
) -> dict[str, Sequence[Line]]:
    """Each line stands for the pieces of its reading that begin in it."""
    known: dict[str, Sequence[Line]] = {}
    for line in others:
        pieces = by_reading.get(line.reading_id or "", ())
        if pieces:
            end = line.start + max(1, len(line.ocr))
            inside = [piece for piece in pieces if line.start <= piece.start < end]
            known[line.id] = sorted(inside, key=lambda piece: piece.start)
    return known
