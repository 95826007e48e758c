"""Open proposals are looked at again when their place changes; decided ones stay decided."""

import pytest

from archive.editing.command import run
from archive.editing.repairing import AcceptSure
from archive.editing.text_commands import AcceptProposals, EditText, RejectProposals
from archive.model.line import Seam
from archive.model.operations import (
    Continue,
    MoveLines,
    ReplaceInText,
    SetRole,
    SetText,
    StartPassage,
)
from archive.model.passage import Role
from archive.model.proposal import Proposal, ProposalKind, ProposalState
from tests.builders import add_page, make_text

OPEN, WITHDRAWN = ProposalState.OPEN, ProposalState.WITHDRAWN


def proposal(kind, *operations, lines, confidence=0.8):
    return Proposal(kind, confidence, (), operations, lines)


@pytest.fixture
def page(archive):
    return add_page(archive, make_text(["春风吹", "过田野"], ["夏日长", "秋收忙"], ["冬藏"]))


@pytest.fixture
def lines(archive, page):
    return [line.id for line in archive.texts.get(page.id).placed_lines()]


def store(archive, page, *proposals):
    with archive.unrecorded():
        archive.proposals.replace_open(page.id, proposals)


def states(archive, page):
    return [p.state for p in archive.proposals.of_page(page.id)]


def join(lines, first, second, **values):
    operation = Continue(lines[first], lines[second], Seam.JOIN)
    return proposal(ProposalKind.JOIN, operation, lines=(lines[first], lines[second]), **values)


def test_a_proposal_that_a_person_carried_out_by_hand_is_withdrawn_until_undone(
    archive, page, lines
):
    store(archive, page, join(lines, 0, 1), join(lines, 2, 3))
    run(archive, EditText(page.id, (Continue(lines[0], lines[1], Seam.JOIN),)))
    assert states(archive, page) == [WITHDRAWN, OPEN]
    archive.undo()
    assert states(archive, page) == [OPEN, OPEN]
    archive.redo()
    assert states(archive, page) == [WITHDRAWN, OPEN]


def test_text_that_a_person_settled_is_not_proposed_to_be_changed(archive, page, lines):
    mend = proposal(
        ProposalKind.CHARACTER, ReplaceInText(lines[0], 0, "春", "舂"), lines=(lines[0],)
    )
    store(archive, page, mend)
    changes = run(archive, EditText(page.id, (SetText(lines[0], "春风吹拂"),)))
    assert states(archive, page) == [WITHDRAWN]
    assert changes.proposals


def test_a_seam_and_a_role_that_a_person_settled_stay(archive, page, lines):
    role = proposal(ProposalKind.ROLE, SetRole(lines[2], Role.HEADLINE), lines=(lines[2],))
    store(archive, page, join(lines, 0, 1), role)
    run(archive, EditText(page.id, (Continue(lines[0], lines[1], Seam.SPACE),)))
    run(archive, EditText(page.id, (SetRole(lines[2], Role.CAPTION),)))
    assert states(archive, page) == [WITHDRAWN, WITHDRAWN]


def test_a_proposal_elsewhere_is_left_alone(archive, page, lines):
    store(archive, page, join(lines, 2, 3))
    changes = run(archive, EditText(page.id, (SetText(lines[0], "秋风"),)))
    assert states(archive, page) == [OPEN]
    assert not changes.proposals


def test_a_proposal_that_waits_for_another_one_is_kept(archive, page, lines):
    move = proposal(
        ProposalKind.MOVE, MoveLines((lines[4],), after=lines[0]), lines=(lines[4], lines[0])
    )
    store(archive, page, move, join(lines, 0, 4))
    run(archive, EditText(page.id, (SetText(lines[0], "春风"),)))
    assert states(archive, page) == [OPEN, OPEN]
    run(archive, AcceptProposals(page.id, (move,)))
    assert states(archive, page) == [ProposalState.ACCEPTED, OPEN]


def test_overtaken_proposals_are_withdrawn_when_another_is_accepted(archive, page, lines):
    split = proposal(ProposalKind.SPLIT, StartPassage(lines[1]), lines=(lines[1],))
    store(archive, page, join(lines, 0, 1), split)
    run(archive, AcceptProposals(page.id, (split,)))
    # that person has settled the seam
    assert states(archive, page) == [WITHDRAWN, ProposalState.ACCEPTED]


def test_the_sure_ones_are_one_edit_over_all_pages(archive, page, lines):
    other = add_page(archive, make_text(["风", "雨"]), order=2)
    more = [line.id for line in archive.texts.get(other.id).placed_lines()]
    store(archive, page, join(lines, 0, 1, confidence=0.95), join(lines, 2, 3, confidence=0.5))
    store(archive, other, join(more, 0, 1, confidence=0.9))
    before = archive.texts.get(page.id), archive.texts.get(other.id)
    run(archive, AcceptSure((page.id, other.id), 0.9))
    last = archive.edits.last_number()
    assert len(archive.proposals.of_edit(last)) == 2
    assert archive.proposals.count_open() == {page.id: 1}
    assert not next(archive.texts.get(page.id).placed_lines()).seam_settled
    archive.undo()
    assert (archive.texts.get(page.id), archive.texts.get(other.id)) == before
    assert archive.proposals.count_open() == {page.id: 2, other.id: 1}


def test_a_rejected_proposal_is_not_stored_again(archive, page, lines):
    one = join(lines, 0, 1)
    store(archive, page, one)
    run(archive, RejectProposals(page.id, (one,)))
    store(archive, page, one, join(lines, 2, 3))
    assert states(archive, page) == [ProposalState.REJECTED, OPEN]


def test_a_proposal_that_was_withdrawn_meanwhile_is_not_accepted(archive, page, lines):
    mend = proposal(
        ProposalKind.CHARACTER, ReplaceInText(lines[0], 0, "春", "舂"), lines=(lines[0],)
    )
    store(archive, page, mend)
    run(archive, EditText(page.id, (SetText(lines[0], "春风吹拂"),)))
    last = archive.edits.last_number()
    run(archive, AcceptProposals(page.id, (mend,)))  # the key was pressed a moment too late
    assert archive.edits.last_number() == last
    assert archive.texts.get(page.id).line(lines[0]).text == "春风吹拂"
    assert states(archive, page) == [WITHDRAWN]
