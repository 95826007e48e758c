"""What people taught repair: words and names, pieces to join or to keep apart, kinds not wanted.

A rule holds for one newspaper, or for all when it names none. Teaching is an edit like others.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from archive.model.proposal import ProposalKind
from archive.repair.rules import PunctuationPolicy, Quotes, RepairRules

if TYPE_CHECKING:
    from sqlite_utils import Database

    from archive.storage.recorder import Recorder


class RuleKind(StrEnum):
    """What a rule says of its ``value`` (and ``second`` value, for pairs)."""

    WORD = "word"
    NAME = "name"
    JOINED = "joined"
    KEPT_APART = "kept_apart"
    SWITCHED_OFF = "switched_off"
    QUOTES = "quotes"
    FULL_WIDTH = "full_width"
    """``value`` is "yes" or "no"."""


@dataclass(frozen=True, slots=True)
class TaughtRule:
    """One thing that repair was taught."""

    kind: RuleKind
    value: str
    second: str = ""
    newspaper_id: str | None = None

    @property
    def id(self) -> str:
        """The same rule has the same identifier, so that it is never there twice."""
        parts = (self.kind, self.value, self.second, self.newspaper_id or "")
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:20]


class TaughtRules:
    """Reads what was taught."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> list[TaughtRule]:
        """Return every rule, oldest first."""
        rows = self._db.execute(
            "SELECT kind, value, second, newspaper_id FROM repair_rule ORDER BY rowid"
        )
        return [_rule(*row) for row in rows.fetchall()]

    def of_page(self, page_id: str) -> RepairRules:
        """Return all that steers repair on a page.

        Raises:
            KeyError: If there is no such page.
        """
        found = self._db.execute(
            "SELECT newspaper.id, language FROM page JOIN issue ON issue.id = page.issue_id"
            " JOIN newspaper ON newspaper.id = issue.newspaper_id WHERE page.id = ?",
            [page_id],
        ).fetchone()
        if found is None:
            raise KeyError(page_id)
        newspaper_id, language = found
        # a newspaper's own rules come last and win over those for all
        rows = self._db.execute(
            "SELECT kind, value, second, newspaper_id FROM repair_rule"
            " WHERE newspaper_id IS NULL OR newspaper_id = ? ORDER BY newspaper_id IS NOT NULL, rowid",
            [newspaper_id],
        )
        return _combined(language, [_rule(*row) for row in rows.fetchall()])


def teach(recorder: Recorder, rule: TaughtRule) -> None:
    """Add a rule, if it is not there, in place of what it contradicts."""
    for other in _contradicted(recorder, rule):
        recorder.delete("repair_rule", other)
    if recorder.row("repair_rule", rule.id) is None:
        recorder.insert(
            "repair_rule",
            {
                "id": rule.id,
                "kind": rule.kind,
                "value": rule.value,
                "second": rule.second,
                "newspaper_id": rule.newspaper_id,
            },
        )


def forget(recorder: Recorder, rule: TaughtRule) -> None:
    """Remove a rule, if it is there."""
    if recorder.row("repair_rule", rule.id) is not None:
        recorder.delete("repair_rule", rule.id)


def _contradicted(recorder: Recorder, rule: TaughtRule) -> list[str]:
    opposite = {RuleKind.JOINED: RuleKind.KEPT_APART, RuleKind.KEPT_APART: RuleKind.JOINED}
    if rule.kind in opposite:
        other = TaughtRule(opposite[rule.kind], rule.value, rule.second, rule.newspaper_id)
        return [other.id] if recorder.row("repair_rule", other.id) is not None else []
    if rule.kind not in {RuleKind.QUOTES, RuleKind.FULL_WIDTH}:
        return []
    rows = recorder.db.execute(
        "SELECT id FROM repair_rule WHERE kind = ? AND newspaper_id IS ? AND id <> ?",
        [rule.kind, rule.newspaper_id, rule.id],
    )
    return [str(row[0]) for row in rows.fetchall()]


def _rule(kind: str, value: str, second: str, newspaper_id: str | None) -> TaughtRule:
    return TaughtRule(RuleKind(kind), value, second, newspaper_id)


def _combined(language: str, rules: list[TaughtRule]) -> RepairRules:
    def values(kind: RuleKind) -> frozenset[str]:
        return frozenset(rule.value for rule in rules if rule.kind is kind)

    def pairs(kind: RuleKind) -> frozenset[tuple[str, str]]:
        return frozenset((rule.value, rule.second) for rule in rules if rule.kind is kind)

    policy = PunctuationPolicy()
    for rule in rules:
        if rule.kind is RuleKind.QUOTES:
            policy = PunctuationPolicy(Quotes(rule.value), policy.full_width)
        elif rule.kind is RuleKind.FULL_WIDTH:
            policy = PunctuationPolicy(policy.quotes, rule.value == "yes")
    return RepairRules(
        language=language,
        punctuation=policy,
        words=values(RuleKind.WORD),
        names=values(RuleKind.NAME),
        joined=pairs(RuleKind.JOINED),
        kept_apart=pairs(RuleKind.KEPT_APART),
        switched_off=frozenset(ProposalKind(value) for value in values(RuleKind.SWITCHED_OFF)),
    )
