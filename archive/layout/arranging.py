"""Arranging a page: from the lines an engine read to articles of passages in reading order."""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from archive.layout.borders import find_borders
from archive.layout.display_frames import is_display
from archive.layout.double_pages import shown_alone, two_pages
from archive.layout.fences import Fences, find_fences
from archive.layout.graphics import Area, Graphics, find_graphics, level_ink
from archive.layout.headings import find_headings
from archive.layout.initials import with_initials
from archive.layout.margin_lines import along_margin
from archive.layout.names import looks_like_folio
from archive.layout.page_head import page_head
from archive.layout.passages import article_passages
from archive.layout.pieces import Piece, View, measure, usual_size, without_blots
from archive.layout.regions import Cutter, RoughArticle
from archive.layout.row_parts import with_whole_rows
from archive.layout.skew import find_skew
from archive.layout.tiers import TierReader
from archive.layout.upright_titles import upright_titles
from archive.model.line import Line
from archive.model.page import PageText
from archive.model.passage import Article, Passage, Role
from archive.model.script import han_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from archive.layout.white_space import Atom
    from archive.model.line import Reading


_DAY = re.compile("年.{1,4}月.{1,4}日")
_FINE = 2.4
"""How much finer than for pictures a page is looked at for rules beside text."""
_ORNAMENT, _SURE = 0.6, 0.9
"""Letters and signs, and one sign again and again, read with less confidence are no text."""
_FEW = 3


def arrange(readings: Sequence[Reading], image: Image | None = None, *, language: str) -> PageText:
    """Return a page's text in articles, from lines in any order.

    ``image`` is the upright page (grey or RGB); without it frames and pictures are not seen.
    ``language`` is the newspaper's (BCP 47). Readings without a box or text are left unplaced.
    Of two level pages side by side the left one is read before the right one.
    """
    view = view_of(readings)
    pieces = measure(readings, view)
    if view.vertical:
        pieces = [piece for piece in pieces if not _is_ornament(piece)]
    if not pieces:
        return PageText(unplaced=tuple(Line.of(reading) for reading in readings))
    pages = two_pages(readings, pieces, view)
    if pages is not None:
        return _side_by_side(*pages, image, language)
    usual = usual_size(pieces)
    if not view.vertical:
        beside = along_margin(pieces, usual)
        pieces = [piece for piece in pieces if piece not in beside]
    leading = usual_leading(pieces, usual)
    if view.vertical:
        pieces = with_whole_rows(pieces, usual, leading, vertical=True)
    else:
        whole = with_whole_rows(with_initials(pieces, usual), usual, leading)
        pieces = without_blots(whole)
    graphics = Graphics()
    if image is not None:
        graphics = find_graphics(level_ink(image, view, usual), pieces, usual)
    fences = None
    if view.vertical:
        fences = _fences(image, view, pieces, usual) if image is not None else Fences()
        folio, rest = _take_head(pieces, usual)
    else:
        folio = page_head(pieces, usual, graphics.rules)
        rest = [piece for piece in pieces if piece not in folio]
    articles = [
        Article(tuple(passages))
        for rough in _rough_articles(rest, graphics, usual, leading, fences)
        if (passages := article_passages(rough, graphics.pictures, usual, leading))
    ]
    if folio:
        lines = tuple(Line.of(reading) for piece in folio for reading in piece.readings)
        articles.insert(0, Article((Passage(Role.FOLIO, lines),)))
    placed = {line.reading_id for a in articles for p in a.passages for line in p.lines}
    left = tuple(Line.of(reading) for reading in readings if reading.id not in placed)
    return PageText(tuple(articles), unplaced=left)


def _side_by_side(
    left: Sequence[Reading],
    right: Sequence[Reading],
    gutter: float,
    image: Image | None,
    language: str,
) -> PageText:
    """Arrange two pages on one scan, each as if it were alone."""
    texts = [
        arrange(
            readings,
            image and shown_alone(image, gutter, left=readings is left),
            language=language,
        )
        for readings in (left, right)
    ]
    return PageText(
        tuple(article for text in texts for article in text.articles),
        tuple(line for text in texts for line in text.unplaced),
        tuple(line for text in texts for line in text.noise),
    )


def _rough_articles(
    pieces: Sequence[Piece],
    graphics: Graphics,
    usual: float,
    leading: float,
    fences: Fences | None,
) -> list[RoughArticle]:
    """Cut the page outside of frames, then what each frame holds, innermost first."""
    framed: dict[Area | None, list[Piece]] = {None: []}
    for piece in pieces:
        around = [
            frame
            for frame in graphics.frames
            if frame.holds(piece)
            or (fences is None and _hangs_out(piece, frame, graphics.pictures, usual))
        ]
        home = min(around, key=lambda frame: frame.size, default=None)
        framed.setdefault(home, []).append(piece)
    result = _cut(framed.pop(None), graphics.rules, usual, leading, fences)
    for frame, inside in sorted(framed.items(), key=lambda pair: -pair[0].size if pair[0] else 0):
        if frame is not None:
            at = _place_of(frame, result, usual)
            if fences is not None and is_display(inside, usual):
                result.insert(at, RoughArticle(columns=[inside], frame=frame))
            else:
                rules = [
                    r
                    for r in graphics.rules
                    if frame.top < r.top - usual < frame.bottom - 2 * usual
                ]
                found = _cut(inside, rules, usual, leading, fences)
                result[at:at] = found if fences is not None else _with_headings(found)
    return result


