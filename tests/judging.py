"""Tells right proposals from wrong ones on a page whose truth is known."""

import itertools

from archive.formats.plain_text import read_plain_text
from archive.model.line import Seam
from archive.model.operations import (
    Continue,
    MarkGap,
    MarkGapBefore,
    MoveSpan,
    ReplaceInText,
    SetAside,
    SetRole,
    SplitLine,
    StartArticle,
    StartPassage,
)

LENIENT = {"banner": {"banner", "kicker", "headline"}, "kicker": {"kicker", "headline"}}


class Judge:
    """Knows the truth of a broken page and the lines that were read from it."""

    def __init__(self, broken):
        self.broken = broken
        self.text = read_plain_text(broken.text)
        lines = list(self.text.lines())
        assert [line.text for line in lines] == [piece.raw for piece in broken.pieces]
        self.pieces = {line.id: piece for line, piece in zip(lines, broken.pieces, strict=True)}
        order = sorted(
            (i for i, p in enumerate(broken.pieces) if not p.noise),
            key=lambda i: (broken.pieces[i].passage, broken.pieces[i].start),
        )
        ids = [line.id for line in lines]
        self.next = {ids[a]: ids[b] for a, b in itertools.pairwise(order)}

    def is_right(self, proposal):
        """Tell whether every operation of a proposal brings the page nearer to its truth.

        A span is also in its place where its end meets, rightly, what goes on from it there.
        """
        met = {o.line for o in proposal.operations if isinstance(o, Continue) and self._fits(o)}
        return all(
            self._fits(operation) or (isinstance(operation, MoveSpan) and operation.last in met)
            for operation in proposal.operations
        )

    def _fits(self, operation):
        return getattr(self, f"_{operation.name}")(operation)

    def _continue(self, o: Continue):
        a, b = self.pieces[o.line], self.pieces[o.next_line]
        if a.noise or b.noise or a.passage != b.passage or self.next.get(o.line) != o.next_line:
            return False
        if o.seam is Seam.GAP:
            return a.end < b.start and (a.passage, a.end) in self.broken.lost
        clean = self.broken.passages[a.passage].text
        between = clean[a.end : b.start] if b.start >= a.end else None
        return between == {Seam.JOIN: "", Seam.SPACE: " "}.get(o.seam)

    def _start_passage(self, o: StartPassage):
        piece = self.pieces[o.line]
        return piece.start == 0 and not piece.noise

    def _mark_gap(self, o: MarkGap):
        piece = self.pieces[o.line]
        return (piece.passage, piece.end) in self.broken.lost

    def _mark_gap_before(self, o: MarkGapBefore):
        piece = self.pieces[o.line]
        return piece.start > 0 and (piece.passage, piece.start) in self.broken.lost

    def _set_role(self, o: SetRole):
        role = self.broken.passages[self.pieces[o.line].passage].role
        return o.role in LENIENT.get(role, {role})

    def _start_article(self, o: StartArticle):
        piece = self.pieces[o.line]
        first = self.broken.articles.index(self.broken.articles[piece.passage])
        return piece.start == 0 and piece.passage == first

    def _move_span(self, o: MoveSpan):
        return self.next.get(o.after) == o.first if o.after else self.next.get(o.last) == o.before

    def _set_aside(self, o: SetAside):
        return all(self.pieces[line].noise for line in o.lines)

    def _split_line(self, _: SplitLine):
        return False

    def _replace(self, o: ReplaceInText):
        piece = self.pieces[o.line]
        places = [m for m in range(len(piece.raw)) if piece.raw.startswith(o.old, m)]
        at = min(places, key=lambda place: abs(place - o.start))
        clean = "".join(piece.truth[at : at + len(o.old)])
        return not piece.noise and clean.rstrip() == o.new.rstrip()
