"""A new reading of a page that a person has worked on arrives as proposals, never over the work."""

import dataclasses

import pytest

from archive.editing.command import run
from archive.editing.lost_ink import lost_proposals
from archive.editing.reading_again import read_again, read_lost
from archive.editing.reading_codec import Recognised, decode_recognised, encode_recognised
from archive.editing.recognising import propose, recognise_pages
from archive.editing.repairing import repair_pages
from archive.editing.rereading import reading_proposals
from archive.editing.text_commands import AcceptProposals, EditText, RejectProposals
from archive.errors import ArchiveError
from archive.layout.arranging import arrange
from archive.model.geometry import Box
from archive.model.line import Line, Reading
from archive.model.operations import ReplaceInText, SetText
from archive.model.page import PageText
from archive.model.passage import Article, Passage, Role
from archive.model.proposal import READ_AGAIN, Proposal, ProposalKind, ProposalState
from archive.progress import NoProgress
from archive.repair.settling import accept
from archive.storage.integrity import check_archive
from tests.archive.editing.test_recognising import STUB, add_scanned
from tests.builders import add_page, make_text

SECOND = "tests.archive.editing.stub_engines:make_second"
WORDS = ("春风吹过小城", "河边柳树发芽", "孩子放起风筝", "老人坐着晒太阳", "燕子飞回屋檐")


def box_of(row, left=10):
    return Box(left, 40 * row, left + 180, 40 * row + 30)


def page_of(*rows, role=Role.PARAGRAPH, left=10, **values):
    """One passage with the line of each row number."""
    lines = tuple(
        Line.of(Reading(WORDS[row], box_of(row, left), values.get("confidence"))) for row in rows
    )
    return PageText((Article((Passage(role, lines),)),))


def corrected(text, row, words, *, settled=False):
    (article,) = text.articles
    lines = list(article.passages[0].lines)
    lines[row] = dataclasses.replace(lines[row], text=words, text_settled=settled)
    passage = dataclasses.replace(article.passages[0], lines=tuple(lines))
    return PageText((dataclasses.replace(article, passages=(passage,)),))


def texts(page):
    return [line.text for line in page.placed_lines()]


def test_the_same_reading_proposes_nothing_and_takes_no_correction_back():
    page = corrected(page_of(0, 1, 2), 1, "河边杨树发芽")
    assert reading_proposals(page, page_of(0, 1, 2)) == []
    assert texts(page)[1] == "河边杨树发芽"


def test_white_space_around_a_line_is_no_difference():
    page = corrected(page_of(0), 0, f" {WORDS[0]}")
    assert reading_proposals(page, page_of(0)) == []


def test_a_line_that_is_read_differently_is_proposed_with_the_engines_confidence():
    page = corrected(page_of(0, 1, confidence=0.6), 0, "春风吹过小镇")  # the last was corrected
    read = corrected(page_of(0, 1, confidence=0.9), 0, "秋风吹过小城")
    (proposal,) = reading_proposals(page, read)
    assert proposal.kind is ProposalKind.CHARACTER
    assert (proposal.before, proposal.after) == ("春风吹过小镇", "秋风吹过小镇")
    assert proposal.confidence == 0.9
    assert "90 % sure" in proposal.reason
    assert texts(accept(page, [proposal]).text)[0] == "秋风吹过小镇"


def test_a_reading_that_is_less_sure_than_the_one_there_is_only_possible():
    page = page_of(0, confidence=0.97)
    (proposal,) = reading_proposals(page, corrected(page_of(0, confidence=0.8), 0, "秋风吹过小城"))
    assert proposal.confidence == 0.5
    assert "97 %" in proposal.reason


def test_settled_lines_are_left_alone():
    page = corrected(page_of(0), 0, "春雨落满小城", settled=True)
    assert reading_proposals(page, page_of(0)) == []
    confirmed = corrected(page_of(0), 0, WORDS[0], settled=True)
    assert reading_proposals(confirmed, corrected(page_of(0), 0, "秋风吹过小城")) == []


