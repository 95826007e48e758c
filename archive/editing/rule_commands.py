"""Edits of what repair was taught."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.errors import InvalidRecordError
from archive.model.proposal import ProposalKind
from archive.repair.rules import Quotes
from archive.storage.rules import PAIRS, Origin, RuleKind, forget, switch, teach

if TYPE_CHECKING:
    from archive.storage.archive_file import Archive, EditInProgress
    from archive.storage.rules import TaughtRule

_YES_NO = frozenset({"yes", "no"})
_CHOICES: dict[RuleKind, frozenset[str]] = {
    RuleKind.SWITCHED_OFF: frozenset(ProposalKind),
    RuleKind.QUOTES: frozenset(Quotes),
    RuleKind.FULL_WIDTH: _YES_NO,
    RuleKind.SPACED_NAMES: _YES_NO,
}


@dataclass(frozen=True, slots=True)
class TeachRule:
    """Teach repair something; it is heeded the next time a page is looked at."""

    rule: TaughtRule
    title: str = "Teach repair"
    page_id: str | None = None

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        _check(self.rule)
        teach(edit.recorder, self.rule)


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """Put another rule in the place of one; it counts even if the old one was switched off."""

    old: TaughtRule
    new: TaughtRule
    title: str = "Change rule"
    page_id: str | None = None

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        _check(self.new)
        if self.new == self.old:
            return
        forget(edit.recorder, self.old)
        teach(edit.recorder, self.new, origin=Origin.PERSON)


@dataclass(frozen=True, slots=True)
class SwitchRules:
    """Let rules count, or not."""

    rules: tuple[TaughtRule, ...]
    is_on: bool
    title: str = "Switch rules"
    page_id: str | None = None

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        for rule in self.rules:
            switch(edit.recorder, rule, is_on=self.is_on)


@dataclass(frozen=True, slots=True)
class ForgetRules:
    """Let repair forget several things."""

    rules: tuple[TaughtRule, ...]
    title: str = "Forget rules"
    page_id: str | None = None

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        for rule in self.rules:
            forget(edit.recorder, rule)


def _check(rule: TaughtRule) -> None:
    """Refuse a rule that says nothing.

    Raises:
        InvalidRecordError: If something is missing, too much, or no known choice.
    """
    is_pair = rule.kind in PAIRS
    if not rule.value.strip() or is_pair is not bool(rule.second):
        raise InvalidRecordError("a rule needs a word, or two pieces of text for a pair")
    if rule.kind in _CHOICES and rule.value not in _CHOICES[rule.kind]:
        raise InvalidRecordError(f"a rule of this kind cannot say “{rule.value}”")
