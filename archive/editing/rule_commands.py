"""Edits of what repair was taught."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.errors import InvalidRecordError
from archive.storage.rules import RuleKind, forget, teach

if TYPE_CHECKING:
    from archive.storage.archive_file import Archive, EditInProgress
    from archive.storage.rules import TaughtRule

_PAIRS = frozenset({RuleKind.JOINED, RuleKind.KEPT_APART})


@dataclass(frozen=True, slots=True)
class TeachRule:
    """Teach repair something; it is heeded the next time a page is looked at."""

    rule: TaughtRule
    title: str = "Teach repair"
    page_id: str | None = None

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        is_pair = self.rule.kind in _PAIRS
        if not self.rule.value.strip() or is_pair is not bool(self.rule.second):
            raise InvalidRecordError("a rule needs a word, or two pieces of text for a pair")
        teach(edit.recorder, self.rule)


@dataclass(frozen=True, slots=True)
class ForgetRule:
    """Let repair forget something."""

    rule: TaughtRule
    title: str = "Forget rule"
    page_id: str | None = None

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        forget(edit.recorder, self.rule)
