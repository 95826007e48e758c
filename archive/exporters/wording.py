"""The few words that an exported edition says itself, in the language of its newspaper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt

    from archive.formats.edition import Edition
    from archive.model.catalogue import Issue
    from archive.model.page import Page

GAP_MARK: Final = "□"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of one language."""

    page: str
    """With ``{}`` for the number of a page without a label."""
    number: str
    """With ``{}`` for the number of an issue."""
    contents: str
    gap: str
    supplied: str
    tags: str
    unplaced: str


_HANS: Final = Wording("第{}版", "第{}期", "目录", "此处缺文", "补文", "标签", "未归位的行")
_HANT: Final = Wording("第{}版", "第{}期", "目錄", "此處缺文", "補文", "標籤", "未歸位的行")
_WORDINGS: Final = {
    "zh": _HANS,
    "zh-hant": _HANT,
    "zh-tw": _HANT,
    "zh-hk": _HANT,
    "de": Wording(
        "Seite {}",
        "Nr. {}",
        "Inhalt",
        "hier fehlt Text",
        "ergänzter Text",
        "Schlagwörter",
        "Nicht zugeordnete Zeilen",
    ),
}
_ENGLISH: Final = Wording(
    "Page {}",
    "No. {}",
    "Contents",
    "text is missing here",
    "supplied text",
    "Tags",
    "Unplaced lines",
)


def wording(language: str) -> Wording:
    """Return the words for a language (BCP 47); English if there are none for it."""
    subtags = language.lower().split("-")
    for length in range(len(subtags), 0, -1):
        if found := _WORDINGS.get("-".join(subtags[:length])):
            return found
    return _ENGLISH


def day(date: dt.date, language: str) -> str:
    """Return a date as people write it."""
    if language.lower().startswith("zh"):
        return f"{date.year}年{date.month}月{date.day}日"
    if language.lower().startswith("de"):
        return f"{date.day}.{date.month}.{date.year}"
    return date.isoformat()


def language_of(edition: Edition, page: Page) -> str:
    """Return the language of a page's newspaper."""
    return edition.newspaper(edition.issue(page.issue_id).newspaper_id).language


def issue_title(edition: Edition, issue: Issue) -> str:
    """Return the newspaper's name, the date and what else is known of an issue."""
    newspaper = edition.newspaper(issue.newspaper_id)
    date = day(issue.date, newspaper.language) if issue.date else ""
    number = issue.number
    if number.isdecimal():
        number = wording(newspaper.language).number.format(number)
    return " ".join(filter(None, (newspaper.name, date, number, issue.edition)))


def page_title(edition: Edition, page: Page) -> str:
    """Return the printed label of a page, or its number in words, and its section."""
    words = wording(language_of(edition, page))
    label = page.label
    if not label or label.isdecimal():
        label = words.page.format(label or page.order)
    return f"{label} {page.section}".strip()
