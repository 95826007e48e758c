"""An edition as plain text: a blank line after each passage, two before the next article.

Pages have a headline of their own only if there are several. Missing text is shown as □.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.exporters.runs import marked, printable
from archive.exporters.wording import issue_title, language_of, page_title, wording
from archive.model.passage import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.formats.edition import Edition, EditionPage
    from archive.model.passage import Passage


def write(edition: Edition) -> bytes:
    """Return an edition as UTF-8 text."""
    parts: list[str] = []
    for entry in edition.pages:
        if len(edition.pages) > 1:
            issue = edition.issue(entry.page.issue_id)
            title = f"{issue_title(edition, issue)} {page_title(edition, entry.page)}"
            parts.append(printable(f"【{title}】"))
        parts += _page(edition, entry)
    return ("\n\n\n".join(parts) + "\n").encode()


def _page(edition: Edition, entry: EditionPage) -> Iterator[str]:
    for article in entry.text.articles:
        passages = [_passage(passage) for passage in article.passages]
        yield "\n\n".join(passage for passage in passages if passage)
    loose = [printable(line.text) for line in entry.text.unplaced if line.text.strip()]
    if loose:
        title = wording(language_of(edition, entry.page)).unplaced
        yield "\n".join([f"【{title}】", *loose])


def _passage(passage: Passage) -> str:
    if passage.role is Role.TABLE:
        return "\n".join(printable(line.text) for line in passage.lines)
    return marked(passage)