def test_lines_that_the_page_does_not_have_come_to_their_place_in_any_order():
    page = page_of(0, 3, 4)
    found = reading_proposals(page, page_of(0, 1, 2, 3, 4))
    assert [proposal.kind for proposal in found] == [ProposalKind.GAP] * 2
    assert found[0].box == box_of(1)
    for order in (found, found[::-1]):
        assert texts(accept(page, order).text) == list(WORDS)
    late = page_of(1, 2)
    assert texts(accept(late, reading_proposals(late, page_of(0, 1, 2))).text) == list(WORDS[:3])


def test_a_passage_that_the_page_does_not_have_is_one_proposal_with_its_role():
    page = page_of(3, 4)
    read = PageText((Article((*_passages(0, 1), *page_of(3, 4).passages())),))
    (proposal,) = reading_proposals(page, read)
    after = accept(page, [proposal]).text
    assert [p.role for p in after.passages()] == [Role.SUBHEAD, Role.PARAGRAPH]
    assert texts(after) == [WORDS[0], WORDS[1], WORDS[3], WORDS[4]]


def _passages(*rows):
    return page_of(*rows, role=Role.SUBHEAD).passages()


def test_lines_that_were_cut_or_joined_otherwise_are_still_the_same_print():
    page = page_of(0)
    halves = [
        Line.of(Reading("春风吹", Box(10, 0, 100, 30), 0.9)),
        Line.of(Reading("过大城", Box(100, 0, 190, 30), 0.9)),
    ]
    (proposal,) = reading_proposals(page, PageText(unplaced=tuple(halves)))
    assert proposal.after == "春风吹过大城"
    back = reading_proposals(PageText((Article((Passage(Role.PARAGRAPH, tuple(halves)),)),)), page)
    assert [(p.before, p.after) for p in back] == [("过大城", "过小城")]


def test_lines_without_boxes_are_found_by_their_text():
    lines = tuple(Line.of(Reading(words)) for words in WORDS[:3])
    page = PageText((Article((Passage(Role.PARAGRAPH, lines),)),))
    (proposal,) = reading_proposals(page, corrected(page_of(0, 1, 2), 1, "河边柳树生芽"))
    assert (proposal.before, proposal.after) == (WORDS[1], "河边柳树生芽")


def test_lost_ink_is_a_gap_beside_its_nearest_line_and_covered_ink_is_not():
    left = page_of(0, 1, 3).articles[0].passages[0]
    right = page_of(0, 2, left=300).articles[0].passages[0]
    page = PageText((Article((left, right)),))
    boxes = [box_of(2), box_of(1, left=300), box_of(3), Box(10, 170, 190, 200)]
    found = lost_proposals(page, boxes)
    assert [proposal.lines[0] for proposal in found] == [
        left.lines[1].id,
        right.lines[0].id,
        left.lines[2].id,
    ]
    marked = accept(page, found).text
    assert [passage.folded().gaps for passage in marked.passages()] == [(13, 20), (6,)]


def test_what_was_recognised_survives_the_way_from_its_process():
    readings = [Reading(words, box_of(n), 0.5, vertical=n == 2) for n, words in enumerate(WORDS)]
    whole = Recognised(tuple(readings), arrange(readings, language="zh"), (box_of(9),))
    decoded = decode_recognised(encode_recognised(whole))
    assert (decoded.readings, decoded.lost) == (whole.readings, whole.lost)
    assert list(decoded.text.lines()) == list(whole.text.lines())
    for ours, theirs in zip(whole.text.passages(), decoded.text.passages(), strict=True):
        assert dataclasses.replace(theirs, id=ours.id) == ours


# -- in an archive ----------------------------------------------------------------------------


@pytest.fixture
def page(archive, tmp_path):
    """A page that was read, and of which a person corrected the second line."""
    page_id = add_scanned(archive, tmp_path, 1, 200)
    recognise_pages(archive, [page_id], NoProgress(), engine=STUB)
    _, line = archive.texts.get(page_id).lines()
    run(archive, EditText(page_id, (SetText(line.id, "第一场雪"),)))
    return page_id


