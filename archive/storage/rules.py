"""What people taught repair: words and names, pieces to join or to keep apart, kinds not wanted.

A rule holds for one newspaper, or for all when it names none. Teaching is an edit like others; how
often a rule was met on pages is counted when repair looks at them, and is not recorded.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from archive.model.proposal import ProposalKind
from archive.repair.rules import PunctuationPolicy, Quotes, RepairRules
from archive.storage.recorder import now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive.storage.connection import Database
    from archive.storage.recorder import Recorder, Value


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
    SPACED_NAMES = "spaced_names"
    """``value`` is "yes" or "no": whether names of two characters are printed with a space."""


ONE_OF_A_KIND = frozenset({RuleKind.QUOTES, RuleKind.FULL_WIDTH, RuleKind.SPACED_NAMES})
"""Kinds of which a newspaper has one rule at most."""
PAIRS = frozenset({RuleKind.JOINED, RuleKind.KEPT_APART})


class Origin(StrEnum):
    """Who taught a rule."""

    PERSON = "person"
    """Someone typed it in."""
    DECISION = "decision"
    """It follows from what was accepted or rejected."""


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


@dataclass(frozen=True, slots=True)
class KnownRule:
    """A rule as the archive knows it: where it comes from and what it did."""

    rule: TaughtRule
    is_on: bool = True
    origin: Origin = Origin.PERSON
    page_id: str | None = None
    """The page on which it was taught first."""
    times: int = 1
    """How many decisions taught it."""
    made_at: str = ""
    uses: int = 0
    """How many places it was met at when repair looked at pages."""
    pages: int = 0
    """On how many pages that was."""


class TaughtRules:
    """Reads what was taught, and counts where it was met."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> list[TaughtRule]:
        """Return every rule, oldest first."""
        return [known.rule for known in self.known()]

    def known(self) -> list[KnownRule]:
        """Return every rule with its origin and its use, oldest first."""
        rows = self._db.execute(
            "SELECT kind, value, second, newspaper_id, is_on, origin, taught_on, times, made_at,"
            " coalesce(sum(uses), 0), count(page_id) FROM repair_rule"
            " LEFT JOIN rule_use ON rule_use.rule_id = repair_rule.id"
            " GROUP BY repair_rule.id ORDER BY repair_rule.rowid"
        )
        return [_known(*row) for row in rows.fetchall()]

    def holding_for(self, page_id: str) -> list[TaughtRule]:
        """Return the rules that are on for a page, those for all newspapers first.

        Raises:
            KeyError: If there is no such page.
        """
        return self._holding(self._newspaper(page_id)[0])

    def of_page(self, page_id: str) -> RepairRules:
        """Return all that steers repair on a page.

        Raises:
            KeyError: If there is no such page.
        """
        newspaper_id, language = self._newspaper(page_id)
        return _combined(language, self._holding(newspaper_id))

    def is_heeded(self, page_id: str) -> bool:
        """Tell whether no rule has come, gone or been switched since repair looked at a page."""
        found = self._db.execute(
            "SELECT rules FROM page_repair WHERE page_id = ?", [page_id]
        ).fetchone()
        rules = self.holding_for(page_id)
        return not rules if found is None else str(found[0]) == _digest(rules)

    def note_repair(self, page_id: str, uses: Mapping[str, int]) -> None:
        """Note that repair looked at a page now, and how often it met each rule (by identifier).

        The caller holds the transaction (``unrecorded``).
        """
        self._db.execute("DELETE FROM rule_use WHERE page_id = ?", [page_id])
        self._db.executemany(
            "INSERT INTO rule_use (rule_id, page_id, uses) VALUES (?, ?, ?)",
            [(rule_id, page_id, count) for rule_id, count in uses.items() if count],
        )
        self._db.execute(
            "INSERT OR REPLACE INTO page_repair (page_id, rules) VALUES (?, ?)",
            [page_id, _digest(self.holding_for(page_id))],
        )

    def _newspaper(self, page_id: str) -> tuple[str, str]:
        found = self._db.execute(
            "SELECT newspaper.id, language FROM page JOIN issue ON issue.id = page.issue_id"
            " JOIN newspaper ON newspaper.id = issue.newspaper_id WHERE page.id = ?",
            [page_id],
        ).fetchone()
        if found is None:
            raise KeyError(page_id)
        return str(found[0]), str(found[1])

    def _holding(self, newspaper_id: str) -> list[TaughtRule]:
        # a newspaper's own rules come last and win over those for all
        rows = self._db.execute(
            "SELECT kind, value, second, newspaper_id FROM repair_rule WHERE is_on"
            " AND (newspaper_id IS NULL OR newspaper_id = ?)"
            " ORDER BY newspaper_id IS NOT NULL, rowid",
            [newspaper_id],
        )
        return [_rule(*row) for row in rows.fetchall()]


