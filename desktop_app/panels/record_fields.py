"""The fields of the catalogue's records: what they are called and what may stand in them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.actions.spec import mark

if TYPE_CHECKING:
    from collections.abc import Callable

ISSN = re.compile(r"\d{4}-\d{3}[\dX]")
CN_NUMBER = re.compile(r"(CN ?)?\d{2}-\d{4}(/[A-Z0-9.]+)?")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LANGUAGES = ("zh-Hans", "zh-Hant", "de", "en")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``fault`` says in English what is wrong with a text, or nothing."""

    name: str
    label: str
    fault: Callable[[str], str]
    hint: str = ""
    choices: tuple[str, ...] = ()


def translated(text: str) -> str:
    """Return a text of this table in the language of the window."""
    return QCoreApplication.translate("Record", text)


def _anything(_text: str) -> str:
    return ""


def _needed(text: str) -> str:
    return "" if text else mark(QT_TRANSLATE_NOOP("Record", "A newspaper needs a name."))


def _issn(text: str) -> str:
    if not text:
        return ""
    if not ISSN.fullmatch(text.upper()):
        return mark(QT_TRANSLATE_NOOP("Record", "An ISSN looks like 1234-5679."))
    digits = text.upper().replace("-", "")
    total = sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), digits, strict=False))
    check = "0123456789X"[-total % 11]
    if digits[-1] != check:
        return mark(QT_TRANSLATE_NOOP("Record", "The last digit of this ISSN does not fit."))
    return ""


def _cn_number(text: str) -> str:
    if not text or CN_NUMBER.fullmatch(text.upper()):
        return ""
    return mark(QT_TRANSLATE_NOOP("Record", "A CN number looks like CN 43-0001."))


def _language(text: str) -> str:
    if LANGUAGE.fullmatch(text):
        return ""
    return mark(QT_TRANSLATE_NOOP("Record", "A language looks like zh-Hans, zh-Hant, de or en."))


def _date(text: str) -> str:
    try:
        if text and dt.date.fromisoformat(text).isoformat() == text:
            return ""
    except ValueError:
        pass
    if not text:
        return ""
    return mark(QT_TRANSLATE_NOOP("Record", "A date looks like 2021-12-15."))


def _order(text: str) -> str:
    if text.isascii() and text.isdecimal() and 0 < int(text) < 10_000:
        return ""
    return mark(QT_TRANSLATE_NOOP("Record", "The place of a page is a number from 1 on."))


NEWSPAPER: tuple[Field, ...] = (
    Field("name", mark(QT_TRANSLATE_NOOP("Record", "Name")), _needed),
    Field("issn", mark(QT_TRANSLATE_NOOP("Record", "ISSN")), _issn, "1234-5679"),
    Field("cn_number", mark(QT_TRANSLATE_NOOP("Record", "CN number")), _cn_number, "CN 43-0001"),
    Field("place", mark(QT_TRANSLATE_NOOP("Record", "Place")), _anything),
    Field("publisher", mark(QT_TRANSLATE_NOOP("Record", "Publisher")), _anything),
    Field("language", mark(QT_TRANSLATE_NOOP("Record", "Language")), _language, choices=LANGUAGES),
)
ISSUE: tuple[Field, ...] = (
    Field("date", mark(QT_TRANSLATE_NOOP("Record", "Date")), _date, "2021-12-15"),
    Field("number", mark(QT_TRANSLATE_NOOP("Record", "Number")), _anything),
    Field("edition", mark(QT_TRANSLATE_NOOP("Record", "Edition")), _anything),
    Field("tags", mark(QT_TRANSLATE_NOOP("Record", "Tags")), _anything),
)
PAGE: tuple[Field, ...] = (
    Field("label", mark(QT_TRANSLATE_NOOP("Record", "Label")), _anything),
    Field("section", mark(QT_TRANSLATE_NOOP("Record", "Section")), _anything),
    Field("order", mark(QT_TRANSLATE_NOOP("Record", "Place in issue")), _order),
)
