"""What repair is told besides the page: the paper's language and habits, what people taught."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.model.proposal import ProposalKind


class Quotes(StrEnum):
    """Which quotation marks a paper prints."""

    CURLY = "curly"
    CORNER = "corner"


@dataclass(frozen=True, slots=True)
class PunctuationPolicy:
    """How a newspaper writes its marks beside Han text."""

    quotes: Quotes = Quotes.CURLY
    full_width: bool = True
    """Commas, colons, brackets … are full-width beside Han text."""


@dataclass(frozen=True, slots=True)
class RepairRules:
    """Everything that steers repair on one page. Immutable; the default fits any page."""

    language: str = ""
    """BCP 47; empty: told from the text itself."""
    punctuation: PunctuationPolicy = PunctuationPolicy()
    words: frozenset[str] = frozenset()
    """Words that people taught: they are kept together and never corrected."""
    names: frozenset[str] = frozenset()
    """Names of persons that people taught."""
    joined: frozenset[tuple[str, str]] = frozenset()
    """Ends and beginnings of pieces (up to four characters each) that a person joined."""
    kept_apart: frozenset[tuple[str, str]] = frozenset()
    """Ends and beginnings of pieces (up to four characters each) that a person kept apart."""
    switched_off: frozenset[ProposalKind] = frozenset()
    spaced_names: bool = False
    """The paper prints names of two characters with a space between: they stay so."""


DEFAULT_RULES = RepairRules()
