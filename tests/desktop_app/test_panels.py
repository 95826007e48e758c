"""Panels beside the page: articles, history, records, annotations, search."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from archive.editing.text_commands import EditText
from archive.model.annotation import Annotation
from archive.model.geometry import Box
from archive.model.operations import SetText
from archive.model.passage import Role
from desktop_app.models.article_tree import PART
from desktop_app.models.history import ENTRY, NOTE, HistoryScope
from desktop_app.panels.annotations_panel import AnnotationsPanel
from desktop_app.panels.articles_panel import ArticlesPanel
from desktop_app.panels.empty_hint import EmptyHint
from desktop_app.panels.history_panel import HistoryPanel
from desktop_app.panels.message_bar import MessageBar
from desktop_app.panels.record_panel import RecordPanel
from desktop_app.panels.search_panel import SearchPanel
from desktop_app.panels.tag_words import join_tags, split_tags


@pytest.fixture
def shown(workspace, qtbot):
    """Return a function that makes a panel and shows it."""

    def show(kind):
        panel = kind(workspace)
        qtbot.addWidget(panel)
        panel.resize(320, 500)
        panel.show()
        return panel

    return show


def type_over(editor, text):
    editor.setFocus()
    editor.selectAll()
    commit = QInputMethodEvent()
    commit.setCommitString(text)
    QApplication.sendEvent(editor, commit)


# -- articles -------------------------------------------------------------------------------------


def test_the_chosen_line_is_shown_among_the_articles(shown, workspace):
    panel = shown(ArticlesPanel)
    line = list(workspace.text.placed_lines())[-1]
    workspace.select_line(line.id)
    assert panel.tree.currentIndex().data() == "河水解冻， 柳树发芽。"
    assert panel.role.currentData() == Role.PARAGRAPH


def test_choosing_a_passage_selects_its_first_line(shown, workspace, qtbot):
    panel = shown(ArticlesPanel)
    panel.tree.setFocus()
    for _ in range(3):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    passage = panel.tree.currentIndex().data(PART)
    assert workspace.line_id == passage.lines[0].id


def test_tags_are_split_stored_and_undone(shown, workspace, qtbot):
    panel = shown(ArticlesPanel)
    workspace.select_line(next(workspace.text.lines()).id)
    type_over(panel.tags, "农业，天气 , 农业")
    with qtbot.waitSignal(workspace.changed):
        qtbot.keyClick(panel.tags, Qt.Key.Key_Return)
    assert workspace.text.articles[0].tags == ("农业", "天气")
    panel.tree.setFocus()
    with qtbot.waitSignal(workspace.changed):
        workspace.undo()
    assert panel.tags.text() == ""


def test_a_role_is_stored_and_the_selection_stays(shown, workspace, qtbot):
    panel = shown(ArticlesPanel)
    workspace.select_line(next(workspace.text.lines()).id)
    panel.role.setCurrentIndex(panel.role.findData(Role.HEADLINE))
    with qtbot.waitSignal(workspace.changed):
        panel.role.activated.emit(panel.role.currentIndex())
    first = next(workspace.text.passages())
    assert (first.role, first.role_settled) == (Role.HEADLINE, True)
    assert panel.tree.currentIndex().data(PART).id == first.id


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("", ()),
        (" , ", ()),
        ("a,b", ("a", "b")),
        ("甲、乙；丙", ("甲", "乙", "丙")),
        ("a,a", ("a",)),
    ],
)
def test_tags_as_people_type_them(text, tags):
    assert split_tags(text) == tags
    assert split_tags(join_tags(tags)) == tags


# -- history --------------------------------------------------------------------------------------


def edit_text(workspace, qtbot, text):
    line = next(workspace.text.lines())
    with qtbot.waitSignal(workspace.changed):
        workspace.run(EditText(workspace.page.id, (SetText(line.id, text),)))


def test_the_newest_edit_is_first_and_the_page_decides(shown, workspace, qtbot):
    panel = shown(HistoryPanel)
    edit_text(workspace, qtbot, "夏天来了")
    model = panel.tree.model()
    assert model.index(0, 0).data() == "Edit text: 春 → 夏"
    rows = model.rowCount()
    panel.choose_scope(HistoryScope.ARCHIVE)
    assert model.rowCount() > rows
    panel.choose_scope(HistoryScope.PAGE)
    workspace.select_page(workspace.archive.catalogue.pages()[1].id)
    assert not model.index(0, 0).data().startswith("Edit text")


def test_undo_and_redo_beside_the_history(shown, workspace, qtbot):
    panel = shown(HistoryPanel)
    edit_text(workspace, qtbot, "夏天来了")
    assert not panel.redo.isEnabled()
    with qtbot.waitSignal(workspace.changed):
        panel.undo.click()
    assert panel.tree.model().index(0, 0).data(ENTRY).state == "undone"
    with qtbot.waitSignal(workspace.changed):
        panel.redo.click()
    assert next(workspace.text.lines()).text == "夏天来了"


def test_line_and_passage_have_histories_of_their_own(shown, workspace, qtbot):
    panel = shown(HistoryPanel)
    lines = list(workspace.text.lines())
    edit_text(workspace, qtbot, "夏天来了")
    panel.choose_scope(HistoryScope.LINE)
    assert panel.tree.model().rowCount() == 0
    workspace.select_line(lines[0].id)
    assert panel.tree.model().index(0, 0).data() == "Edit text: 春 → 夏"
    assert (panel.detail.corrected.before, panel.detail.corrected.after) == (
        "春天来了",
        "夏天来了",
    )
    workspace.select_line(lines[1].id)
    assert not panel.tree.model().index(0, 0).data().startswith("Edit text")
    assert "河水解冻，" in panel.detail.heading.text()
    panel.choose_scope(HistoryScope.PASSAGE)
    assert lines[2].text in panel.detail.heading.text()


def test_one_edit_is_taken_back_from_the_history(shown, workspace, qtbot):
    panel = shown(HistoryPanel)
    edit_text(workspace, qtbot, "夏天来了")
    second = list(workspace.text.lines())[1]
    with qtbot.waitSignal(workspace.changed):
        workspace.run(EditText(workspace.page.id, (SetText(second.id, "河水涨了，"),)))
    panel.tree.setCurrentIndex(panel.tree.model().index(1, 0))
    assert [(view.before, view.after) for view in panel.detail.texts] == [("春天来了", "夏天来了")]
    with qtbot.waitSignal(workspace.changed):
        panel.detail.revert.click()
    assert [line.text for line in workspace.text.lines()][:2] == ["春天来了", "河水涨了，"]


def test_what_was_taken_back_says_so_and_comes_back_when_that_is_taken_back(
    shown, workspace, qtbot
):
    panel = shown(HistoryPanel)
    edit_text(workspace, qtbot, "夏天来了")
    tree = panel.tree.model()
    panel.tree.setCurrentIndex(tree.index(0, 0))
    with qtbot.waitSignal(workspace.changed):
        panel.detail.revert.click()
    taken, first = tree.index(0, 0), tree.index(1, 0)
    assert taken.data() == "Take one edit back: Edit text"
    assert first.data(NOTE).startswith("taken back · ")
    assert "taken back" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert panel.tree.currentIndex() == first
    assert "taken back" in panel.detail.title.text()
    assert not panel.detail.revert.isEnabled()
    assert "taken back" not in taken.data(NOTE)
    panel.tree.setCurrentIndex(taken)
    with qtbot.waitSignal(workspace.changed):
        panel.detail.revert.click()
    assert next(workspace.text.lines()).text == "夏天来了"
    assert tree.index(1, 0).data(NOTE).startswith("taken back")
    assert "taken back" not in tree.index(2, 0).data(NOTE)
    with qtbot.waitSignal(workspace.changed):
        workspace.undo()
    assert tree.index(0, 0).data(NOTE).startswith("undone · ")
    assert tree.index(2, 0).data(NOTE).startswith("taken back")


def test_the_edit_in_the_way_is_named_and_shown(shown, workspace, qtbot):
    panel = shown(HistoryPanel)
    edit_text(workspace, qtbot, "夏天来了")
    edit_text(workspace, qtbot, "秋天来了")
    panel.tree.setCurrentIndex(panel.tree.model().index(1, 0))
    with qtbot.waitSignal(workspace.edit_failed):
        panel.detail.revert.click()
    assert "Later, “Edit text”" in panel.detail.message.text()
    assert next(workspace.text.lines()).text == "秋天来了"
    panel.detail.show_later.click()
    assert panel.tree.currentIndex().row() == 0


# -- records --------------------------------------------------------------------------------------


def test_a_record_is_stored_within_a_second_and_undone(shown, workspace, qtbot):
    panel = shown(RecordPanel)
    type_over(panel.page_form.editors["label"], "A1")
    qtbot.waitUntil(lambda: workspace.page.label == "A1", timeout=1500)
    with qtbot.waitSignal(workspace.changed):
        workspace.undo()
    panel.setFocus()
    assert workspace.page.label == "第01版"


def test_a_wrong_issn_is_told_and_not_stored_but_the_place_is(shown, workspace, qtbot):
    panel = shown(RecordPanel)
    form = panel.newspaper_form
    type_over(form.editors["issn"], "0378-5951")
    type_over(form.editors["place"], "长沙")
    panel.flush()
    qtbot.waitUntil(lambda: workspace.archive.catalogue.newspapers()[0].place == "长沙")
    assert workspace.archive.catalogue.newspapers()[0].issn == ""
    assert "ISSN" in form.fault
    type_over(form.editors["issn"], "0378-5955")
    panel.flush()
    qtbot.waitUntil(lambda: workspace.archive.catalogue.newspapers()[0].issn == "0378-5955")
    assert form.fault == ""


def test_what_was_typed_goes_to_the_page_it_was_typed_for(shown, workspace, qtbot):
    panel = shown(RecordPanel)
    first, second = workspace.archive.catalogue.pages()
    type_over(panel.page_form.editors["section"], "要闻")
    workspace.select_page(second.id)
    qtbot.waitUntil(lambda: workspace.is_idle)
    assert workspace.archive.catalogue.page(first.id).section == "要闻"
    assert workspace.archive.catalogue.page(second.id).section == ""
    assert panel.page_form.editors["section"].text() == ""


def test_what_was_typed_is_not_overwritten_by_an_edit_elsewhere(shown, workspace, qtbot):
    panel = shown(RecordPanel)
    type_over(panel.page_form.editors["section"], "要")
    edit_text(workspace, qtbot, "夏天来了")
    assert panel.page_form.editors["section"].text() == "要"


def test_what_could_not_be_stored_stays_and_is_stored_later(shown, workspace, qtbot):
    panel = shown(RecordPanel)
    archive = workspace.path / "archive.db"
    line = next(workspace.text.lines())
    type_over(panel.page_form.editors["section"], "要闻")
    with qtbot.waitSignal(workspace.edit_failed):
        workspace.run(EditText("nobody", (SetText(line.id, "x"),)))
    workspace.edit_failed.emit("the disk is full")
    assert archive.exists()
    assert panel.page_form.editors["section"].text() == "要闻"
    panel.flush()
    qtbot.waitUntil(lambda: workspace.page.section == "要闻")


def test_issue_tags_and_date(shown, workspace, qtbot):
    panel = shown(RecordPanel)
    type_over(panel.issue_form.editors["date"], "2022-1-5")
    type_over(panel.issue_form.editors["tags"], "春，水")
    panel.flush()
    qtbot.waitUntil(lambda: workspace.archive.catalogue.issues()[0].tags == ("春", "水"))
    assert workspace.archive.catalogue.issues()[0].date.isoformat() == "2022-01-05"


# -- annotations ----------------------------------------------------------------------------------


def test_a_remark_is_written_changed_and_removed(shown, workspace, qtbot):
    panel = shown(AnnotationsPanel)
    line = next(workspace.text.lines())
    panel.begin(
        Annotation(workspace.page.id, "", start_line=line.id, end_line=line.id, end_offset=2)
    )
    panel.body.setPlainText("季节")
    panel.flush()
    page_id, archive = workspace.page.id, workspace.archive
    qtbot.waitUntil(lambda: [a.body for a in archive.annotations.of_page(page_id)] == ["季节"])
    qtbot.waitUntil(lambda: panel.list.model().rowCount() == 1)
    panel.body.setPlainText("节气")
    panel.flush()
    qtbot.waitUntil(lambda: [a.body for a in archive.annotations.of_page(page_id)] == ["节气"])
    assert archive.annotations.of_page(page_id)[0].quote == "春天"
    panel.remove()
    qtbot.waitUntil(lambda: not archive.annotations.of_page(page_id))


def test_a_list_says_that_it_is_empty_until_it_is_not(shown, workspace, qtbot):
    panel = shown(AnnotationsPanel)
    hint = panel.list.viewport().findChild(EmptyHint)
    assert hint.isVisible()
    assert hint.geometry() == panel.list.viewport().rect()
    panel.begin(Annotation(workspace.page.id, "", box=Box(1, 1, 5, 5)))
    qtbot.keyClicks(panel.body, "a")
    panel.flush()
    qtbot.waitUntil(lambda: not hint.isVisible())
    workspace.undo()
    qtbot.waitUntil(hint.isVisible)


def test_a_remark_without_words_is_not_stored(shown, workspace, qtbot):
    panel = shown(AnnotationsPanel)
    panel.begin(Annotation(workspace.page.id, "", box=Box(1, 1, 5, 5)))
    workspace.select_page(workspace.archive.catalogue.pages()[1].id)
    qtbot.waitUntil(lambda: workspace.is_idle)
    assert workspace.archive.annotations.count() == {}


# -- search ---------------------------------------------------------------------------------------


def test_a_hit_leads_to_its_line_on_another_page(shown, workspace, qtbot):
    panel = shown(SearchPanel)
    panel.query.setText("第二版")
    qtbot.keyClick(panel.query, Qt.Key.Key_Return)
    assert panel.summary.text().startswith("1 hit")
    assert workspace.page.label == "第02版"
    assert workspace.text.line(workspace.line_id).text == "第二版新闻"


def test_searching_for_nothing_and_in_vain(shown, qtbot):
    panel = shown(SearchPanel)
    for query, count in (("", 0), ('"*(', 0), ("冰雪", 0), ("新闻", 1)):
        panel.query.setText(query)
        panel.search()
        assert len(panel.hits) == count


# -- messages -------------------------------------------------------------------------------------


def test_a_message_is_plain_text_and_can_be_dismissed(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.warn('<img src="file:///etc/passwd">')
    assert bar.text == '<img src="file:///etc/passwd">'
    bar.hide()
    assert bar.text == ""


def test_an_empty_index_has_no_article(shown):
    panel = shown(ArticlesPanel)
    assert panel.tree.model().article_of(QModelIndex()) is None
