"""A strand of rows with the role that it should have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.model.passage import Role
    from archive.repair.paragraphs import Strand


@dataclass(slots=True, eq=False)
class Planned:
    """A strand with the role it should have."""

    strand: Strand
    role: Role
    confidence: float = 0.97
    why: tuple[str, ...] = ()
    """Which marks of form told the role; words of ``evidence.ROLE_SIGNS``."""
    opens_article: bool = False
    article_confidence: float = 0.97
    joins_previous: bool = False
    """True for the second clause of a headline that is to be one passage with the first."""
