"""Look-alike characters that OCR took for one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.model.proposal import Proposal
    from archive.repair.steps import Steps


def propose(steps: Steps) -> Iterator[Proposal]:
    """Propose characters (none without the engine's alternatives or a look-alike table)."""
    del steps
    yield from ()
