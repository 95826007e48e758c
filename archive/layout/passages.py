"""From an article's heading and columns to passages: headline, byline, paragraphs, captions."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from archive.layout.columns import Edges, column_edges
from archive.layout.display_frames import display_parts
from archive.layout.heading_roles import heading_roles
from archive.layout.names import (
    ends_sentence,
    looks_like_byline,
    looks_like_caption,
    looks_like_notice,
    says_who_wrote,
)
from archive.layout.pieces import DISPLAY
from archive.layout.set_in import own_starts
from archive.model.line import Line, Seam
from archive.model.passage import HYPHENS, Passage, Role
from archive.model.script import is_mostly_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archive.layout.graphics import Area
    from archive.layout.pieces import Piece
    from archive.layout.regions import RoughArticle

_INDENT, _LETTER_INDENT = (1.25, 5.0), (0.5, 5.0)
"""Least and most indent of a paragraph's first line, in sizes of type: two characters in Chinese,
less among letters, whose columns have a straighter left edge."""
_INDENTED_ONE_IN = 30
"""In so many lines there is an indented one where paragraphs are told by their indents."""
_SAME_START = 0.6
_BULLETS = tuple("▲△●○◎■□◆◇★☆")
_SHORT = 1.6
_VERY_SHORT = 4.5
_WHITE, _WHITE_AFTER_SENTENCE = 0.4, 0.22
"""White beyond that between lines that parts paragraphs without indents, in sizes of type."""
_ROOMY = 0.4
"""White around a subhead, in sizes of type."""
_LONGEST_DECK = 4
"""Lines of a subtitle in the size of the text, which a byline parts from it."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class _Placed:
    """A line in its column, with the white above and below it."""

    piece: Piece
    edges: Edges
    above: float
    below: float
    first: bool

    def indent(self, usual: float) -> float:
        return (self.piece.left - self.edges.left) / usual

    def short_by(self, usual: float) -> float:
        return (self.edges.right - self.piece.right) / usual


def article_passages(
    rough: RoughArticle, pictures: Sequence[Area], usual: float, leading: float
) -> list[Passage]:
    """Return the passages of an article in reading order.

    Captions come before the text, which must not be torn where a picture stands in a column.
    """
    if rough.frame is not None:
        parts = display_parts(rough.pieces(), rough.frame)
        return [_passage(role, lines, spaced=True) for role, lines in parts]
    roles = heading_roles(rough.heading, usual) if rough.heading else []
    heading = [_passage(role, lines, spaced=True) for role, lines in roles]
    placed = list(_place(rough.columns, usual))
    captions, rest = _take_captions(placed, pictures, usual, leading)
    captions += [[stray] for stray in rough.strays]
    if rough.heading:
        deck, rest = _take_deck(rest)
        heading += deck
    body = _body(rest, usual, leading)
    return [*heading, *(_passage(Role.CAPTION, lines) for lines in captions), *body]


def _place(columns: Sequence[Sequence[Piece]], usual: float) -> Iterable[_Placed]:
    far = 10 * usual
    all_edges = column_edges(columns, usual)
    for place, (column, edges) in enumerate(zip(columns, all_edges, strict=True)):
        starts = own_starts(column, edges, usual, opens=place == 0)
        for number, piece in enumerate(column):
            above = piece.top - column[number - 1].bottom if number else far
            below = column[number + 1].top - piece.bottom if number + 1 < len(column) else far
            own = dataclasses.replace(edges, left=starts[number])
            yield _Placed(piece, own, above, below, first=number == 0)


def _take_captions(
    placed: Sequence[_Placed], pictures: Sequence[Area], usual: float, leading: float
) -> tuple[list[list[Piece]], list[_Placed]]:
    captions: list[list[Piece]] = []
    rest: list[_Placed] = []
    runs_on = False
    for line in placed:
        small = line.piece.size < 0.94 * usual
        if _is_caption(line, pictures, usual, leading):
            captions.append([line.piece])
            runs_on = True
        elif runs_on and small and line.above < leading + usual / 3 and not line.first:
            captions[-1].append(line.piece)
        else:
            runs_on = False
            rest.append(line)
    return captions, rest


