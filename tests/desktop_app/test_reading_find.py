"""Find and replace: hits are found as it is typed, over lines, and replaced as one edit."""

import re
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from archive.editing.text_commands import EditText
from archive.model.line import Seam
from archive.model.operations import ReplaceInText, SetText
from archive.model.page import PageText
from archive.model.proposal import Proposal, ProposalKind
from desktop_app.reading.expression_matching import LONGEST_S
from desktop_app.reading.reading_pane import ReadingPane
from desktop_app.reading.search import Search, hits
from tests.builders import article, line, passage
from tests.desktop_app.desk import open_desk

TEXT = PageText(
    (
        article(passage(line("河水涨了。河"), line("水清了。", seam=Seam.GAP))),
        article(passage(line("河水退了。"))),
    )
)


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    workspace = open_desk(tmp_path, TEXT, scan=False)
    pane = ReadingPane(workspace)
    pane.resize(700, 500)
    qtbot.addWidget(pane)
    pane.show()
    yield workspace, pane
    workspace.close()


def saved(qtbot, workspace, pane):
    qtbot.waitUntil(lambda: pane.is_saved and workspace.is_idle)


def chosen(pane):
    cursor = pane.editor.textCursor()
    return cursor.selectionStart(), cursor.selectedText()


def test_the_pointer_steps_through_hits_and_closes_the_bar(desk, qtbot):
    _workspace, pane = desk
    pane.finding.open()
    pane.find_bar.find_field.setText("河水")
    following, preceding = pane.find_bar.find_field.actions()
    following.trigger()
    assert pane.find_bar.count_text == "2 of 3"
    preceding.trigger()
    assert pane.find_bar.count_text == "1 of 3"
    close = pane.find_bar.findChild(QToolButton, "close_find_bar")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert pane.find_bar.isHidden()
    assert pane.editor.hasFocus()


def test_hits_are_found_over_lines_and_stepped_through(desk, qtbot):
    _workspace, pane = desk
    pane.finding.open()
    qtbot.keyClicks(pane.find_bar.find_field, "x")
    assert pane.find_bar.count_text == "nothing found"
    pane.find_bar.find_field.setText("河水")
    assert pane.find_bar.count_text == "1 of 3"
    assert chosen(pane) == (0, "河水")
    qtbot.keyClick(pane.find_bar.find_field, Qt.Key.Key_Return)
    assert chosen(pane) == (5, "河水")
    pane.finding.previous()
    pane.finding.previous()
    assert chosen(pane) == (12, "河水")


def test_all_hits_are_replaced_as_one_edit(desk, qtbot):
    workspace, pane = desk
    pane.finding.open()
    pane.find_bar.find_field.setText("河水")
    pane.find_bar.replace_all_pressed.emit("江水")
    saved(qtbot, workspace, pane)
    assert [p.text for p in workspace.text.passages()] == ["江水涨了。江水清了。", "江水退了。"]
    pane.undo()
    saved(qtbot, workspace, pane)
    assert workspace.text == TEXT


def test_one_hit_is_replaced_and_the_next_chosen(desk, qtbot):
    workspace, pane = desk
    pane.finding.open()
    pane.find_bar.find_field.setText("了")
    pane.find_bar.replace_pressed.emit("过")
    assert chosen(pane)[1] == "了"
    saved(qtbot, workspace, pane)
    assert next(workspace.text.passages()).text == "河水涨过。河水清了。"


def test_escape_closes_the_bar_and_returns_to_the_text(desk, qtbot):
    _workspace, pane = desk
    pane.finding.open()
    qtbot.keyClick(pane.find_bar.find_field, Qt.Key.Key_Escape)
    assert not pane.find_bar.isVisible()


def spans(search, text):
    pattern = search.pattern()
    return [hit.span for hit in hits(pattern, text, 0, len(text))] if pattern else []


def test_expressions_and_their_groups():
    text = "1953年和1962年"
    search = Search(r"(?P<year>\d+)(年)|(x)", is_expression=True)
    assert spans(search, text) == [(0, 5), (6, 11)]
    for hit in hits(search.pattern(), text, 0, len(text)):
        real = re.compile(search.words).match(text, hit.start)
        for by in (r"公元\1\2", r"\g<year>、\g<0>\3", "\\\\1", r"a\nb", "年"):
            assert hit.expand(by) == real.expand(by)
        with pytest.raises(re.error):
            hit.expand(r"\4")
        with pytest.raises(IndexError):
            hit.expand(r"\g<month>")
    assert spans(Search("(", is_expression=True), text) == []
    assert spans(Search("x*", is_expression=True), text) == []
    assert spans(Search("a" * 3 + "{99999999999}", is_expression=True), text) == []


