"""What a librarian enters, brought into its usual form and checked."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from archive.errors import InvalidRecordError

if TYPE_CHECKING:
    from archive.model.catalogue import Issue, Newspaper
    from archive.model.page import Page

_ISSN: Final = re.compile(r"(?:ISSN)?[\s:]*(\d{4})\s*-?\s*(\d{3}[\dX])", re.IGNORECASE)
_CN: Final = re.compile(
    r"(?:CN)?[\s:]*(\d{2})\s*-?\s*(\d{4})(?:\s*/\s*([A-Z]\w{0,5}))?", re.IGNORECASE
)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_EARLIEST: Final = dt.date(1600, 1, 1)  # the first newspapers appeared in 1605
_AHEAD: Final = dt.timedelta(days=366)  # weeklies are dated ahead


def normal_issn(entered: str) -> str:
    """Return an ISSN as 1234-5679, or an empty string for none.

    Raises:
        InvalidRecordError: If it has another form or its check digit (ISO 3297) is wrong.
    """
    text = _plain(entered)
    if not text:
        return ""
    match = _ISSN.fullmatch(text)
    if match is None:
        raise InvalidRecordError(f"{text} is no ISSN; it has eight digits, such as 0378-5955")
    issn = f"{match[1]}-{match[2].upper()}"
    expected = issn_check_digit(match[1] + match[2][:3])
    if issn[-1] != expected:
        raise InvalidRecordError(
            f"{issn} is no ISSN: the last digit would be {expected}; look for a slip in the others"
        )
    return issn


def issn_check_digit(digits: str) -> str:
    """Return the check digit for the first seven digits of an ISSN: weights 8 to 2, modulo 11."""
    rest = sum(weight * int(d) for weight, d in zip(range(8, 1, -1), digits, strict=True)) % 11
    return "0" if rest == 0 else "X" if rest == 1 else str(11 - rest)


def normal_cn_number(entered: str) -> str:
    """Return a CN number (国内统一刊号) as CN 43-0001, or an empty string for none.

    Raises:
        InvalidRecordError: If it has another form.
    """
    text = _plain(entered)
    if not text:
        return ""
    match = _CN.fullmatch(text)
    if match is None:
        raise InvalidRecordError(
            f"{text} is no CN number; it has two digits for the region and four, such as CN 43-0001"
        )
    subject = f"/{match[3].upper()}" if match[3] else ""
    return f"CN {match[1]}-{match[2]}{subject}"


def checked_newspaper(newspaper: Newspaper) -> Newspaper:
    """Return a newspaper's record in its usual form.

    Raises:
        InvalidRecordError: If a field cannot be right.
    """
    name = _one_line(newspaper.name)
    if not name:
        raise InvalidRecordError("the newspaper has no name; enter one")
    language = _plain(newspaper.language)
    if not _LANGUAGE.fullmatch(language):
        raise InvalidRecordError(
            f"{language or 'nothing'} is no language; enter a code such as zh-Hans, zh-Hant, de, en"
        )
    return replace(
        newspaper,
        name=name,
        language=language,
        issn=normal_issn(newspaper.issn),
        cn_number=normal_cn_number(newspaper.cn_number),
        place=_one_line(newspaper.place),
        publisher=_one_line(newspaper.publisher),
    )


def checked_issue(issue: Issue) -> Issue:
    """Return an issue's record in its usual form.

    Raises:
        InvalidRecordError: If its date cannot be right.
    """
    latest = dt.datetime.now(dt.UTC).date() + _AHEAD
    if issue.date is not None and not _EARLIEST <= issue.date <= latest:
        raise InvalidRecordError(
            f"no newspaper appeared on {issue.date.isoformat()}; "
            f"enter a date from {_EARLIEST.year} to today"
        )
    return replace(issue, number=_one_line(issue.number), edition=_one_line(issue.edition))


def checked_page(page: Page) -> Page:
    """Return a page's record in its usual form.

    Raises:
        InvalidRecordError: If its number cannot be right.
    """
    if page.order < 1:
        raise InvalidRecordError(f"{page.order} is no page number; pages are counted from 1")
    return replace(page, label=_one_line(page.label), section=_one_line(page.section))


def date_of(entered: str) -> dt.date | None:
    """Return the date that a person entered as 2021-12-15, 2021/12/15 or 2021年12月15日.

    Raises:
        InvalidRecordError: If it is no date.
    """
    text = _plain(entered)
    if not text:
        return None
    match = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", text)
    try:
        return dt.date(*(int(part) for part in match.groups())) if match else _no_date(text)
    except ValueError:
        return _no_date(text)


def _no_date(text: str) -> dt.date:
    raise InvalidRecordError(f"{text} is no date; enter one as 2021-12-15")


def _plain(entered: str) -> str:
    """Return what was typed with full-width characters and dashes made plain."""
    text = unicodedata.normalize("NFKC", entered)
    return " ".join(re.sub("[‐‑‒–—−]", "-", text).split())


def _one_line(entered: str) -> str:
    return " ".join(entered.split())
