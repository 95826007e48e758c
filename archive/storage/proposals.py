"""Proposals as rows. Making them is not an edit; deciding on them is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from archive.model.operations import decode, encode
from archive.model.proposal import Evidence, Proposal, ProposalKind, ProposalState
from archive.storage.faults import rot_in_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from archive.storage.connection import Database
    from archive.storage.recorder import Recorder

_FEW = 8
"""Lines that SQLite is asked to look for itself."""
_AT_ONCE = 500
"""Identifiers in one query."""


class Proposals:
    """Reads proposals, and replaces those on which nobody has decided."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of_page(self, page_id: str, *states: ProposalState) -> list[Proposal]:
        """Return the proposals of a page in the order in which they are to be accepted."""
        marks = ", ".join("?" * len(states))
        where = f"AND state IN ({marks})" if states else ""
        rows = self._db.query(
            f"SELECT * FROM proposal WHERE page_id = ? {where} ORDER BY position",
            [page_id, *states],
        )
        return [_proposal(row) for row in rows]

    def of_edit(self, edit_id: int) -> list[Proposal]:
        """Return the proposals that an edit settled."""
        rows = self._db.query(
            "SELECT * FROM proposal WHERE edit_id = ? ORDER BY position", [edit_id]
        )
        return [_proposal(row) for row in rows]

    def open_ids(self, page_id: str) -> list[str]:
        """Return the identifiers of a page's open proposals, in order: cheap enough for each edit."""
        rows = self._db.execute(
            "SELECT id FROM proposal WHERE page_id = ? AND state = 'open' ORDER BY position",
            [page_id],
        )
        return [str(row[0]) for row in rows.fetchall()]

    def some(self, proposal_ids: Sequence[str]) -> dict[str, Proposal]:
        """Return those of the proposals that exist, by identifier."""
        found: dict[str, Proposal] = {}
        for start in range(0, len(proposal_ids), _AT_ONCE):
            wanted = list(proposal_ids[start : start + _AT_ONCE])
            marks = ", ".join("?" * len(wanted))
            for row in self._db.query(f"SELECT * FROM proposal WHERE id IN ({marks})", wanted):
                found[str(row["id"])] = _proposal(row)
        return found

    def count_open(self) -> dict[str, int]:
        """Return the number of open proposals of every page that has some."""
        return dict(
            self._db.execute(
                "SELECT page_id, count(*) FROM proposal WHERE state = 'open' GROUP BY page_id"
            ).fetchall()
        )

    def open_alike(self, wanted: Proposal) -> dict[str, list[Proposal]]:
        """Return the open proposals that do what one does, by page, in the order of the pages' text.

        What comes from a reading of a scan does nothing that another one does.
        """
        alike = "" if wanted.is_from_scan else wanted.alike
        rows = self._db.query(
            "SELECT * FROM proposal WHERE state = 'open' AND kind = ? AND alike = ?"
            " AND alike <> '' OR id = ? ORDER BY page_id, position",
            [wanted.kind, alike, wanted.id],
        )
        found: dict[str, list[Proposal]] = {}
        for row in rows:
            if row["state"] == ProposalState.OPEN:
                found.setdefault(str(row["page_id"]), []).append(_proposal(row))
        return found

    def count_decided(self, newspaper_id: str, alike: str) -> dict[ProposalState, int]:
        """Return how proposals that do the same thing were decided on a newspaper's pages."""
        rows = self._db.execute(
            "SELECT proposal.state, count(*) FROM proposal JOIN page ON page.id = page_id"
            " JOIN issue ON issue.id = issue_id WHERE newspaper_id = ? AND alike = ?"
            " AND proposal.state IN ('accepted', 'rejected') GROUP BY proposal.state",
            [newspaper_id, alike],
        )
        return {ProposalState(state): int(count) for state, count in rows.fetchall()}

    def decided(self, page_id: str) -> list[tuple[Proposal, int]]:
        """Return what was decided on a page with the number of the edit, the latest first."""
        rows = self._db.query(
            "SELECT * FROM proposal WHERE page_id = ? AND state IN ('accepted', 'rejected')"
            " ORDER BY edit_id DESC, position",
            [page_id],
        )
        return [(_proposal(row), int(row["edit_id"] or 0)) for row in rows]

    def replace_open(self, page_id: str, proposals: Sequence[Proposal]) -> None:
        """Put new proposals in the place of the open ones; decided ones stay decided."""
        self._db.execute(
            "DELETE FROM proposal WHERE page_id = ? AND state IN ('open', 'withdrawn')", [page_id]
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO proposal (id, page_id, position, kind, confidence, evidence,"
            " operations, lines, before, after, alike, state)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')",
            (_row(page_id, position, proposal) for position, proposal in enumerate(proposals)),
        )

    def concerning(self, page_id: str, line_ids: Collection[str]) -> list[Proposal]:
        """Return the undecided proposals of a page, withdrawn or not, that name one of the lines."""
        if not line_ids:
            return []
        undecided = "FROM proposal WHERE page_id = ? AND state IN ('open', 'withdrawn')"
        if len(line_ids) <= _FEW:
            named = " OR ".join(["instr(lines, ?) OR instr(operations, ?)"] * len(line_ids))
            rows = self._db.execute(
                f"SELECT id {undecided} AND ({named})",
                [page_id, *(line_id for line_id in line_ids for _ in range(2))],
            ).fetchall()
            return list(self.some([row[0] for row in rows]).values())
        rows = self._db.execute(f"SELECT id, lines || operations {undecided}", [page_id]).fetchall()
        if not rows:  # a text that has just been imported: naming its lines would be in vain
            return []
        names = re.compile("|".join(map(re.escape, line_ids))).search
        return list(self.some([i for i, text in rows if names(text)]).values())

    def open_again(self, proposal_ids: Iterable[str]) -> None:
        """Open withdrawn proposals whose place is as it was."""
        self._db.executemany(
            "UPDATE proposal SET state = 'open' WHERE id = ? AND state = 'withdrawn'",
            ([proposal_id] for proposal_id in proposal_ids),
        )

    def withdraw(self, proposal_ids: Iterable[str]) -> None:
        """Withdraw open proposals whose place has changed."""
        self._db.executemany(
            "UPDATE proposal SET state = 'withdrawn' WHERE id = ? AND state = 'open'",
            ([proposal_id] for proposal_id in proposal_ids),
        )

    def name_edit(self, proposal_ids: Iterable[str], edit_id: int) -> None:
        """Note which edit settled proposals."""
        self._db.executemany(
            "UPDATE proposal SET edit_id = ? WHERE id = ?",
            ([edit_id, proposal_id] for proposal_id in proposal_ids),
        )

    def name_edit_in_force(self, proposal_ids: Iterable[str]) -> None:
        """Note which edit settled proposals, after an undo or redo changed that."""
        self._db.executemany(
            "UPDATE proposal SET edit_id = (SELECT max(edit.id) FROM edit_change"
            " JOIN edit ON edit.id = edit_change.edit_id WHERE table_name = 'proposal'"
            " AND row_id = proposal.id AND edit.state = 'done') WHERE id = ?",
            ([proposal_id] for proposal_id in proposal_ids),
        )


def decide(recorder: Recorder, proposals: Iterable[Proposal], state: ProposalState) -> None:
    """Record a decision on proposals as part of an edit."""
    for proposal in proposals:
        recorder.update("proposal", proposal.id, {"state": state})


def _row(page_id: str, position: int, proposal: Proposal) -> tuple[object, ...]:
    return (
        proposal.id,
        page_id,
        position,
        proposal.kind,
        proposal.confidence,
        json.dumps([[e.template, *e.values] for e in proposal.evidence], ensure_ascii=False),
        encode(proposal.operations),
        json.dumps(proposal.lines),
        proposal.before,
        proposal.after,
        proposal.alike,
    )


def _proposal(row: Mapping[str, object]) -> Proposal:
    with rot_in_words("a proposal"):
        return Proposal(
            kind=ProposalKind(str(row["kind"])),
            confidence=float(row["confidence"]),  # type: ignore[arg-type]
            evidence=tuple(
                Evidence(template, tuple(values))
                for template, *values in json.loads(str(row["evidence"]))
            ),
            operations=decode(str(row["operations"])),
            lines=tuple(json.loads(str(row["lines"]))),
            before=str(row["before"]),
            after=str(row["after"]),
            alike=str(row["alike"]),
            state=ProposalState(str(row["state"])),
        )
