"""Walking through a decoded JSON file whose content nobody vouches for.

Each value is taken with the type it must have; if it has another, the error names the file and
the place (``pages[2].articles[0].id``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn, TypeVar

from archive.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

Choice = TypeVar("Choice", bound=StrEnum)
MAX_NUMBER = 2**31 - 1


@dataclass(frozen=True, slots=True)
class JsonPlace:
    """A value of a JSON file and where it stands."""

    file: str
    path: str
    value: object

    def refuse(self, why: str) -> NoReturn:
        """Say that this value cannot be used.

        Raises:
            UnreadableFileError: Always.
        """
        place = self.path or "the file"
        raise UnreadableFileError(f"{self.file}: {place} {why}; export it again")

    def has(self, key: str) -> bool:
        """Tell whether the object has the key with a value other than null."""
        return self._object().get(key) is not None

    def child(self, key: str) -> JsonPlace:
        """Return what stands under a key; null if nothing does."""
        path = f"{self.path}.{key}" if self.path else key
        return JsonPlace(self.file, path, self._object().get(key))

    def children(self, key: str) -> Iterator[JsonPlace]:
        """Yield the members of a list; none if it is left out."""
        place = self.child(key)
        if place.value is None:
            return
        if not isinstance(place.value, list):
            place.refuse("must be a list")
        for index, value in enumerate(place.value):
            yield JsonPlace(self.file, f"{place.path}[{index}]", value)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string; without a default it must be there."""
        place = self.child(key)
        if place.value is None and default is not None:
            return default
        return place.as_text()

    def number(self, key: str, default: int | None = None, *, least: int = 0) -> int:
        """Return an integer from ``least`` to 2**31 - 1."""
        place = self.child(key)
        if place.value is None and default is not None:
            return default
        return place.as_number(least=least)

    def fraction(self, key: str) -> float | None:
        """Return a number, or None if it is left out."""
        place = self.child(key)
        return None if place.value is None else place.as_fraction()

    def truth(self, key: str) -> bool:
        """Return true or false; false if it is left out."""
        place = self.child(key)
        if place.value is None:
            return False
        if not isinstance(place.value, bool):
            place.refuse("must be true or false")
        return place.value

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of the values of an enumeration."""
        place = self.child(key)
        if place.value is None and default is not None:
            return default
        word = place.as_text()
        try:
            return kind(word)
        except ValueError:
            place.refuse(f"is {word[:40]!r}, not one of {', '.join(kind)}")

    def as_text(self) -> str:
        """Return this value, a string."""
        if not isinstance(self.value, str):
            self.refuse("must be a string")
        try:
            self.value.encode("utf-8")
        except UnicodeEncodeError:
            self.refuse("has half a character (a lone surrogate)")
        if "\x00" in self.value:
            self.refuse("has a character without meaning (U+0000)")
        return self.value

    def as_number(self, *, least: int = 0) -> int:
        """Return this value, an integer."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            self.refuse("must be a whole number")
        if not least <= self.value <= MAX_NUMBER:
            self.refuse(f"must be between {least} and {MAX_NUMBER}")
        return self.value

    def as_fraction(self) -> float:
        """Return this value, a number."""
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            self.refuse("must be a number")
        try:
            return float(self.value)
        except OverflowError:
            self.refuse("is too large a number")

    def _object(self) -> dict[str, object]:
        if not isinstance(self.value, dict):
            self.refuse("must be an object")
        return self.value
