"""What speaks for the proposals that come from reading a scan again, and how far to trust it."""

from __future__ import annotations

from typing import Final

SAYS: Final = "read again, the line says this; the engine is {0} % sure"
WAS_SURER: Final = "the reading that the page has was {0} % sure"
HAS_LINE: Final = "the new reading has a line here that the page does not have"
HAS_PASSAGE: Final = "the new reading has {0} lines here that the page does not have"
INK: Final = "ink that looks like a line of text stands here, and no line covers it"
TEMPLATES: Final = (SAYS, WAS_SURER, HAS_LINE, HAS_PASSAGE, INK)

MOST: Final = 0.95
"""Confidence of a proposal at most, however sure the engine is."""
UNSURE: Final = 0.5
"""Confidence where the engine gives none, and at most where it was surer of what it read before."""