def teach(
    recorder: Recorder,
    rule: TaughtRule,
    *,
    origin: Origin = Origin.PERSON,
    page_id: str | None = None,
) -> None:
    """Add a rule in place of what it contradicts; if it is there, count the lesson.

    What a person switched off stays off until a person teaches it again.
    """
    for other in _contradicted(recorder, rule):
        recorder.delete("repair_rule", other)
    old = recorder.row("repair_rule", rule.id)
    if old is None:
        recorder.insert("repair_rule", _row(rule, origin, page_id))
    elif origin is Origin.DECISION:
        recorder.update("repair_rule", rule.id, {"times": int(old["times"] or 0) + 1}, old=old)
    else:
        recorder.update("repair_rule", rule.id, {"is_on": 1}, old=old)


def untaught(recorder: Recorder, rule: TaughtRule) -> None:
    """Take one decision back that taught a rule; what a person typed in stays."""
    old = recorder.row("repair_rule", rule.id)
    if old is None or old["origin"] != Origin.DECISION:
        return
    times = int(old["times"] or 0) - 1
    if times > 0:
        recorder.update("repair_rule", rule.id, {"times": times}, old=old)
    else:
        recorder.delete("repair_rule", rule.id)


def forget(recorder: Recorder, rule: TaughtRule) -> None:
    """Remove a rule, if it is there."""
    if recorder.row("repair_rule", rule.id) is not None:
        recorder.delete("repair_rule", rule.id)


def switch(recorder: Recorder, rule: TaughtRule, *, is_on: bool) -> None:
    """Let a rule count or not.

    Raises:
        StaleOperationError: If it is not there any more.
    """
    recorder.update("repair_rule", rule.id, {"is_on": int(is_on)})


def _row(rule: TaughtRule, origin: Origin, page_id: str | None) -> dict[str, Value]:
    return {
        "id": rule.id,
        "kind": rule.kind,
        "value": rule.value,
        "second": rule.second,
        "newspaper_id": rule.newspaper_id,
        "origin": origin,
        "taught_on": page_id,
        "made_at": now(),
    }


def _contradicted(recorder: Recorder, rule: TaughtRule) -> list[str]:
    opposite = {RuleKind.JOINED: RuleKind.KEPT_APART, RuleKind.KEPT_APART: RuleKind.JOINED}
    if rule.kind in opposite:
        other = TaughtRule(opposite[rule.kind], rule.value, rule.second, rule.newspaper_id)
        return [other.id] if recorder.row("repair_rule", other.id) is not None else []
    if rule.kind not in ONE_OF_A_KIND:
        return []
    rows = recorder.db.execute(
        "SELECT id FROM repair_rule WHERE kind = ? AND newspaper_id IS ? AND id <> ?",
        [rule.kind, rule.newspaper_id, rule.id],
    )
    return [str(row[0]) for row in rows.fetchall()]


def _rule(kind: str, value: str, second: str, newspaper_id: str | None) -> TaughtRule:
    return TaughtRule(RuleKind(kind), value, second, newspaper_id)


def _known(  # noqa: PLR0913 - the columns of the query
    kind: str,
    value: str,
    second: str,
    newspaper_id: str | None,
    is_on: int,
    origin: str,
    page_id: str | None,
    times: int,
    made_at: str,
    uses: int,
    pages: int,
) -> KnownRule:
    rule = _rule(kind, value, second, newspaper_id)
    return KnownRule(rule, bool(is_on), Origin(origin), page_id, times, made_at, uses, pages)


def _digest(rules: list[TaughtRule]) -> str:
    """Return what tells two sets of rules apart."""
    ids = "\n".join(sorted(rule.id for rule in rules))
    return hashlib.sha256(ids.encode()).hexdigest()[:20]


def _combined(language: str, rules: list[TaughtRule]) -> RepairRules:
    def values(kind: RuleKind) -> frozenset[str]:
        return frozenset(rule.value for rule in rules if rule.kind is kind)

    def pairs(kind: RuleKind) -> frozenset[tuple[str, str]]:
        return frozenset((rule.value, rule.second) for rule in rules if rule.kind is kind)

    policy = PunctuationPolicy()
    spaced_names = False
    for rule in rules:
        if rule.kind is RuleKind.QUOTES:
            policy = PunctuationPolicy(Quotes(rule.value), policy.full_width)
        elif rule.kind is RuleKind.FULL_WIDTH:
            policy = PunctuationPolicy(policy.quotes, rule.value == "yes")
        elif rule.kind is RuleKind.SPACED_NAMES:
            spaced_names = rule.value == "yes"
    return RepairRules(
        language=language,
        punctuation=policy,
        words=values(RuleKind.WORD),
        names=values(RuleKind.NAME),
        joined=pairs(RuleKind.JOINED),
        kept_apart=pairs(RuleKind.KEPT_APART),
        switched_off=frozenset(ProposalKind(value) for value in values(RuleKind.SWITCHED_OFF)),
        spaced_names=spaced_names,
    )