def _is_caption(line: _Placed, pictures: Sequence[Area], usual: float, leading: float) -> bool:
    piece = line.piece
    under = any(
        -usual < piece.top - picture.bottom < 1.3 * usual
        and picture.left - usual < piece.centre < picture.right + usual
        for picture in pictures
    )
    if under and piece.size < 0.94 * usual:
        return True
    apart = line.below > leading + 0.4 * usual
    if under and apart and piece.text[:1].isupper() and line.indent(usual) < _LETTER_INDENT[0]:
        return True
    if not looks_like_caption(piece.text):
        return False
    small = line.piece.size < 0.94 * usual
    starts = line.first or line.above > 3 * usual
    return under or (small and (apart or starts)) or (apart and starts)


def _take_deck(placed: Sequence[_Placed]) -> tuple[list[Passage], list[_Placed]]:
    """Take the lines between a headline and the line that says who wrote the article, and that."""
    pieces = [line.piece for line in placed[: _LONGEST_DECK + 1]]
    number = next((n for n, piece in enumerate(pieces) if says_who_wrote(piece.text)), None)
    if number is None:
        return [], list(placed)
    deck = [_passage(Role.SUBTITLE, pieces[:number], spaced=True)] if number else []
    return [*deck, _passage(Role.BYLINE, [pieces[number]])], list(placed[number + 1 :])


def _body(placed: Sequence[_Placed], usual: float, leading: float) -> list[Passage]:
    uses_indents = _uses_indents(placed, usual)
    runs: list[tuple[Role, list[Piece]]] = []
    before: _Placed | None = None
    for number, line in enumerate(placed):
        after = placed[number + 1] if number + 1 < len(placed) else None
        role = _body_role(line, before, after, usual, leading)
        starts = (
            before is None
            or role is not runs[-1][0]
            or (
                role is Role.PARAGRAPH
                and _starts_paragraph(line, before, after, usual, leading, indents=uses_indents)
            )
        )
        if starts:
            runs.append((role, [line.piece]))
        else:
            runs[-1][1].append(line.piece)
        before = line
    return [_passage(role, lines) for role, lines in runs]


def _uses_indents(placed: Sequence[_Placed], usual: float) -> bool:
    """Tell whether an article's paragraphs begin with an indent.

    There may be few of them, but after a paragraph that ends short; if its very first line is set
    in, and not the next (as beside a large initial), the others will be, too.
    """
    if sum(_is_indented(line, usual) for line in placed) * _INDENTED_ONE_IN >= len(placed):
        return True
    after_paragraphs = [
        _is_indented(line, usual)
        for before, line in itertools.pairwise(placed)
        if before.short_by(usual) > _SHORT and ends_sentence(before.piece.text)
    ]
    if 2 * sum(after_paragraphs) > len(after_paragraphs):
        return True
    first = 1 if looks_like_byline(placed[0].piece.text) else 0
    opening = [_is_indented(line, usual) for line in placed[first : first + 2]]
    return opening == [True, False]


def _is_indented(line: _Placed, usual: float) -> bool:
    least, most = _INDENT if is_mostly_han(line.piece.text) else _LETTER_INDENT
    return least <= line.indent(usual) <= most


def _body_role(
    line: _Placed, before: _Placed | None, after: _Placed | None, usual: float, leading: float
) -> Role:
    text = line.piece.text
    if looks_like_notice(text):
        return Role.CONTINUATION
    if before is None and looks_like_byline(text) and line.below > leading + 0.25 * usual:
        return Role.BYLINE
    if line.piece.size > 1.5 * usual or _is_subhead(line, before, after, usual, leading):
        return Role.SUBHEAD
    return Role.PARAGRAPH


