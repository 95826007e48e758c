"""The text of the sample newspaper as written in ``text/page-NN.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class PictureSpec:
    """Which drawing stands where in an article's frame; columns count from 1, height in pixels."""

    drawing: str
    height: int
    first_column: int
    last_column: int
    place: str
    """``top`` (over the headline), ``below_head`` or ``bottom``."""


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """One article and the frame it is set in (columns from 1, top and bottom in pixels)."""

    id: str
    story: str
    tags: tuple[str, ...]
    first_column: int
    last_column: int
    top: int
    bottom: int
    boxed: bool
    headline_px: int
    kicker: str
    headline: tuple[str, ...]
    subtitle: str
    byline: str
    paragraphs: tuple[tuple[str, str], ...]
    """Pairs of role (``paragraph``, ``subhead`` or ``continuation``) and text."""
    sign_off: str
    signature: tuple[str, ...]
    continued_from: str
    caption: str
    credit: str
    picture: PictureSpec | None


@dataclass(frozen=True, slots=True)
class PageSource:
    """One page: what its head and foot say, and its articles."""

    order: int
    label: str
    section: str
    date: str
    lunar: str
    imprint: str
    weather: str
    editors: str
    banner: str
    banner_top: int
    articles: tuple[ArticleSource, ...]


def load_page(path: Path) -> PageSource:
    """Read one page of the newspaper.

    Raises:
        KeyError: If something that every page or article must have is missing.
    """
    with path.open("rb") as stream:
        document = tomllib.load(stream)
    head = document["page"]
    return PageSource(
        order=head["order"],
        label=head["label"],
        section=head["section"],
        date=head["date"],
        lunar=head.get("lunar", ""),
        imprint=head["imprint"],
        weather=head.get("weather", ""),
        editors=head.get("editors", ""),
        banner=head.get("banner", ""),
        banner_top=head.get("banner_top", 0),
        articles=tuple(_article(entry) for entry in document["articles"]),
    )


def _article(entry: dict[str, Any]) -> ArticleSource:
    first, last, top, bottom = entry["frame"]
    return ArticleSource(
        id=entry["id"],
        story=entry.get("story", ""),
        tags=tuple(entry.get("tags", ())),
        first_column=first,
        last_column=last,
        top=top,
        bottom=bottom,
        boxed=entry.get("boxed", False),
        headline_px=entry["headline_px"],
        kicker=entry.get("kicker", ""),
        headline=tuple(entry["headline"]),
        subtitle=entry.get("subtitle", ""),
        byline=entry.get("byline", ""),
        paragraphs=tuple(_paragraph(text) for text in entry["body"].strip().split("\n\n")),
        sign_off=entry.get("sign_off", ""),
        signature=tuple(entry.get("signature", ())),
        continued_from=entry.get("continued_from", ""),
        caption=entry.get("caption", ""),
        credit=entry.get("credit", ""),
        picture=_picture(entry["picture"]) if "picture" in entry else None,
    )


def _paragraph(text: str) -> tuple[str, str]:
    if text.startswith("## "):
        return "subhead", text.removeprefix("## ")
    if text.startswith("（下转"):
        return "continuation", text
    return "paragraph", text


def _picture(entry: dict[str, Any]) -> PictureSpec:
    first, last = entry["columns"]
    return PictureSpec(entry["drawing"], entry["height"], first, last, entry["place"])
