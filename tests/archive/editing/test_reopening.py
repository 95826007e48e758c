"""A decision can be taken back by itself, after others were made."""

import dataclasses

import pytest

from archive.editing.command import run
from archive.editing.reopening import ReopenProposal
from archive.editing.text_commands import (
    AcceptProposals,
    DecideOnPages,
    EditText,
    RejectProposals,
)
from archive.errors import StaleOperationError
from archive.model.line import Seam
from archive.model.operations import Continue, ReplaceInText, SetText, StartPassage
from archive.model.proposal import Evidence, Proposal, ProposalKind, ProposalState
from tests.builders import add_page, make_text


def proposal(kind, *operations, lines, **values):
    return Proposal(kind, 0.8, (Evidence("because"),), operations, lines, **values)


@pytest.fixture
def page(archive):
    return add_page(archive, make_text(["春风吹.过,田野", "夏日长长"], ["秋收忙忙"]))


@pytest.fixture
def three(archive, page):
    """Two marks of one line, and a seam between two lines."""
    lines = [line.id for line in archive.texts.get(page.id).placed_lines()]
    made = [
        proposal(
            ProposalKind.PUNCTUATION, ReplaceInText(lines[0], 3, ".", "。"), lines=(lines[0],)
        ),
        proposal(
            ProposalKind.PUNCTUATION, ReplaceInText(lines[0], 5, ",", "，"), lines=(lines[0],)
        ),
        proposal(
            ProposalKind.JOIN, Continue(lines[0], lines[1], Seam.JOIN), lines=(lines[0], lines[1])
        ),
    ]
    with archive.unrecorded():
        archive.proposals.replace_open(page.id, made)
    return made


def texts(archive, page):
    return [line.text for line in archive.texts.get(page.id).placed_lines()]


def states(archive, page):
    return [p.state.value for p in archive.proposals.of_page(page.id)]


def reopen(archive, page, wanted):
    [edit_id] = [e for p, e in archive.proposals.decided(page.id) if p.id == wanted.id]
    run(archive, ReopenProposal(page.id, wanted, edit_id))


def test_other_proposals_of_the_line_stay_open_when_one_is_accepted(archive, page, three):
    run(archive, AcceptProposals(page.id, (three[0],)))
    assert states(archive, page) == ["accepted", "open", "open"]


def test_an_earlier_decision_is_taken_back_and_later_ones_stay(archive, page, three):
    for one in three:
        run(archive, AcceptProposals(page.id, (one,)))
    reopen(archive, page, three[0])
    assert texts(archive, page)[0] == "春风吹.过，田野"
    assert states(archive, page) == ["open", "accepted", "accepted"]
    archive.undo()
    assert texts(archive, page)[0] == "春风吹。过，田野"
    assert states(archive, page) == ["accepted"] * 3


def test_a_decision_that_undo_brings_back_can_be_taken_back_again(archive, page, three):
    run(archive, AcceptProposals(page.id, (three[2],)))
    accepted = archive.edits.last_number()
    reopen(archive, page, three[2])
    assert archive.edits.get(accepted).is_reverted
    archive.undo()
    assert archive.proposals.decided(page.id) == [
        (dataclasses.replace(three[2], state=ProposalState.ACCEPTED), accepted)
    ]
    assert archive.edits.get(accepted).is_in_force
    reopen(archive, page, three[2])
    assert states(archive, page) == ["open"] * 3


def test_one_of_many_accepted_at_once_is_taken_back(archive, page, three):
    before = archive.texts.get(page.id)
    run(archive, AcceptProposals(page.id, tuple(three)))
    accepted = archive.edits.last_number()
    for one in three:
        assert archive.edits.get(accepted).is_in_force
        reopen(archive, page, one)
    assert archive.edits.get(accepted).is_reverted
    assert archive.texts.get(page.id) == before
    assert states(archive, page) == ["open"] * 3


def test_a_rejected_one_is_open_again_and_what_it_taught_is_forgotten(archive, page, three):
    run(archive, RejectProposals(page.id, (three[2],)))
    assert archive.rules.of_page(page.id).kept_apart
    reopen(archive, page, three[2])
    assert states(archive, page) == ["open"] * 3
    assert archive.rules.all() == []


def test_what_was_changed_again_is_not_taken_back_blindly(archive, page, three):
    run(archive, AcceptProposals(page.id, (three[0],)))
    line = three[0].lines[0]
    run(archive, EditText(page.id, (SetText(line, "全都不同"),)))
    with pytest.raises(StaleOperationError):
        reopen(archive, page, three[0])
    assert texts(archive, page)[0] == "全都不同"
    assert states(archive, page)[0] == "accepted"


def test_a_structural_one_among_others_says_where_to_take_it_back(archive, page, three):
    last = list(archive.texts.get(page.id).placed_lines())[1].id
    start = proposal(ProposalKind.SPLIT, StartPassage(last), lines=(last,))
    with archive.unrecorded():
        archive.proposals.replace_open(page.id, [three[0], start])
    run(archive, AcceptProposals(page.id, (three[0], start)))
    with pytest.raises(StaleOperationError, match="history"):
        reopen(archive, page, start)
    archive.undo()
    run(archive, AcceptProposals(page.id, (start,)))
    before = len(list(archive.texts.get(page.id).passages()))
    reopen(archive, page, start)
    assert len(list(archive.texts.get(page.id).passages())) == before - 1


def test_a_decision_is_taken_back_once(archive, page, three):
    run(archive, RejectProposals(page.id, (three[0],)))
    reopen(archive, page, three[0])
    with pytest.raises(StaleOperationError):
        run(archive, ReopenProposal(page.id, three[0], 1))


def test_decisions_on_several_pages_are_one_edit(archive, page, three):
    other = add_page(archive, make_text(["冬雪.落"]), order=2)
    [line] = archive.texts.get(other.id).placed_lines()
    there = proposal(
        ProposalKind.PUNCTUATION, ReplaceInText(line.id, 2, ".", "。"), lines=(line.id,)
    )
    with archive.unrecorded():
        archive.proposals.replace_open(other.id, [there])
    edits = archive.edits.last_number()
    run(archive, DecideOnPages(((page.id, (three[0],)), (other.id, (there,))), accepts=True))
    assert archive.edits.last_number() == edits + 1
    assert (texts(archive, page)[0], texts(archive, other)) == ("春风吹。过,田野", ["冬雪。落"])
    archive.undo()
    assert texts(archive, other) == ["冬雪.落"]
    assert states(archive, other) == ["open"]
    assert archive.proposals.of_page(page.id, ProposalState.OPEN) == three
