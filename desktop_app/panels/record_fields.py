"""The fields of the catalogue's records: what they are called and what may stand in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from archive.editing.record_checks import date_of, normal_cn_number, normal_issn
from archive.errors import InvalidRecordError
from desktop_app.actions.spec import mark

if TYPE_CHECKING:
    from collections.abc import Callable

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


def _refused(check: Callable[[str], object], text: str) -> bool:
    try:
        check(text)
    except InvalidRecordError:
        return True
    return False


def _issn(text: str) -> str:
    if not _refused(normal_issn, text):
        return ""
    return mark(
        QT_TRANSLATE_NOOP(
            "Record", "An ISSN looks like 0378-5955; its last digit checks the others."
        )
    )


def _cn_number(text: str) -> str:
    if not _refused(normal_cn_number, text):
        return ""
    return mark(QT_TRANSLATE_NOOP("Record", "A CN number looks like CN 43-0001."))


def _language(text: str) -> str:
    if (
        text.replace("-", "").isalnum()
        and text.isascii()
        and text.split("-", maxsplit=1)[0].isalpha()
    ):
        return ""
    return mark(QT_TRANSLATE_NOOP("Record", "A language looks like zh-Hans, zh-Hant, de or en."))


def date_fault(text: str) -> str:
    """Return in English what is wrong with a date, or nothing."""
    if not _refused(date_of, text):
        return ""
    return mark(QT_TRANSLATE_NOOP("Record", "A date looks like 2021-12-15."))


def _order(text: str) -> str:
    if text.isascii() and text.isdecimal() and 0 < int(text) < 10_000:
        return ""
    return mark(QT_TRANSLATE_NOOP("Record", "The place of a page is a number from 1 on."))


NEWSPAPER: tuple[Field, ...] = (
    Field("name", mark(QT_TRANSLATE_NOOP("Record", "Name")), _needed),
    Field("issn", mark(QT_TRANSLATE_NOOP("Record", "ISSN")), _issn, "0378-5955"),
    Field("cn_number", mark(QT_TRANSLATE_NOOP("Record", "CN number")), _cn_number, "CN 43-0001"),
    Field("place", mark(QT_TRANSLATE_NOOP("Record", "Place")), _anything),
    Field("publisher", mark(QT_TRANSLATE_NOOP("Record", "Publisher")), _anything),
    Field("language", mark(QT_TRANSLATE_NOOP("Record", "Language")), _language, choices=LANGUAGES),
)
ISSUE: tuple[Field, ...] = (
    Field("date", mark(QT_TRANSLATE_NOOP("Record", "Date")), date_fault, "2021-12-15"),
    Field("number", mark(QT_TRANSLATE_NOOP("Record", "Number")), _anything),
    Field("edition", mark(QT_TRANSLATE_NOOP("Record", "Edition")), _anything),
    Field("tags", mark(QT_TRANSLATE_NOOP("Record", "Tags")), _anything),
)
PAGE: tuple[Field, ...] = (
    Field("label", mark(QT_TRANSLATE_NOOP("Record", "Label")), _anything),
    Field("section", mark(QT_TRANSLATE_NOOP("Record", "Section")), _anything),
    Field("order", mark(QT_TRANSLATE_NOOP("Record", "Place in issue")), _order),
)
