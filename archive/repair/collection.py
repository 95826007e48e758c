"""Putting off the search for unreachable cycles of objects while a page is repaired."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collection_put_off() -> Iterator[None]:
    """Search for no cycles inside.

    Repair makes very many small objects that it keeps, and no cycles but those of the one draft.
    Python would search all that the process holds again and again for nothing, which took a tenth
    of the time. Of several threads that do so the first to end takes the search up again: that
    costs the others time and nothing else.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
