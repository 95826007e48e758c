"""An edition as Markdown (CommonMark); whatever the text holds, it stays text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from archive.exporters.runs import marked, printable
from archive.exporters.wording import issue_title, language_of, page_title, wording
from archive.model.passage import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.formats.edition import Edition, EditionPage
    from archive.model.passage import Article, Passage

# emphasis, code, links, HTML, entities, headings, tables and strike-through, wherever they stand
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>&#|~$^])")
# what makes a list or a rule only at the beginning of a line
_LEADING: Final = re.compile(r"^([-+=:])")
_NUMBERED: Final = re.compile(r"^(\d{1,9})([.)])")
_FRAMES: Final = {
    Role.BANNER: "### {}",
    Role.KICKER: "**{}**",
    Role.HEADLINE: "### {}",
    Role.SUBTITLE: "**{}**",
    Role.SUBHEAD: "#### {}",
    Role.BYLINE: "*{}*",
    Role.DATELINE: "*{}*",
    Role.CAPTION: "*{}*",
    Role.CREDIT: "*{}*",
    Role.CONTINUATION: "*{}*",
    Role.LIST: "- {}",
}


def write(edition: Edition) -> bytes:
    """Return an edition as UTF-8 Markdown."""
    parts: list[str] = []
    issue_id = None
    for entry in edition.pages:
        if entry.page.issue_id != issue_id:
            issue_id = entry.page.issue_id
            parts.append(f"# {escape(issue_title(edition, edition.issue(issue_id)))}")
        parts.append(f"## {escape(page_title(edition, entry.page))}")
        parts += _page(edition, entry)
    return ("\n\n".join(parts) + "\n").encode()


def escape(text: str) -> str:
    """Return text of one line in which Markdown sees nothing but text."""
    text = printable(text).strip()
    text = _SPECIAL.sub(r"\\\1", text)
    text = _LEADING.sub(r"\\\1", text)
    return _NUMBERED.sub(r"\1\\\2", text)


def _page(edition: Edition, entry: EditionPage) -> Iterator[str]:
    words = wording(language_of(edition, entry.page))
    for number, article in enumerate(entry.text.articles):
        if number:
            yield "* * *"
        yield from _article(article, words.tags)
    loose = [escape(line.text) for line in entry.text.unplaced if line.text.strip()]
    if loose:
        yield f"### {escape(words.unplaced)}"
        yield "\n".join(f"- {line}" for line in loose)


def _article(article: Article, tags_title: str) -> Iterator[str]:
    for passage in article.passages:
        text = _passage(passage)
        if text:
            yield text
    if article.tags:
        yield f"*{escape(tags_title)}: {escape(', '.join(article.tags))}*"


def _passage(passage: Passage) -> str:
    if passage.role is Role.TABLE:
        rows = [escape(line.text) for line in passage.lines if line.text.strip()]
        return "\\\n".join(rows)  # a backslash before a line break keeps the break
    text = escape(marked(passage))
    return _FRAMES.get(passage.role, "{}").format(text) if text else ""