def open_ones(archive, page_id):
    return archive.proposals.of_page(page_id, ProposalState.OPEN)


def test_recognising_a_page_that_was_worked_on_proposes(archive, page):
    before = archive.texts.get(page)
    last = archive.edits.last_number()
    report = recognise_pages(archive, [page], NoProgress(), engine=SECOND)
    assert (report.page_ids, report.errors, report.proposed) == ((), (), ((page, 1),))
    assert archive.texts.get(page) == before
    assert archive.edits.last_number() == last
    (proposal,) = open_ones(archive, page)
    assert (proposal.before, proposal.after) == ("小城今晨", "小城今早")
    repair_pages(archive, [page], NoProgress())
    assert proposal in open_ones(archive, page)
    run(archive, AcceptProposals(page, (proposal,)))
    assert [line.text for line in archive.texts.get(page).lines()] == ["小城今早", "第一场雪"]
    archive.undo()
    assert archive.texts.get(page) == before


def test_what_was_rejected_is_not_proposed_again(archive, page):
    recognise_pages(archive, [page], NoProgress(), engine=SECOND)
    run(archive, RejectProposals(page, tuple(open_ones(archive, page))))
    report = recognise_pages(archive, [page], NoProgress(), engine=SECOND)
    assert report.proposed == ((page, 0),)
    assert open_ones(archive, page) == []


def test_an_area_is_read_again_by_the_same_rule(archive, tmp_path, page):
    assert read_again(archive, page, Box(5, 5, 50, 15), NoProgress(), engine=SECOND).proposed == 1
    assert [p.after for p in open_ones(archive, page)] == ["小城今早"]
    fresh = add_scanned(archive, tmp_path, 2, 201)
    recognise_pages(archive, [fresh], NoProgress(), engine=STUB)
    done = read_again(archive, fresh, Box(5, 5, 50, 15), NoProgress(), engine=SECOND)
    assert (done.changed, done.proposed) == (1, 0)
    assert next(archive.texts.get(fresh).lines()).text == "小城今早"
    assert open_ones(archive, fresh) == []
    archive.undo()
    assert next(archive.texts.get(fresh).lines()).text == "小城今晨"


def test_lost_ink_is_read_and_put_in_as_an_edit_that_can_be_undone(archive, page):
    before = archive.texts.get(page)
    propose(archive, page, lost_proposals(before, [Box(5, 32, 35, 38), Box(45, 32, 55, 38)]))
    lost, nothing = open_ones(archive, page)
    assert lost.is_from_scan
    assert read_lost(archive, page, nothing, NoProgress(), engine=STUB) == 0
    assert archive.texts.get(page) == before
    assert read_lost(archive, page, lost, NoProgress(), engine=STUB) == 1
    text = archive.texts.get(page)
    assert [line.text for line in text.placed_lines()] == ["小城今晨", "第一场雪", "雪停了"]
    line = list(text.placed_lines())[-1]
    assert (line.ocr, line.supplied, line.confidence) == ("雪停了", False, 0.8)
    assert lost.id not in {p.id for p in open_ones(archive, page)}
    assert archive.search("雪停了") != []
    assert check_archive(archive, NoProgress()).faults == []
    archive.undo()
    assert archive.texts.get(page) == before
    assert lost.id in {p.id for p in open_ones(archive, page)}
    assert check_archive(archive, NoProgress()).faults == []
    archive.redo()
    assert archive.texts.get(page) == text
    assert read_lost(archive, page, lost, NoProgress(), engine=STUB) == 0  # it is there already


def test_a_doubtful_sign_is_not_put_in_where_ink_seemed_lost(archive, page):
    before = archive.texts.get(page)
    propose(archive, page, lost_proposals(before, [Box(5, 32, 35, 38)]))
    (lost,) = open_ones(archive, page)
    doubtful = "tests.archive.editing.stub_engines:make_doubtful"
    assert read_lost(archive, page, lost, NoProgress(), engine=doubtful) == 0
    assert archive.texts.get(page) == before
    assert open_ones(archive, page) == [lost]


