"""What every operation on a page's text is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from archive.model.draft import Draft


class Operation(Protocol):
    """One step. Immutable and made of plain values, so that it can be stored as JSON."""

    name: ClassVar[str]

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """Carry the step out; with ``settle``, mark what it touches as a person's decision.

        Raises:
            StaleOperationError: If the page is not as the operation expects.
        """
        ...
