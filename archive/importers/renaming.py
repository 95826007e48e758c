"""New identifiers for pages whose own are taken, the same new one wherever the old one stood."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from archive.formats.edition import EditionPage
from archive.model.identifiers import id_of
from archive.model.page import PageText
from archive.model.passage import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from archive.model.annotation import Annotation
    from archive.model.line import Line


def identifiers(pages: Sequence[EditionPage]) -> Iterator[str]:
    """Yield the identifiers of the pages and of everything on them."""
    for entry in pages:
        yield entry.page.id
        for article in entry.text.articles:
            yield article.id
            yield from (passage.id for passage in article.passages)
        for line in entry.text.lines():
            yield line.id
            if line.reading_id is not None:
                yield line.reading_id
        yield from (annotation.id for annotation in entry.annotations)


def renamed(pages: Sequence[EditionPage], source: str) -> tuple[EditionPage, ...]:
    """Return the pages with new identifiers throughout.

    They come from the old ones and the checksum of the file, so that parts of a story find each
    other if the rest of the file is imported later.
    """
    new = partial(_new_id, source)
    return tuple(
        EditionPage(
            replace(entry.page, id=new(entry.page.id)),
            PageText(
                tuple(_article(article, new) for article in entry.text.articles),
                _lines(entry.text.unplaced, new),
                _lines(entry.text.noise, new),
            ),
            tuple(_annotation(annotation, new) for annotation in entry.annotations),
        )
        for entry in pages
    )


def _new_id(source: str, identifier: str) -> str:
    return id_of(hashlib.sha256(f"{source} {identifier}".encode()).digest())


def _article(article: Article, new: Callable[[str], str]) -> Article:
    return Article(
        tuple(
            replace(passage, lines=_lines(passage.lines, new), id=new(passage.id))
            for passage in article.passages
        ),
        article.tags,
        new(article.story_id) if article.story_id is not None else None,
        new(article.id),
    )


def _lines(lines: Sequence[Line], new: Callable[[str], str]) -> tuple[Line, ...]:
    return tuple(
        replace(
            line,
            id=new(line.id),
            reading_id=new(line.reading_id) if line.reading_id is not None else None,
        )
        for line in lines
    )


def _annotation(annotation: Annotation, new: Callable[[str], str]) -> Annotation:
    def at(identifier: str | None) -> str | None:
        return None if identifier is None else new(identifier)

    return replace(
        annotation,
        id=new(annotation.id),
        page_id=new(annotation.page_id),
        article_id=at(annotation.article_id),
        start_line=at(annotation.start_line),
        end_line=at(annotation.end_line),
    )
