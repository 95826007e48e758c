"""Operations on what a line says."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from archive.errors import StaleOperationError

if TYPE_CHECKING:
    from archive.model.draft import Draft


@dataclass(frozen=True, slots=True)
class SetText:
    """Correct the text of a line. ``expected`` is the text it must have had."""

    name: ClassVar[str] = "set_text"
    line: str
    text: str
    expected: str | None = None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        line = draft.line(self.line)
        if self.expected is not None and line.text not in {self.expected, self.text}:
            raise StaleOperationError(f"the text of line {self.line} has changed")
        settled = line.text_settled or settle
        draft.replace_line(dataclasses.replace(line, text=self.text, text_settled=settled))


@dataclass(frozen=True, slots=True)
class ReplaceInText:
    """Replace ``old`` at ``start`` in a line's text by ``new``; other places may have changed.

    The place is found again when earlier replacements in the line moved it: ``start`` is where it
    was, and the nearest place with the same text is taken, but none far away. If the line was split
    since, the place is looked for in the part that has it.
    """

    name: ClassVar[str] = "replace"
    line: str
    start: int
    old: str
    new: str

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        line, start = draft.part_at(self.line, self.start)
        at = _nearest(line.text, self.old, start)
        if at is None or abs(at - start) > _FARTHEST:
            raise StaleOperationError(f"{self.old!r} is not in line {self.line} any more")
        text = line.text[:at] + self.new + line.text[at + len(self.old) :]
        settled = line.text_settled or settle
        draft.replace_line(dataclasses.replace(line, text=text, text_settled=settled))


_FARTHEST = 12


def _nearest(text: str, wanted: str, start: int) -> int | None:
    if not wanted:
        return start if start <= len(text) else None
    found, best = text.find(wanted), None
    while found >= 0:
        if best is None or abs(found - start) < abs(best - start):
            best = found
        found = text.find(wanted, found + 1)
    return best
