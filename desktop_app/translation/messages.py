"""What the archive says in English, in the person's language.

The archive knows no languages: its errors and its progress are English sentences with values in
them. Here the sentence is recognised by its template and said anew with the same values. What is
not recognised, such as a file's name, stays as it is.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop_app.resource_folder import RESOURCES

CONTEXT: Final = "Messages"
TEMPLATES: Final = "messages.json"
"""File beside the translations that lists the templates; ``check`` keeps it."""
BETWEEN: Final = " · "
"""Stands between what is done on several pages at a time."""
_FIELD: Final = re.compile(r"\{(\d+)\}")
_DEEPEST: Final = 3


def said(message: str) -> str:
    """Return lines that the archive said, translated where that is known."""
    return "\n".join(_said(line, _DEEPEST) for line in message.split("\n"))


def progress_said(what: str) -> str:
    """Return what long work says it is doing: pages by their labels, and the stage of each."""
    return BETWEEN.join(_stage(part) for part in what.split(BETWEEN))


def _stage(part: str) -> str:
    label, colon, stage = part.rpartition(": ")
    return label + colon + _said(stage, 1)


def _said(text: str, depth: int) -> str:
    if not text:
        return text
    plain = QCoreApplication.translate(CONTEXT, text)
    if plain != text or depth == 0:
        return plain
    for template, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            translated = QCoreApplication.translate(CONTEXT, template)
            if translated == template:  # there is no translation into this language
                return text
            return _filled(translated, found, depth - 1)
    return text


def _filled(translated: str, found: re.Match[str], depth: int) -> str:
    return _FIELD.sub(lambda field: _said(found[f"f{field[1]}"], depth), translated)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the templates that have values, the most telling ones first."""
    text = (RESOURCES / "translations" / TEMPLATES).read_text(encoding="utf-8")
    found = [template for template in json.loads(text) if _FIELD.search(template)]
    found.sort(key=lambda template: -len(_FIELD.sub("", template)))
    return tuple((template, _pattern(template)) for template in found)


def _pattern(template: str) -> re.Pattern[str]:
    parts = _FIELD.split(template)  # literal, number, literal, …
    seen: set[str] = set()
    pattern = ""
    for place, part in enumerate(parts):
        if place % 2 == 0:
            pattern += re.escape(part)
        elif part in seen:
            pattern += f"(?P=f{part})"
        else:
            seen.add(part)
            pattern += f"(?P<f{part}>.*?)"
    return re.compile(pattern, re.DOTALL)
