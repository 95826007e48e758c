"""Remarks of people on areas, text, articles and pages (W3C Web Annotation terms)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.model.identifiers import new_id

if TYPE_CHECKING:
    import datetime as dt

    from archive.model.geometry import Box


@dataclass(frozen=True, slots=True)
class Annotation:
    """A remark (``body``) and its target on one page.

    The target is an area of the scan (``box``), a text range from ``start_offset`` in the text of
    line ``start_line`` to ``end_offset`` in ``end_line``, an article, or else the whole page.
    ``quote`` keeps the text the remark was made on.
    """

    page_id: str
    body: str
    author: str = ""
    created: dt.datetime | None = None
    box: Box | None = None
    article_id: str | None = None
    start_line: str | None = None
    start_offset: int = 0
    end_line: str | None = None
    end_offset: int = 0
    quote: str = ""
    id: str = field(default_factory=new_id)
