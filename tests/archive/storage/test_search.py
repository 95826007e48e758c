"""The search finds words wherever they stand, and is in step with every edit, undo and redo."""

import datetime as dt
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.editing.annotation_commands import AddAnnotation, RemoveAnnotation
from archive.editing.catalogue_commands import SaveIssue, SaveNewspaper, SavePage
from archive.editing.command import run
from archive.editing.removal_commands import RemovePage
from archive.editing.tag_commands import SetArticleTags, SetIssueTags
from archive.editing.text_commands import EditText
from archive.errors import StaleOperationError
from archive.model.annotation import Annotation
from archive.model.line import Seam
from archive.model.operations import Continue, MarkGap, SetAside, SetText, StartArticle
from archive.progress import NoProgress
from archive.storage.archive_file import Archive
from archive.storage.search_index import EntryKind
from archive.storage.search_words import indexed, phrases, words
from tests.builders import add_page, make_text


def found(archive, query):
    return [(hit.kind, hit.owner) for hit in archive.search(query)]


def lines_of(archive, page):
    return list(archive.texts.get(page.id).placed_lines())


@dataclass(frozen=True)
class HalfAnEdit:
    page_id: str
    line_id: str
    title: str = "Fail"

    def carry_out(self, archive, edit):
        EditText(self.page_id, (SetText(self.line_id, "秋风吹过田"),)).carry_out(archive, edit)
        raise StaleOperationError("something else is wrong")


@pytest.fixture
def page(archive):
    page = add_page(
        archive, make_text(["春风吹过田", "野麦苗青青"], ["Die Straſse in Lübeck", "x"])
    )
    one, two, *_ = lines_of(archive, page)
    run(archive, EditText(page.id, (Continue(one.id, two.id, Seam.JOIN),)))
    return page


@pytest.mark.parametrize(
    "query", ["田野", "麦", "春风", "lubeck", "Strasse", "STRAẞE", "lüb*", "ｘ"]
)
def test_short_words_are_found_over_line_ends_and_in_any_spelling(archive, page, query):
    [hit] = archive.search(query)
    assert hit.page_id == page.id
    assert hit.article_id == archive.texts.get(page.id).articles[0].id


@pytest.mark.parametrize(
    "query", ["野田", "夏", "Lü", '"in die"', "青青 夏", "", "  ", '"', "。", "*"]
)
def test_what_is_not_there_is_not_found(archive, page, query):
    assert archive.search(query) == []


def test_a_hit_shows_the_words_and_leads_to_their_lines(archive, page):
    one, two, three, _ = lines_of(archive, page)
    [hit] = archive.search("田野")
    assert hit.lines == (one.id, two.id)
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["田野"]
    assert hit.title == "春风吹过田野麦苗青青"
    [hit] = archive.search('"in Lübeck" 麦苗')
    assert hit.lines == (two.id, three.id)
    assert hit.count == 2


def test_a_phrase_does_not_run_over_a_gap_or_the_end_of_a_passage(archive, page):
    _, two, *_ = lines_of(archive, page)
    assert archive.search('"青 die"') == []
    one = lines_of(archive, page)[0]
    run(archive, EditText(page.id, (Continue(one.id, two.id, Seam.GAP),)))
    assert archive.search("田野") == []
    assert archive.search("田 野") != []
    run(archive, EditText(page.id, (MarkGap(two.id),)))
    assert archive.search("青青") != []


def test_corrections_are_found_and_what_ocr_read_as_well(archive, page):
    one = lines_of(archive, page)[0]
    run(archive, EditText(page.id, (SetText(one.id, "秋风吹过田"),)))
    assert found(archive, "秋风")[0][0] is EntryKind.TEXT
    [hit] = archive.search("春风")
    assert hit.kind is EntryKind.OCR
    assert hit.lines == (one.id,)


def test_undo_and_redo_take_the_search_along(archive, page):
    one = lines_of(archive, page)[0]
    run(archive, EditText(page.id, (SetText(one.id, "秋风吹过田"),)))
    archive.undo()
    assert archive.search("秋风") == []
    assert archive.search("春风")[0].kind is EntryKind.TEXT
    archive.redo()
    assert archive.search("秋风") != []


def test_a_failed_edit_leaves_the_search_alone(archive, page):
    one = lines_of(archive, page)[0]
    with pytest.raises(StaleOperationError):
        run(archive, HalfAnEdit(page.id, one.id))
    assert archive.search("秋风") == []