def test_a_page_without_scan_cannot_be_read_again(archive):
    bare = add_page(archive, make_text(["春风"]), order=4, label="B4")
    with pytest.raises(ArchiveError, match="B4 has no scan"):
        read_again(archive, bare.id, Box(0, 0, 9, 9), NoProgress(), engine=STUB)


# -- what else is open in the same lines --------------------------------------------------------


def repairing(line, old, new):
    place = ReplaceInText(line.id, line.text.index(old), old, new)
    after = line.text.replace(old, new)
    return Proposal(ProposalKind.CHARACTER, 0.8, (), (place,), (line.id,), line.text, after)


def test_a_reading_closes_only_what_would_change_the_same_characters(archive, tmp_path):
    page_id = add_scanned(archive, tmp_path, 1, 200)
    recognise_pages(archive, [page_id], NoProgress(), engine=STUB)
    line, _ = archive.texts.get(page_id).lines()
    elsewhere, same = repairing(line, "城", "镇"), repairing(line, "晨", "日")
    with archive.unrecorded():
        archive.proposals.replace_open(page_id, [elsewhere, same])
    assert read_again(archive, page_id, line.box, NoProgress(), engine=SECOND).changed == 1
    assert open_ones(archive, page_id) == [elsewhere]
    assert not archive.texts.get(page_id).line(line.id).text_settled
    archive.undo()
    assert open_ones(archive, page_id) == [elsewhere, same]


def test_a_proposed_reading_stays_open_when_other_characters_of_its_line_change(archive, page):
    recognise_pages(archive, [page], NoProgress(), engine=SECOND)
    (proposal,) = open_ones(archive, page)
    line = archive.texts.get(page).line(proposal.lines[0])
    elsewhere = EditText(page, (ReplaceInText(line.id, 0, "小城", "大城市"),), settle=False)
    run(archive, elsewhere)
    assert open_ones(archive, page) == [proposal]
    run(archive, AcceptProposals(page, (proposal,)))
    assert archive.texts.get(page).line(line.id).text == "大城市今早"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("春风吹过小城", "春风又吹过小城"),
        ("春风吹过小城", "看春风吹过小城"),
        ("春风吹过小城", "春风吹过小城。"),
        ("春风吹过小城", "吹过小城"),
        ("一一一二一一", "一一二一一一一"),
        ("春风吹过小城", "完全是别的一句话"),
    ],
)
def test_every_difference_leads_to_what_was_read(old, new):
    page = corrected(page_of(0), 0, old)
    line = dataclasses.replace(next(page.lines()), ocr=old)
    page = PageText((Article((Passage(Role.PARAGRAPH, (line,)),)),))
    (proposal,) = reading_proposals(page, corrected(page_of(0), 0, new))
    assert texts(accept(page, [proposal]).text) == [new]


def test_lines_that_reach_out_of_the_area_keep_what_was_not_read():
    page = page_of(0, 1)
    half = Reading("春风", Box(10, 0, 70, 30), 0.9)
    read = PageText((Article((Passage(Role.PARAGRAPH, (Line.of(half),)),)),))
    assert reading_proposals(page, read, within=Box(8, 0, 72, 32)) == []
    whole = corrected(page_of(0), 0, "秋风吹过小城")
    assert len(reading_proposals(page, whole, within=Box(8, 0, 192, 32))) == 1


def test_what_a_reading_says_elsewhere_is_not_alike(archive, page):
    first, second = archive.texts.get(page).lines()
    one = dataclasses.replace(repairing(first, "城", "镇"), alike=READ_AGAIN)
    other = dataclasses.replace(repairing(second, "雪", "雨"), alike=READ_AGAIN)
    propose(archive, page, [one, other])
    assert archive.proposals.open_alike(one) == {page: [one]}
