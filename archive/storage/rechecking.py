"""Whether open proposals still fit after an edit touched their lines.

Those that do not are withdrawn, and opened again when an undo brings their place back; nothing is
ever applied blindly. Withdrawing is not recorded: it follows from the text.
"""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, Final

from archive.errors import StaleOperationError
from archive.model.draft import Draft, DraftArticle
from archive.model.proposal import ProposalState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.model.line import Line
    from archive.model.page import PageText
    from archive.model.passage import Role
    from archive.model.proposal import Proposal
    from archive.storage.proposals import Proposals
    from archive.storage.recorder import Recorder


def recheck(recorder: Recorder, proposals: Proposals) -> None:
    """Withdraw the open proposals that an edit has overtaken, and open those that fit again."""
    for page_id in sorted(recorder.touched_pages):
        after = recorder.texts.get(page_id)
        before = recorder.texts_before.get(page_id)
        if after is None or before is None:  # nothing was written on the page
            continue
        concerned = proposals.concerning(page_id, _differing_lines(before, after))
        overtaken, again = [], []
        for proposal in concerned:
            fits = still_fits(after, proposal)
            if proposal.state is ProposalState.OPEN and not fits:
                # one that waits for another proposal to be accepted first was not overtaken
                if still_fits(before, proposal):
                    overtaken.append(proposal.id)
            elif proposal.state is ProposalState.WITHDRAWN and fits:
                again.append(proposal.id)
        proposals.withdraw(overtaken)
        proposals.open_again(again)
        recorder.has_rechecked |= bool(overtaken or again)


def still_fits(text: PageText, proposal: Proposal) -> bool:
    """Tell whether a proposal can be accepted, changes anything and touches nothing settled."""
    draft = Draft(text)
    named = _named_lines(proposal)
    try:
        before = [_state(draft, line_id) for line_id in named]
        for operation in proposal.operations:
            operation.apply(draft, settle=False)
        after = [_state(draft, line_id) for line_id in named]
    except StaleOperationError:
        return False
    if after == before:
        return False
    return not any(map(_overrides, before, after))


_State = tuple["Line | None", "Role | None", bool, bool, str, "str | None", "str | None"]
"""A line with its passage's role, whether that is settled and begins in a gap, where the line
stands, and its neighbours; the line is None before it is made."""


def _state(draft: Draft, line_id: str) -> _State:
    if not draft.has_line(line_id):
        return None, None, False, False, "", None, None
    line = draft.line(line_id)
    follower = draft.next_line(line_id)
    follower_id = follower.id if follower else None
    try:
        home = draft.home(line_id)
    except StaleOperationError:
        return line, None, False, False, "noise" * (line in draft.noise), None, follower_id
    index = next(i for i, other in enumerate(home.lines) if other.id == line_id)
    previous = home.lines[index - 1].id if index else None
    # what the passage follows, and whether it begins an article
    siblings = home.article.passages
    place = siblings.index(home)
    above = (
        siblings[place - 1].lines[-1].id
        if place
        else f"article {_line_before(draft, home.article)}"
    )
    return line, home.role, home.role_settled, home.gap_before, above, previous, follower_id


def _line_before(draft: Draft, article: DraftArticle) -> str:
    """Return the last line before an article."""
    index = next(i for i, other in enumerate(draft.articles) if other is article)
    return draft.articles[index - 1].passages[-1].lines[-1].id if index else ""


def _overrides(before: _State, after: _State) -> bool:
    """Tell whether a proposal would change what a person has settled."""
    was, is_now = before[0], after[0]
    if was is None:
        return False
    if is_now is None:
        return was.text_settled
    if was.text_settled and was.text != is_now.text:
        return True
    if was.seam_settled and was.seam is not is_now.seam:
        return True
    return before[2] and before[1] is not after[1] and before[5] is None and after[5] is None


def _named_lines(proposal: Proposal) -> list[str]:
    """Return the lines that a proposal and its operations name."""
    named = dict.fromkeys(proposal.lines)
    for operation in proposal.operations:
        for field in dataclasses.fields(operation):  # type: ignore[arg-type]
            value = getattr(operation, field.name)
            if field.name in _NAMES_LINES:
                named.update(dict.fromkeys(value if isinstance(value, tuple) else (value,)))
    return [line_id for line_id in named if line_id]


_NAMES_LINES: Final = frozenset(
    {"line", "next_line", "lines", "first", "last", "after", "before", "other"}
)


def _differing_lines(before: PageText, after: PageText) -> set[str]:
    """Return the lines that changed, or have other neighbours, between two states of a page."""
    was, is_now = dict(_surroundings(before)), dict(_surroundings(after))
    return {
        line_id for line_id in was.keys() | is_now.keys() if was.get(line_id) != is_now.get(line_id)
    }


def _surroundings(text: PageText) -> Iterator[tuple[str, tuple[object, ...]]]:
    for article in text.articles:
        for passage in article.passages:
            head: tuple[object, ...] = (
                passage.role,
                passage.role_settled,
                passage.gap_before,
                passage is article.passages[0],
            )
            previous = None
            for line, follower in itertools.zip_longest(passage.lines, passage.lines[1:]):
                yield line.id, (line, previous, follower and follower.id, head)
                previous, head = line.id, ()
    for line in text.unplaced:
        yield line.id, (line, "unplaced")
    for line in text.noise:
        yield line.id, (line, "noise")
