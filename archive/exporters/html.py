"""An edition as one HTML file that needs nothing else: for reading, printing and keeping.

The tree is built of elements and written by ElementTree, so no text can become markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from archive.exporters.runs import printable, runs
from archive.exporters.style_sheet import STYLE_SHEET
from archive.exporters.wording import (
    GAP_MARK,
    Wording,
    issue_title,
    language_of,
    page_title,
    wording,
)
from archive.model.passage import Role

if TYPE_CHECKING:
    from archive.formats.edition import Edition, EditionPage
    from archive.model.passage import Article, Passage

_TAGS: Final = {Role.BANNER: "h3", Role.HEADLINE: "h3", Role.SUBHEAD: "h4"}
_ON_LINES_OF_THEIR_OWN: Final = frozenset(
    (
        *("head", "meta", "title", "style", "body", "nav", "main", "section", "article", "aside"),
        *("footer", "h1", "h2", "h3", "h4", "p", "pre", "ul", "li"),
    )
)
_CONTENTS_FROM = 4  # articles; fewer are found without a list


def write(edition: Edition) -> bytes:
    """Return an edition as a UTF-8 HTML file."""
    issue = edition.issues[0]
    language = edition.newspaper(issue.newspaper_id).language
    root = Element("html", lang=language)
    _head(root, printable(issue_title(edition, issue)))
    body = SubElement(root, "body")
    contents = SubElement(body, "nav")
    main = SubElement(body, "main")
    issue_id = None
    for number, entry in enumerate(edition.pages, start=1):
        if entry.page.issue_id != issue_id:
            issue_id = entry.page.issue_id
            title = SubElement(main, "h1", lang=language_of(edition, entry.page))
            title.text = printable(issue_title(edition, edition.issue(issue_id)))
        _page(main, edition, entry, number)
    _contents(body, contents, edition, wording(language))
    for element in root.iter():
        if element.tag in _ON_LINES_OF_THEIR_OWN:
            element.tail = "\n"
    page: bytes = tostring(root, encoding="utf-8", method="html")
    return b"<!DOCTYPE html>\n" + page + b"\n"


def _head(root: Element, title: str) -> None:
    head = SubElement(root, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    # nothing in the file loads or runs anything, and a browser is told so
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    SubElement(head, "meta", name="generator", content="Jiaokan")
    SubElement(head, "title").text = title
    SubElement(head, "style").text = STYLE_SHEET


def _page(main: Element, edition: Edition, entry: EditionPage, number: int) -> None:
    language = language_of(edition, entry.page)
    words = wording(language)
    section = SubElement(main, "section", {"class": "page", "lang": language, "id": f"p{number}"})
    SubElement(section, "h2").text = printable(page_title(edition, entry.page))
    for place, article in enumerate(entry.text.articles, start=1):
        element = SubElement(section, "article", {"id": f"p{number}a{place}"})
        element.set("data-id", printable(article.id))
        _article(element, article, words)
    loose = [line.text for line in entry.text.unplaced if line.text.strip()]
    if loose:
        aside = SubElement(section, "aside", {"class": "unplaced"})
        SubElement(aside, "h3").text = words.unplaced
        rows = SubElement(aside, "ul")
        for text in loose:
            SubElement(rows, "li").text = printable(text)


def _article(element: Element, article: Article, words: Wording) -> None:
    for passage in article.passages:
        _passage(element, passage, words)
    if article.tags:
        footer = SubElement(element, "footer")
        SubElement(footer, "span").text = f"{words.tags} "
        tags = SubElement(footer, "ul")
        for tag in article.tags:
            SubElement(tags, "li").text = printable(tag)


def _passage(parent: Element, passage: Passage, words: Wording) -> None:
    tag = _TAGS.get(passage.role, "p")
    if passage.role is Role.TABLE:
        element = SubElement(parent, "pre", {"class": str(passage.role)})
        element.text = "\n".join(printable(line.text) for line in passage.lines)
        return
    element = SubElement(parent, tag, {"class": str(passage.role)})
    last: Element | None = None
    for run in runs(passage):
        if run.is_gap:
            last = SubElement(element, "span", {"class": "gap", "title": words.gap, "role": "img"})
            last.set("aria-label", words.gap)
            last.text = GAP_MARK
        elif run.is_supplied:
            last = SubElement(element, "span", {"class": "supplied", "title": words.supplied})
            last.text = run.text
        elif last is None:
            element.text = (element.text or "") + run.text
        else:
            last.tail = (last.tail or "") + run.text


def _contents(body: Element, contents: Element, edition: Edition, words: Wording) -> None:
    """Fill the list of contents, or take it away if there is little to list."""
    if sum(len(entry.text.articles) for entry in edition.pages) < _CONTENTS_FROM:
        body.remove(contents)
        return
    SubElement(contents, "h2").text = words.contents
    for number, entry in enumerate(edition.pages, start=1):
        title = SubElement(contents, "p")
        SubElement(title, "a", href=f"#p{number}").text = printable(page_title(edition, entry.page))
        rows = SubElement(contents, "ul")
        for place, article in enumerate(entry.text.articles, start=1):
            row = SubElement(rows, "li")
            link = SubElement(row, "a", href=f"#p{number}a{place}")
            link.text = printable(article.title) or GAP_MARK