def _is_subhead(
    line: _Placed, before: _Placed | None, after: _Placed | None, usual: float, leading: float
) -> bool:
    text = line.piece.text
    if text.rstrip()[-1:] in "。，；：、,;:" or len(text) < 2 or text[0].islower():
        return False
    larger = line.piece.size > DISPLAY * usual
    left, right = line.indent(usual), line.short_by(usual)
    above = line.above if not line.first else leading + 0.3 * usual
    below = line.below if after is not None and not after.first else leading + 0.3 * usual
    white = (above + below - 2 * leading) / usual
    roomy = white > 0.25
    opens = after is None or _is_indented(after, usual)
    closes = before is None or ends_sentence(before.piece.text) or before.short_by(usual) > _SHORT
    # columns are often a little wider than the full-width characters they hold
    centred = left > 0.55 and right > 0.3 and -0.6 < left - right < 1.6
    apart = white > _ROOMY and before is not None and after is not None
    is_set_in = _is_indented(line, usual)
    stands_alone = centred or (
        (apart and not _is_text(line, "。；")) or (is_set_in and not _is_text(line, "。；，"))
    )
    if roomy and opens and closes and stands_alone:
        return True
    strictly = centred and abs(left - right) < max(0.9, 0.15 * (left + right))
    if strictly:
        return opens and ((roomy or larger) if closes else roomy)
    return larger and right > _SHORT and roomy


def _is_text(line: _Placed, marks: str) -> bool:
    """Tell whether a line out of the middle is text; in Chinese subheads there are few marks."""
    text = line.piece.text
    is_level = is_mostly_han(text) and not line.piece.reading.vertical
    return not is_level or any(mark in text for mark in marks)


def _starts_paragraph(
    line: _Placed,
    before: _Placed,
    after: _Placed | None,
    usual: float,
    leading: float,
    *,
    indents: bool,
) -> bool:
    text = before.piece.text
    ends = ends_sentence(text)
    if line.piece.reading.vertical:
        # in old type one mark serves for all pauses
        ends = ends or text.endswith("、")
        if line.piece.text.startswith(_BULLETS):
            return True
    elif ends and line.piece.text.startswith(_BULLETS):
        return True
    if indents:
        if _is_indented(line, usual):
            return not _are_set_in(before, line, usual) and (
                after is None or not _are_set_in(line, after, usual)
            )
        return ends and before.short_by(usual) > _VERY_SHORT and line.indent(usual) > 0.7
    least = _WHITE_AFTER_SENTENCE if ends else _WHITE
    apart = not line.first and line.above > leading + least * usual
    return apart or (before.short_by(usual) > _SHORT and ends)


def _are_set_in(line: _Placed, following: _Placed, usual: float) -> bool:
    """Tell whether two vertical lines of one paragraph begin beside, or under, something else."""
    return (
        line.piece.reading.vertical
        and not following.first
        and abs(line.piece.left - following.piece.left) < _SAME_START * usual
        and line.short_by(usual) < _SHORT
        and not ends_sentence(line.piece.text)
    )


def _passage(role: Role, pieces: Sequence[Piece], *, spaced: bool = False) -> Passage:
    lines = [Line.of(reading) for piece in pieces for reading in piece.readings]
    seams = [_seam(a.text, b.text, spaced=spaced) for a, b in itertools.pairwise(lines)]
    lines = [
        dataclasses.replace(line, seam=seam)
        for line, seam in zip(lines, [*seams, Seam.SPACE], strict=True)
    ]
    return Passage(role, tuple(lines))


def _seam(left: str, right: str, *, spaced: bool) -> Seam:
    """Return how two lines of one passage are joined; ``spaced`` for lines of a headline."""
    if left[-1:] in HYPHENS and right[:1].islower():
        return Seam.HYPHEN
    if spaced:
        return Seam.SPACE
    if is_mostly_han(left[-1:]) or is_mostly_han(right[:1]):
        return Seam.JOIN
    if is_mostly_han(left) or is_mostly_han(right):
        both_words = left[-1:].isascii() and right[:1].isascii()
        both_words = both_words and left[-1:].isalpha() and right[:1].isalpha()
        return Seam.SPACE if both_words else Seam.JOIN
    return Seam.SPACE
