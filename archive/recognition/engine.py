"""What an OCR engine is to the rest of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from PIL.Image import Image

    from archive.model.geometry import Box
    from archive.model.line import Reading
    from archive.progress import Progress


class Engine(Protocol):
    """Reads the lines of an image. An engine may be used by one thread at a time."""

    @property
    def name(self) -> str:
        """The engine and its version, as the history records it."""
        ...

    def recognise(self, image: Image, progress: Progress) -> list[Reading]:
        """Return the lines of a page in no particular order.

        ``image`` is grey or RGB and upright; boxes are its pixels.

        Raises:
            TaskCancelledError: If ``progress`` says so.
        """
        ...

    def recognise_region(self, image: Image, box: Box, progress: Progress) -> list[Reading]:
        """Return the lines inside ``box`` from top to bottom, boxes in pixels of ``image``.

        A box that is itself one line is read as that line, whether or not the engine would have
        found it on the page.

        Raises:
            TaskCancelledError: If ``progress`` says so.
        """
        ...


@dataclass(frozen=True, slots=True)
class UprightReadings:
    """The lines of a page that was turned upright before it was read."""

    quarters: int
    """Quarter turns clockwise that make the scan upright (0 to 3)."""
    readings: tuple[Reading, ...]
    """In no particular order; boxes are pixels of the upright page."""
    skew: float = 0.0
    """Radians by which lines fall to the right after the quarter turns; the upright page is level."""


@runtime_checkable
class TurnsPages(Protocol):
    """An engine that can also tell which way up a page lies."""

    def recognise_upright(self, image: Image, progress: Progress) -> UprightReadings:
        """Return the lines of a page however its scan lies.

        Raises:
            TaskCancelledError: If ``progress`` says so.
        """
        ...

    def quarter_turns(self, image: Image, progress: Progress) -> int:
        """Return how many quarter turns clockwise make a scan upright (0 to 3), at a glance.

        Raises:
            TaskCancelledError: If ``progress`` says so.
        """
        ...
