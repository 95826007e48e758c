"""Records are checked, changed, removed, moved and merged, and all of it comes back."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.editing.annotation_commands import AddAnnotation
from archive.editing.catalogue_commands import (
    AttachScan,
    DetachScan,
    SaveIssue,
    SaveNewspaper,
    SavePage,
)
from archive.editing.command import run
from archive.editing.record_checks import date_of, issn_check_digit, normal_cn_number, normal_issn
from archive.editing.removal_commands import (
    MergeIssues,
    MovePage,
    RemoveIssue,
    RemoveNewspaper,
    RemovePage,
)
from archive.editing.rule_commands import TeachRule
from archive.editing.tag_commands import RenameTag, SetArticleTags, SetIssueTags
from archive.editing.text_commands import RejectProposals
from archive.errors import ArchiveError, InvalidRecordError, StaleOperationError
from archive.model.annotation import Annotation
from archive.model.catalogue import Issue, Newspaper
from archive.model.line import Seam
from archive.model.operations import Continue
from archive.model.page import Page, Scan
from archive.model.proposal import Proposal, ProposalKind, ProposalState
from archive.storage.effort import Effort
from archive.storage.rules import RuleKind, TaughtRule
from tests.builders import add_page, make_text

SCAN = Scan("a.png", "0" * 64, 100, 200)


@pytest.mark.parametrize(
    ("entered", "stored"),
    [
        ("0378-5955", "0378-5955"),
        ("03785955", "0378-5955"),
        ("ISSN 2434-561x", "2434-561X"),
        ("１６７１－６０５９", ""),
        ("", ""),
    ],
)
def test_issns_are_brought_into_their_form(entered, stored):
    if entered and not stored:
        with pytest.raises(InvalidRecordError, match="would be"):
            normal_issn(entered)
    else:
        assert normal_issn(entered) == stored


@given(st.integers(0, 9_999_999))
def test_one_slip_in_an_issn_is_always_noticed(number):
    digits = f"{number:07}"
    issn = f"{digits[:4]}-{digits[4:]}{issn_check_digit(digits)}"
    assert normal_issn(issn) == issn
    slipped = str((int(issn[0]) + 1) % 10) + issn[1:]
    with pytest.raises(InvalidRecordError):
        normal_issn(slipped)


def test_cn_numbers_and_dates_are_brought_into_their_form():
    assert normal_cn_number("CN43—0001") == "CN 43-0001"
    assert normal_cn_number("11-2345/d") == "CN 11-2345/D"
    assert date_of("2021年12月5日") == dt.date(2021, 12, 5)
    assert date_of("2021/2/3") == dt.date(2021, 2, 3)
    assert date_of(" ") is None
    for wrong in ("CN 4-1", "x"):
        with pytest.raises(InvalidRecordError):
            normal_cn_number(wrong)
    for wrong in ("2021-02-30", "yesterday"):
        with pytest.raises(InvalidRecordError):
            date_of(wrong)


@pytest.mark.parametrize(
    "command",
    [
        SaveNewspaper(Newspaper("  ")),
        SaveNewspaper(Newspaper("x", issn="1234-5678")),
        SaveNewspaper(Newspaper("x", language="chinese!")),
        SaveIssue(Issue("nobody")),
        SavePage(Page("nobody", 1)),
        SavePage(Page("nobody", 0)),
        SetIssueTags("nobody", ("x",)),
        SetArticleTags("nobody", "nobody", ("x",)),
        RemovePage("nobody"),
        RemoveIssue("nobody"),
        RemoveNewspaper("nobody"),
        MovePage("nobody", "nobody", 1),
        MergeIssues("nobody", "nowhere"),
        AttachScan("nobody", SCAN),
    ],
    ids=lambda command: type(command).__name__,
)
def test_what_cannot_be_is_refused_in_words_and_changes_nothing(archive, command):
    with pytest.raises(ArchiveError):
        run(archive, command)
    assert archive.edits.last_number() == 0


def test_records_out_of_files_are_kept_as_found(archive):
    run(archive, SaveNewspaper(Newspaper("x", issn="1234-5678"), as_found=True))
    assert archive.catalogue.newspapers()[0].issn == "1234-5678"


def everything(archive):
    tables = (
        "newspaper issue issue_tag page scan source reading article passage line annotation"
        " proposal repair_rule effort"
    )
    return {
        table: sorted(archive.database.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
        for table in tables.split()
    }


@pytest.fixture
def full(archive):
    """An archive with something in every table that hangs on a page."""
    page = add_page(archive, make_text(["春风", "秋雨"]))
    one, two = archive.texts.get(page.id).placed_lines()
    article = archive.texts.get(page.id).articles[0]
    run(archive, AttachScan(page.id, SCAN))
    run(archive, SetArticleTags(page.id, article.id, ("农业",)))
    run(archive, SetIssueTags(page.issue_id, ("合订本",)))
    run(archive, AddAnnotation(Annotation(page.id, "墨迹", article_id=article.id)))
    join = Proposal(
        ProposalKind.JOIN, 0.5, (), (Continue(one.id, two.id, Seam.JOIN),), (one.id, two.id)
    )
    with archive.unrecorded():
        archive.proposals.replace_open(page.id, [join])
        archive.efforts.add(page.id, Effort(1, 2, 3.0))
    run(archive, RejectProposals(page.id, (join,)))
    [paper] = archive.catalogue.newspapers()
    run(archive, TeachRule(TaughtRule(RuleKind.WORD, "春风", newspaper_id=paper.id)))
    return archive


@pytest.mark.parametrize("what", ["page", "issue", "newspaper"])
def test_what_is_removed_comes_back_whole(full, what):
    [page] = full.catalogue.pages()
    [issue] = full.catalogue.issues()
    command = {
        "page": RemovePage(page.id),
        "issue": RemoveIssue(issue.id),
        "newspaper": RemoveNewspaper(issue.newspaper_id),
    }[what]
    before = everything(full)
    changes = run(full, command)
    assert changes.catalogue
    assert full.catalogue.pages() == []
    assert len(full.catalogue.issues()) == (what == "page")
    after = everything(full)
    full.undo()
    assert everything(full) == before
    full.redo()
    assert everything(full) == after


def test_a_page_is_moved_into_another_issue_and_the_others_make_room(archive):
    pages = [add_page(archive, make_text([str(n)]), order=n) for n in (1, 2)]
    [issue] = archive.catalogue.issues()
    other = Issue(issue.newspaper_id, dt.date(2022, 1, 1))
    run(archive, SaveIssue(other))
    run(archive, MovePage(pages[1].id, other.id, 1))
    run(archive, MovePage(pages[0].id, other.id, 1))
    assert [(p.id, p.order) for p in archive.catalogue.pages(other.id)] == [
        (pages[0].id, 1),
        (pages[1].id, 2),
    ]
    assert archive.catalogue.pages(issue.id) == []
    archive.undo()
    archive.undo()
    assert [p.id for p in archive.catalogue.pages(issue.id)] == [p.id for p in pages]


def test_merged_issues_keep_all_pages_and_tags(archive):
    add_page(archive, make_text(["一"]))
    [issue] = archive.catalogue.issues()
    other = Issue(issue.newspaper_id, dt.date(2021, 12, 15), edition="晚报", tags=("号外",))
    run(archive, SaveIssue(other))
    extra = Page(other.id, 1, "号外")
    run(archive, SavePage(extra))
    before = everything(archive)
    run(archive, MergeIssues(other.id, issue.id))
    assert [p.order for p in archive.catalogue.pages(issue.id)] == [1, 2]
    assert archive.catalogue.issue(issue.id).tags == ("号外",)
    with pytest.raises(KeyError):
        archive.catalogue.issue(other.id)
    archive.undo()
    assert everything(archive) == before


def test_tags_are_cleaned_counted_and_renamed_everywhere(full):
    [page] = full.catalogue.pages()
    article = full.texts.get(page.id).articles[0]
    run(full, SetArticleTags(page.id, article.id, (" 农业 ", "农业", "", "天气\n预报")))
    assert full.texts.get(page.id).articles[0].tags == ("农业", "天气 预报")
    run(full, SetIssueTags(page.issue_id, ("农业",)))
    assert [(use.tag, use.articles, use.issues) for use in full.tags.vocabulary()] == [
        ("农业", 1, 1),
        ("天气 预报", 1, 0),
    ]
    run(full, RenameTag("农业", "天气 预报"))
    assert [(use.tag, use.articles, use.issues) for use in full.tags.vocabulary()] == [
        ("天气 预报", 1, 1)
    ]
    run(full, RenameTag("天气 预报", ""))
    assert full.tags.vocabulary() == []
    full.undo()
    full.undo()
    assert [use.tag for use in full.tags.vocabulary()] == ["农业", "天气 预报"]


def test_a_page_has_one_scan(full):
    [page] = full.catalogue.pages()
    with pytest.raises(StaleOperationError):
        run(full, AttachScan(page.id, SCAN))
    run(full, DetachScan(page.id))
    assert full.catalogue.page(page.id).scan is None
    run(full, AttachScan(page.id, replace(SCAN, file="b.png")))
    assert full.catalogue.page(page.id).scan.file == "b.png"


def test_rejecting_a_join_teaches_to_keep_apart_and_undo_unlearns(full):
    [page] = full.catalogue.pages()
    [decided] = full.proposals.of_page(page.id)
    assert decided.state is ProposalState.REJECTED
    assert full.rules.of_page(page.id).kept_apart == {("春风", "秋雨")}
    assert full.rules.of_page(page.id).words == {"春风"}
    full.undo()
    full.undo()
    rules = full.rules.of_page(page.id)
    assert (rules.kept_apart, rules.words, rules.language) == (frozenset(), frozenset(), "zh-Hans")


def test_a_rule_takes_the_place_of_what_it_contradicts(full):
    [page] = full.catalogue.pages()
    [paper] = full.catalogue.newspapers()
    run(full, TeachRule(TaughtRule(RuleKind.JOINED, "春风", "秋雨", paper.id)))
    rules = full.rules.of_page(page.id)
    assert (rules.joined, rules.kept_apart) == ({("春风", "秋雨")}, frozenset())
    with pytest.raises(InvalidRecordError):
        run(full, TeachRule(TaughtRule(RuleKind.JOINED, "春风")))


def test_effort_adds_up(full):
    [page] = full.catalogue.pages()
    with full.unrecorded():
        full.efforts.add(page.id, Effort(keystrokes=10))
    assert full.efforts.of_page(page.id) == Effort(1, 12, 3.0)
    assert full.efforts.total() == Effort(1, 12, 3.0)


def test_the_first_page_is_the_first_of_all_in_order(archive):
    assert archive.catalogue.first_page() is None
    run(archive, SaveNewspaper(Newspaper("Evening", id="evening")))
    run(archive, SaveNewspaper(Newspaper("Daily", id="daily")))
    run(archive, SaveIssue(Issue("daily", dt.date(1950, 1, 1), "0", id="empty")))
    for newspaper, issue, day in (("evening", "e", 1), ("daily", "later", 9), ("daily", "d", 2)):
        run(archive, SaveIssue(Issue(newspaper, dt.date(1950, 1, day), "1", id=issue)))
        for order in (3, 2):
            run(archive, SavePage(Page(issue, order, id=f"{issue}{order}")))
    first = archive.catalogue.first_page()
    assert first == archive.catalogue.pages()[0]
    assert first is not None
    assert first.id == "d2"
