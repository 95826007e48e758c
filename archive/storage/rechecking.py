"""Whether open proposals still fit after an edit touched their lines.

Those that do not are withdrawn, and opened again when an undo brings their place back; nothing is
ever applied blindly. Withdrawing is not recorded: it follows from the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive.errors import StaleOperationError
from archive.model.draft import Draft
from archive.model.proposal import ProposalState
from archive.storage.recorder import ChangeKind

if TYPE_CHECKING:
    from archive.model.line import Line
    from archive.model.page import PageText
    from archive.model.proposal import Proposal
    from archive.storage.page_texts import PageTexts
    from archive.storage.proposals import Proposals
    from archive.storage.recorder import Recorder, RowChange

_WITHOUT_MEANING: Final = frozenset({"position", "digest", "text_settled", "seam_settled"})
"""Columns of a line that no proposal depends on unless it is settled (which is looked at)."""


def recheck(recorder: Recorder, texts: PageTexts, proposals: Proposals) -> None:
    """Withdraw the open proposals that an edit has overtaken, and open those that fit again."""
    for page_id in sorted(recorder.touched_pages):
        touched = _touched_lines(recorder, page_id)
        if not touched:
            continue
        concerned = proposals.concerning(page_id, touched)
        if not concerned:
            continue
        before = recorder.texts_before.get(page_id)
        text = recorder.texts.get(page_id) or texts.get(page_id)
        overtaken, again = [], []
        for proposal in concerned:
            fits = still_fits(text, proposal)
            if proposal.state is ProposalState.OPEN and not fits:
                # one that waits for another proposal to be accepted first was not overtaken
                if before is None or still_fits(before, proposal):
                    overtaken.append(proposal.id)
            elif proposal.state is ProposalState.WITHDRAWN and fits:
                again.append(proposal.id)
        proposals.withdraw(overtaken)
        proposals.open_again(again)
        recorder.has_rechecked |= bool(overtaken or again)


def still_fits(text: PageText, proposal: Proposal) -> bool:
    """Tell whether a proposal can be accepted, changes anything and touches nothing settled."""
    draft = Draft(text)
    try:
        for operation in proposal.operations:
            operation.apply(draft, settle=False)
    except StaleOperationError:
        return False
    after = draft.freeze()
    if after == text:
        return False
    new = {line.id: line for line in after.lines()}
    if any(_is_settled_away(line, new.get(line.id)) for line in text.lines()):
        return False
    roles = {passage.id: passage.role for passage in after.passages()}
    return not any(p.role_settled and roles.get(p.id, p.role) != p.role for p in text.passages())


def _is_settled_away(was: Line, is_now: Line | None) -> bool:
    if is_now is was:
        return False
    if is_now is None:
        return was.text_settled
    if was.text_settled and was.text != is_now.text:
        return True
    return was.seam_settled and was.seam is not is_now.seam


def _touched_lines(recorder: Recorder, page_id: str) -> set[str]:
    """Return the lines of a page that were changed in a way that proposals may depend on."""
    touched: set[str] = set()
    passages: set[str] = set()
    for change in recorder.changes:
        if change.table == "line" and _has_meaning(change):
            touched.add(change.row_id)
        elif change.table == "passage":
            passages.add(change.row_id)
    text = recorder.texts.get(page_id)
    if passages and text is not None:
        for passage in text.passages():
            if passage.id in passages:
                touched.add(passage.lines[0].id)
    return touched


def _has_meaning(change: RowChange) -> bool:
    if change.kind is not ChangeKind.UPDATE or change.before is None:
        return True
    columns = change.before.keys()
    return (
        bool(columns - _WITHOUT_MEANING) or "text_settled" in columns or "seam_settled" in columns
    )