def test_lines_set_aside_are_found(archive, page):
    one = lines_of(archive, page)[0]
    run(archive, EditText(page.id, (SetAside((one.id,)),)))
    [hit] = archive.search("春风")
    assert (hit.kind, hit.lines) == (EntryKind.UNPLACED, (one.id,))


def test_an_article_that_is_split_is_found_by_its_new_half(archive, page):
    three = lines_of(archive, page)[2]
    run(archive, EditText(page.id, (StartArticle(three.id),)))
    first, second = archive.texts.get(page.id).articles
    assert found(archive, "Lübeck") == [(EntryKind.TEXT, second.id)]
    assert found(archive, "春风") == [(EntryKind.TEXT, first.id)]


def test_tags_annotations_and_records_are_found(archive, page):
    article = archive.texts.get(page.id).articles[0]
    run(archive, SetArticleTags(page.id, article.id, ("农业", "天气")))
    note = Annotation(page.id, "原件第三行有墨迹")
    run(archive, AddAnnotation(note))
    [issue] = archive.catalogue.issues()
    run(archive, SetIssueTags(issue.id, ("合订本",)))
    run(archive, SavePage(replace(page, section="副刊")))
    assert found(archive, "农业") == [(EntryKind.TAGS, article.id)]
    assert found(archive, "墨迹") == [(EntryKind.ANNOTATION, note.id)]
    assert archive.search("墨迹")[0].page_id == page.id
    assert found(archive, "合订本") == [(EntryKind.ISSUE, issue.id)]
    assert found(archive, "2021年12月15日") == [(EntryKind.ISSUE, issue.id)]
    assert found(archive, "2021-12") == [(EntryKind.ISSUE, issue.id)]
    assert found(archive, "副刊") == [(EntryKind.PAGE, page.id)]
    assert found(archive, "测试日报")[0][0] is EntryKind.NEWSPAPER
    run(archive, RemoveAnnotation(page.id, note.id))
    assert archive.search("墨迹") == []
    archive.undo()
    assert found(archive, "墨迹") == [(EntryKind.ANNOTATION, note.id)]


def test_changed_records_are_found_by_their_new_words_only(archive, page):
    [paper] = archive.catalogue.newspapers()
    [issue] = archive.catalogue.issues()
    run(archive, SaveNewspaper(replace(paper, name="晨报")))
    run(archive, SaveIssue(replace(issue, date=dt.date(1931, 9, 18))))
    assert archive.search("测试日报") == []
    assert archive.search("2021") == []
    assert archive.search("1931年9月18日") != []


def test_a_removed_page_is_not_found_until_it_is_back(archive, page):
    run(archive, RemovePage(page.id))
    assert archive.search("春风") == []
    archive.undo()
    assert archive.search("春风") != []


def test_a_better_match_comes_first(archive, page):
    add_page(archive, make_text(["青青青青"]), order=2)
    assert len(archive.search("青青")) == 2
    assert archive.search("青青", limit=1)[0].page_id != page.id


def test_the_whole_index_can_be_made_anew(archive, page):
    run(archive, AddAnnotation(Annotation(page.id, "原件第三行有墨迹")))
    before = {
        query: found(archive, query) for query in ("田野", "墨迹", "测试日报", "2021", "第01版")
    }
    archive.rebuild_search(NoProgress())
    assert {query: found(archive, query) for query in before} == before
    assert not archive.search_is_stale(page.id, archive.texts.get(page.id))


def test_an_index_of_an_older_kind_is_made_anew_at_opening(archive, page):
    with archive.unrecorded():
        archive.database.execute("DELETE FROM search_index")
        archive.database.execute("DELETE FROM search_entry")
        archive.database.execute("UPDATE search_state SET version = 0")
    assert archive.search("田野") == []
    archive.close()
    with Archive.open(archive.path) as reopened:
        assert reopened.search("田野") != []


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=st.text() | st.text('"“”„*-()^:田野春AND ORNEAR\x00', max_size=12))
def test_no_query_ever_fails(archive, query):
    archive.search(query)


@given(text=st.text())
def test_every_text_is_found_by_its_own_words(text):
    wanted = phrases('"' + text.replace('"', " ") + '"')
    assert " ".join(key for phrase in wanted for key in phrase.keys) in indexed(text) or not wanted


@given(text=st.text() | st.text("春风aZ9_ ,。\ue000\u00ad\u0301éſ１㊀が𫝀"))
def test_the_index_holds_the_words_of_a_text_in_order(text):
    assert indexed(text).split() == [word.key for word in words(text)]


def test_very_long_queries_are_cut_short(archive, page):
    assert archive.search("春风 " * 5000) != []
    assert archive.search("春" * 100_000) == []
