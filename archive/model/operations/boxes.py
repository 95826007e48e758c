"""Operations on where lines stand on the scan."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from archive.errors import StaleOperationError
from archive.model.geometry import Box
from archive.model.line import Line, Seam

if TYPE_CHECKING:
    from archive.model.draft import Draft


@dataclass(frozen=True, slots=True)
class SetBox:
    """Say where a line stands on the scan; ``expected`` is where it must have stood."""

    name: ClassVar[str] = "set_box"
    line: str
    box: tuple[int, int, int, int]
    """Left, top, right, bottom in pixels of the scan."""
    expected: tuple[int, int, int, int] | None = None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        line, box = draft.line(self.line), Box(*self.box)
        expected = Box(*self.expected) if self.expected is not None else None
        if expected is not None and line.box not in {expected, box}:
            raise StaleOperationError(f"line {self.line} stands elsewhere now")
        draft.replace_line(dataclasses.replace(line, box=box))


@dataclass(frozen=True, slots=True)
class AddUnplaced:
    """Put a line that a person drew on the scan into the unplaced tray, as yet without text."""

    name: ClassVar[str] = "add_unplaced"
    new_line: str
    box: tuple[int, int, int, int]
    """Left, top, right, bottom in pixels of the scan."""
    vertical: bool = False

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        if draft.has_line(self.new_line):
            return
        draft.unplaced.append(
            Line(
                ocr="",
                text="",
                seam=Seam.JOIN,
                box=Box(*self.box),
                vertical=self.vertical,
                text_settled=settle,
                id=self.new_line,
            )
        )
