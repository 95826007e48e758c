"""Edition JSON, version 1: bytes to an edition and back, without loss.

The format is described by ``resources/schemas/jiaokan-edition-1.schema.json``. What has its
default value is left out, except where a reader of the file would miss it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from archive.errors import UnreadableFileError
from archive.formats.edition_json_reading import read_edition
from archive.formats.edition_json_writing import edition_object
from archive.formats.encodings import decode
from archive.formats.json_place import JsonPlace

if TYPE_CHECKING:
    from archive.formats.edition import Edition

FORMAT = "jiaokan-edition"
VERSION = 1


def write(edition: Edition) -> str:
    """Return an edition as the text of a JSON file."""
    document = {"format": FORMAT, "version": VERSION, **edition_object(edition)}
    return _laid_out(document, "\n") + "\n"


def _laid_out(value: object, line_break: str) -> str:
    """Return a value as JSON with a row for each line of text: short, and good to compare."""
    inner = line_break + " "
    if isinstance(value, dict) and "seam" not in value and any(map(_is_large, value.values())):
        rows = [f"{_compact(key)}: {_laid_out(value[key], inner)}" for key in value]
        return "{" + inner + ("," + inner).join(rows) + line_break + "}"
    if isinstance(value, list) and _is_large(value):
        rows = [_laid_out(member, inner) for member in value]
        return "[" + inner + ("," + inner).join(rows) + line_break + "]"
    return _compact(value)


def _is_large(value: object) -> bool:
    if isinstance(value, list):
        return any(isinstance(member, dict) for member in value)
    return isinstance(value, dict)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def parse(data: bytes, name: str) -> Edition:
    """Return the edition in a JSON file; ``name`` names the file in errors.

    Identifiers that the file leaves out are made.

    Raises:
        UnreadableFileError: If it is no edition, a newer one, or damaged; the message names the
            place.
    """
    try:
        document = json.loads(_characters(data, name), parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise UnreadableFileError(
            f"{name}: not JSON (line {error.lineno}, column {error.colno}: {error.msg}); "
            "export it again"
        ) from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, deep nesting
        raise UnreadableFileError(f"{name}: not an edition ({error}); export it again") from error
    place = JsonPlace(name, "", document)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise UnreadableFileError(f'{name}: not an edition: it lacks "format": "{FORMAT}"')
    version = place.number("version")
    if version != VERSION:
        raise UnreadableFileError(
            f"{name}: edition of version {version}, this release reads version {VERSION}; "
            "use a newer release of Jiaokan"
        )
    return read_edition(place)


def _refuse_constant(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")


def _characters(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:  # somebody saved it again in another encoding
        return decode(data, name).text