def test_capitals_count_only_if_there_are_any():
    text = "Stadt stadt"
    assert len(spans(Search("stadt"), text)) == 2
    assert len(spans(Search("Stadt"), text)) == 1
    assert len(spans(Search("stadt", keeps_case=True), text)) == 1


def look_for_expression(pane, words):
    pane.finding.open()
    pane.find_bar.set_use_expressions(used=True)
    pane.find_bar.find_field.setText(words)


def test_an_expression_is_found_and_replaced_with_its_groups(desk, qtbot):
    workspace, pane = desk
    look_for_expression(pane, "(河)(水)")
    qtbot.waitUntil(lambda: pane.find_bar.count_text == "1 of 3", timeout=10_000)
    assert chosen(pane) == (0, "河水")
    pane.find_bar.replace_pressed.emit(r"\2\1")
    qtbot.waitUntil(lambda: pane.find_bar.count_text == "1 of 2", timeout=10_000)
    assert chosen(pane) == (5, "河水")
    pane.find_bar.replace_all_pressed.emit(r"\1\1")
    saved(qtbot, workspace, pane)
    assert pane.text.replace("\ufffc", "") == "水河涨了。河河清了。\n河河退了。"


def test_an_expression_that_takes_for_ever_is_given_up_and_the_window_goes_on(desk, qtbot):
    workspace, pane = desk
    first = next(TEXT.placed_lines())
    workspace.run(EditText(workspace.page.id, (SetText(first.id, "a" * 60 + "b"),)))
    saved(qtbot, workspace, pane)
    began = time.monotonic()
    look_for_expression(pane, "(a+)+$")
    pane.find_bar.stepped.emit(1)
    assert time.monotonic() - began < 1
    assert pane.find_bar.count_text == "searching…"
    qtbot.waitUntil(lambda: "too long" in pane.find_bar.count_text, timeout=10_000)
    pane.find_bar.find_field.setText("b")
    qtbot.waitUntil(lambda: pane.find_bar.count_text == "1 of 1", timeout=10_000)


def test_a_better_expression_need_not_wait_for_one_that_takes_for_ever(desk, qtbot):
    workspace, pane = desk
    first = next(TEXT.placed_lines())
    workspace.run(EditText(workspace.page.id, (SetText(first.id, "a" * 60 + "b"),)))
    saved(qtbot, workspace, pane)
    look_for_expression(pane, "(a+)+$")
    qtbot.waitUntil(lambda: pane.find_bar.count_text == "searching…")
    began = time.monotonic()
    pane.find_bar.find_field.setText("(a+)+b")
    qtbot.waitUntil(lambda: pane.find_bar.count_text == "1 of 1", timeout=10_000)
    assert time.monotonic() - began < LONGEST_S
    pane.find_bar.dismissed.emit()
    assert not pane.find_bar.isVisible()


def proposing(line_, old, new):
    place = ReplaceInText(line_.id, line_.text.index(old), old, new)
    after = line_.text.replace(old, new)
    return Proposal(ProposalKind.CHARACTER, 0.8, (), (place,), (line_.id,), line_.text, after)


def test_replacing_closes_only_proposals_whose_text_it_changes(desk, qtbot):
    workspace, pane = desk
    first, second, third = TEXT.placed_lines()
    elsewhere, same = proposing(first, "涨", "退"), proposing(third, "河", "湖")
    typed_over = proposing(second, "清", "浑")
    page_id = workspace.page.id

    def work(archive):
        with archive.unrecorded():
            archive.proposals.replace_open(page_id, [elsewhere, typed_over, same])

    workspace.note(work)
    pane.caret.go_to(second.id, len(second.text))
    qtbot.keyClicks(pane.editor, "x")  # who types in a line looked at all of it
    pane.finding.open()
    pane.find_bar.find_field.setText("河水")
    pane.find_bar.replace_all_pressed.emit("江水")
    saved(qtbot, workspace, pane)
    assert pane.text.startswith("江水涨了。江水清了。x")
    assert workspace.archive.proposals.open_ids(page_id) == [elsewhere.id]
    assert [line_.text_settled for line_ in workspace.text.placed_lines()] == [False, True, False]
    pane.undo()
    saved(qtbot, workspace, pane)
    assert workspace.archive.proposals.open_ids(page_id) == [elsewhere.id, same.id]
