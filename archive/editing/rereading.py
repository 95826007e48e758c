"""A new reading of a page that a person has worked on, as proposals.

Nothing here changes a page. Lines whose text a person has settled are left alone, and a correction
is not proposed to be taken back only because the engine still misreads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive.editing.line_additions import additions, loose_additions
from archive.editing.line_corrections import corrections
from archive.editing.matching import match_lines

if TYPE_CHECKING:
    from archive.model.geometry import Box
    from archive.model.page import PageText
    from archive.model.proposal import Proposal

_INSIDE: Final = 0.8
"""Share of a line that must lie in an area for the whole line to have been read there."""


def reading_proposals(
    text: PageText, read: PageText, *, within: Box | None = None
) -> list[Proposal]:
    """Return how a page would follow a new, arranged reading of it, or of the area ``within``.

    Of lines that only reach into the area a piece was read: they are left as they are.
    """
    known = list(text.lines())
    matches = match_lines(known, list(read.lines()))
    cut = {line.id for line in known if within and line.box and not _lies_in(line.box, within)}
    found = [
        proposal
        for match in matches
        if match.known
        for proposal in corrections(match)
        if not cut.intersection(proposal.lines)
    ]
    by_read = {line.id: match for match in matches for line in match.read}
    for passage in read.passages():
        found += additions(text, passage, by_read)
    loose = [line for line in read.unplaced if not by_read[line.id].known and line.box]
    return [*found, *loose_additions(text, loose)]


def _lies_in(box: Box, area: Box) -> bool:
    return box.common_area(area) >= _INSIDE * max(1, box.area)
