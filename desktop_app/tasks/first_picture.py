"""What may wait until the window shows its first picture.

While the application starts, a person waits for the page and its scan. What is found for the page
beside them (proposals, breaks in it) is looked up when they are there. At any other time nothing
waits.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class FirstPicture:
    """Keeps work until the picture stands. Lives on the GUI thread."""

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], object]] = deque()
        self.is_awaited = False
        """True between the start of the application and its first picture."""

    def begin(self) -> None:
        """The application starts: let what may wait do so."""
        self.is_awaited = True

    def then(self, work: Callable[[], object]) -> None:
        """Do something as soon as no picture is awaited; usually at once."""
        if self.is_awaited:
            self._waiting.append(work)
        else:
            work()

    def stands(self) -> None:
        """The picture is there: do what waited, in the order in which it was asked for."""
        self.is_awaited = False
        while self._waiting:
            self._waiting.popleft()()


first_picture = FirstPicture()
"""The one of this process."""
