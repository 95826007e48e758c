"""Which language a newspaper is in: told from its name at first, then from its first page's text."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Final

from archive.model.script import is_mostly_han, letter_count
from archive.repair.language import is_traditional

if TYPE_CHECKING:
    from archive.model.catalogue import Newspaper
    from archive.storage.archive_file import Archive

NAMES_OF_NAMELESS: Final = {
    "zh-Hans": "未命名报纸",
    "zh-Hant": "未命名報紙",
    "de": "Unbenannte Zeitung",
    "en": "Untitled newspaper",
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GERMAN: Final = _words(
    "der die das und ist nicht von zu den dem des ein eine mit auf für im sich als auch wird daß bei"
    " nach aus zeitung tageblatt anzeiger nachrichten"
)
_ENGLISH: Final = _words(
    "the of and to in is that was for on with as by at from this it be are his which news times"
    " gazette herald chronicle"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000  # characters; a text says early what it is
_TELLING = 100
"""Letters of a text that tells a newspaper's language; fewer may be an advertisement's."""


def language_of(text: str) -> str:
    """Return zh-Hans, zh-Hant, de or en; zh-Hans if nothing tells."""
    text = text[:_LOOKED_AT]
    if not _WORD.search(text):
        return "zh-Hans"
    if is_mostly_han(text):
        return "zh-Hant" if is_traditional(text) else "zh-Hans"
    words = [word.lower() for word in _WORD.findall(text)]
    german = sum(word in _GERMAN for word in words) + sum(c in "äöüßſÄÖÜ" for c in text)
    return "de" if german > sum(word in _ENGLISH for word in words) else "en"


def as_text_tells(archive: Archive, newspaper: Newspaper, text: str) -> Newspaper:
    """Return a newspaper's record with the language of the first text that was read of it.

    As it is if the text is short, if it has other text, or if anybody has changed the record since
    it was made: before, its language was no more than a guess from its name. A newspaper without a
    name is called so in its language.
    """
    if letter_count(text) < _TELLING:
        return newspaper
    language = language_of(text)
    if language == newspaper.language or _is_known(archive, newspaper):
        return newspaper
    name = newspaper.name
    if name == NAMES_OF_NAMELESS.get(newspaper.language):
        name = NAMES_OF_NAMELESS[language]
    return dataclasses.replace(newspaper, name=name, language=language)


def _is_known(archive: Archive, newspaper: Newspaper) -> bool:
    """Tell whether more than a name says what language a newspaper is in."""
    edits = archive.edits.of_rows([newspaper.id])
    if sum(edit.is_in_force for edit in edits) > 1:
        return True
    return any(
        archive.texts.has_lines(page.id)
        for issue in archive.catalogue.issues(newspaper.id)
        for page in archive.catalogue.pages(issue.id)
    )