def _with_headings(framed: Sequence[RoughArticle]) -> list[RoughArticle]:
    """Return the articles of a frame, what has no heading in one with that before it.

    So the rows of a table, which rules part, are one article.
    """
    headed = [article for article in framed if article.heading is not None]
    result: list[RoughArticle] = []
    for article in framed:
        home = result[-1] if result else None
        # the only heading of all may stand below the first of them
        if home is not None and (
            article.heading is None or (home.heading is None and len(headed) == 1)
        ):
            home.heading = home.heading or article.heading
            home.columns += article.columns
            home.strays += article.strays
        else:
            result.append(article)
    return result


def _hangs_out(piece: Piece, frame: Area, pictures: Sequence[Area], usual: float) -> bool:
    """Tell whether a line under a picture in a frame lies on the frame's lower side, or below it.

    Below it only if the picture reaches down to that side, or hangs out itself by less than half.
    """
    if piece.top < frame.bottom - piece.height:
        return False
    return any(
        frame.top < picture.top
        and picture.top + picture.bottom < 2 * frame.bottom
        and abs(piece.top - picture.bottom) < usual
        and max(frame.left, picture.left) - usual < piece.centre < picture.right + usual
        and (piece.top < frame.bottom or picture.bottom > frame.bottom - usual / 2)
        for picture in pictures
    )


def _cut(
    pieces: Sequence[Piece],
    rules: Sequence[Area],
    usual: float,
    leading: float,
    fences: Fences | None,
) -> list[RoughArticle]:
    """Return the articles of an area; ``fences`` are None on a page that is not vertical."""
    if not pieces:
        return []
    if fences is not None:
        return TierReader(usual, leading, fences).articles(pieces)
    upright = upright_titles(pieces, usual, leading)
    laid = {reading.id for group in upright for p in group.pieces for reading in p.readings}
    pieces = [piece for piece in pieces if piece.reading.id not in laid]
    headings = [*upright, *find_headings(pieces, usual, leading)]
    taken = {id(piece) for group in headings for piece in group.pieces}
    atoms: list[Atom] = [*headings, *(piece for piece in pieces if id(piece) not in taken)]
    return Cutter(usual, leading, rules).articles(atoms)


def _place_of(frame: Area, articles: Sequence[RoughArticle], usual: float) -> int:
    """Return before which article the contents of a frame are read."""
    for number, article in enumerate(articles):
        pieces = article.pieces()
        top, left = min(p.top for p in pieces), min(p.left for p in pieces)
        if top > frame.bottom or (top > frame.top - usual and left > frame.right - usual):
            return number
    return len(articles)


def usual_leading(pieces: Sequence[Piece], usual: float) -> float:
    """Return the white between the lines of a column, in pixels (negative if boxes overlap)."""
    gaps = []
    ordered = sorted(pieces, key=lambda piece: piece.top)
    for number, piece in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.top - piece.bottom > 1.5 * usual:
                break
            if other.middle > piece.bottom and abs(other.left - piece.left) < 2.5 * usual:
                gaps.append(other.top - piece.bottom)
                break
    return median(gaps) if gaps else 0.3 * usual


def view_of(readings: Sequence[Reading]) -> View:
    """Return how the lines of a page are made level and left to right."""
    boxes = [reading.box for reading in readings if reading.box is not None]
    upright = sum(len(reading.text) for reading in readings if reading.vertical)
    vertical = 2 * upright > sum(len(reading.text) for reading in readings)
    width = max((box.right for box in boxes), default=0)
    long = [b for b in boxes if (b.height if vertical else b.width) > 3 * min(b.width, b.height)]
    return View(find_skew(long, vertical=vertical), vertical, float(width))


def _fences(image: Image, view: View, pieces: Sequence[Piece], usual: float) -> Fences:
    ink = level_ink(image, view, usual / _FINE)
    return Fences(find_fences(ink, pieces, usual), find_borders(ink, pieces, usual))


def _is_ornament(piece: Piece) -> bool:
    """Tell whether a line of a Chinese page is what the engine made of a rule's waves or stars."""
    text, confidence = piece.text, piece.reading.confidence
    if confidence is None:
        confidence = 1.0
    if len(text) >= _FEW and not any(character.isalnum() for character in text):
        return True
    if confidence < _ORNAMENT:
        return han_count(text) * _FEW < len(text)
    if confidence >= _SURE or len(text) <= _FEW:
        return False
    alike = max(text.count(character) for character in set(text))
    return alike * 2 > len(text) or (text.isascii() and len(set(text)) * 2 <= len(text))


def _take_head(pieces: list[Piece], usual: float) -> tuple[list[Piece], list[Piece]]:
    """Take the level lines over all else on a vertical page in whose row a date or number is.

    A sheet may show several pages side by side, each with such a row.
    """
    level = [piece for piece in pieces if not piece.reading.vertical]
    upright = [piece for piece in pieces if piece.reading.vertical]
    found: list[Piece] = []
    for piece in level:
        row = [p for p in level if abs(p.centre - piece.centre) < usual]
        top, bottom = min(p.top for p in row), max(p.bottom for p in row)
        is_over = not any(
            p.centre < piece.left and p.top < bottom and top < p.bottom for p in upright
        )
        if is_over and any(looks_like_folio(p.text) or _DAY.search(p.text) for p in row):
            found.append(piece)
    return found, [piece for piece in pieces if piece not in found]
