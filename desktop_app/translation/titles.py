"""Tables of what the archive says in English, marked for translation.

The archive itself has no translated strings: states and roles are keys here. The titles of edits
and the reasons of repair are found in the sources by ``check``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from archive.model.page import PageState
    from archive.model.passage import Role
    from archive.storage.edits import Edit
    from archive.storage.search_index import EntryKind

PAGE_STATES = cast(
    "dict[str, str]",
    {
        "new": QT_TRANSLATE_NOOP("PageState", "new"),
        "recognised": QT_TRANSLATE_NOOP("PageState", "recognised"),
        "corrected": QT_TRANSLATE_NOOP("PageState", "corrected"),
        "verified": QT_TRANSLATE_NOOP("PageState", "verified"),
    },
)

FATES = cast(
    "dict[str, str]",
    {
        "undone": QT_TRANSLATE_NOOP("EditState", "undone"),
        "reverted": QT_TRANSLATE_NOOP("EditState", "taken back"),
    },
)

ROLES = cast(
    "dict[str, str]",
    {
        "banner": QT_TRANSLATE_NOOP("Role", "banner"),
        "kicker": QT_TRANSLATE_NOOP("Role", "kicker"),
        "headline": QT_TRANSLATE_NOOP("Role", "headline"),
        "subtitle": QT_TRANSLATE_NOOP("Role", "subtitle"),
        "subhead": QT_TRANSLATE_NOOP("Role", "subhead"),
        "byline": QT_TRANSLATE_NOOP("Role", "byline"),
        "dateline": QT_TRANSLATE_NOOP("Role", "dateline"),
        "paragraph": QT_TRANSLATE_NOOP("Role", "paragraph"),
        "caption": QT_TRANSLATE_NOOP("Role", "caption"),
        "credit": QT_TRANSLATE_NOOP("Role", "credit"),
        "folio": QT_TRANSLATE_NOOP("Role", "folio"),
        "continuation": QT_TRANSLATE_NOOP("Role", "continuation notice"),
        "list": QT_TRANSLATE_NOOP("Role", "list"),
        "table": QT_TRANSLATE_NOOP("Role", "table"),
        "advertisement": QT_TRANSLATE_NOOP("Role", "advertisement"),
    },
)


def edit_title(title: str) -> str:
    """Return the title of an edit in the language of the window."""
    return QCoreApplication.translate("Edits", title)


def fate(edit: Edit) -> str:
    """Return what became of an edit in the language of the window; nothing while it is in force."""
    if edit.is_in_force:
        return ""
    name = "reverted" if edit.state == "done" else "undone"
    return QCoreApplication.translate("EditState", FATES[name])


def state_name(state: PageState) -> str:
    """Return the name of a page state in the language of the window."""
    return QCoreApplication.translate("PageState", PAGE_STATES[state])


def role_name(role: Role) -> str:
    """Return the name of a role in the language of the window."""
    return QCoreApplication.translate("Role", ROLES[role])


FOUND_IN = cast(
    "dict[str, str]",
    {
        "text": QT_TRANSLATE_NOOP("FoundIn", "text"),
        "ocr": QT_TRANSLATE_NOOP("FoundIn", "OCR text"),
        "unplaced": QT_TRANSLATE_NOOP("FoundIn", "lines set aside"),
        "tags": QT_TRANSLATE_NOOP("FoundIn", "tags"),
        "annotation": QT_TRANSLATE_NOOP("FoundIn", "annotation"),
        "newspaper": QT_TRANSLATE_NOOP("FoundIn", "newspaper"),
        "issue": QT_TRANSLATE_NOOP("FoundIn", "issue"),
        "page": QT_TRANSLATE_NOOP("FoundIn", "page"),
    },
)


def found_in(kind: EntryKind) -> str:
    """Return where a search found something, in the language of the window."""
    return QCoreApplication.translate("FoundIn", FOUND_IN[kind])
