"""The passages that typing touched, with one more on either side. Knows no Qt.

A page may have thousands of lines, a key changes one: everything else need not be looked at.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archive.model.page import PageText
from desktop_app.reading.text_changes import agreeing
from desktop_app.reading.text_map import PieceKind, TextMap

if TYPE_CHECKING:
    from desktop_app.reading.text_map import Piece


def changed_part(
    page: PageText, stored: TextMap, typed: TextMap
) -> tuple[PageText, TextMap] | None:
    """Return the part of a page that reads differently as typed; None if nothing does."""
    if stored.pieces == typed.pieces and stored.text == typed.text:
        return None
    most = min(len(stored.text), len(typed.text))
    same_head = agreeing(most, lambda n: stored.text[:n] == typed.text[:n])
    same_tail = agreeing(most, lambda n: not n or stored.text[-n:] == typed.text[-n:])
    head = _head(stored, typed, same_head)
    tail = _tail(stored, typed, same_tail)
    if head + tail > min(len(stored.pieces), len(typed.pieces)):
        tail = 0
    skipped = _breaks(stored.pieces[:head])
    left = _breaks(stored.pieces[len(stored.pieces) - tail - 1 :]) if tail else 0
    end = len(typed.pieces) - tail - 1 if tail else len(typed.pieces)
    starts = [*typed.starts, len(typed.text)]
    part = TextMap(typed.pieces[head:end], typed.text[starts[head] : starts[end]])
    return _passages(page, skipped, left), part


def _head(stored: TextMap, typed: TextMap, same: int) -> int:
    """Number of leading pieces to leave out: whole passages, all but one of the unchanged ones."""
    most = min(len(stored.pieces), len(typed.pieces))
    count = agreeing(most, lambda n: stored.pieces[:n] == typed.pieces[:n])
    while count and stored.starts[count - 1] + stored.pieces[count - 1].length > same:
        count -= 1
    borders = 0
    while count:
        if stored.pieces[count - 1].kind is PieceKind.BREAK:
            borders += 1
            if borders == 2:
                return count
        count -= 1
    return 0


def _tail(stored: TextMap, typed: TextMap, same: int) -> int:
    """Number of trailing pieces to leave out: whole passages, all but one of the unchanged."""
    most = min(len(stored.pieces), len(typed.pieces))
    count = agreeing(most, lambda n: not n or stored.pieces[-n:] == typed.pieces[-n:])
    limit = len(stored.text) - same
    while count and stored.starts[-count] < limit:
        count -= 1
    borders = 0
    while count:
        if stored.pieces[-count].kind is PieceKind.BREAK:
            borders += 1
            if borders == 2:
                return count - 1
        count -= 1
    return 0


def _breaks(pieces: list[Piece]) -> int:
    return sum(piece.kind is PieceKind.BREAK for piece in pieces)


def _passages(page: PageText, skipped: int, left: int) -> PageText:
    """Return a page without its first and last passages."""
    total = sum(len(article.passages) for article in page.articles)
    articles, at = [], 0
    for article in page.articles:
        first, last = max(0, skipped - at), min(len(article.passages), total - left - at)
        at += len(article.passages)
        if first < last:
            articles.append(replace(article, passages=article.passages[first:last]))
    return PageText(tuple(articles))
