"""Doubtful characters: found where the engine doubted, and replaced by a digit."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from archive.model.line import Alternative
from archive.model.operations import ReplaceInText
from archive.model.page import PageText
from archive.model.proposal import Proposal, ProposalKind
from desktop_app.reading.doubts import choices, doubts
from desktop_app.reading.reading_pane import ReadingPane
from tests.builders import article, line, passage
from tests.desktop_app.desk import open_desk

UNSURE = dataclasses.replace(
    line("轨道交诵很快", 100),
    alternatives=(Alternative(3, ("通", "涌"), (0.4, 0.2)), Alternative(5, ("抉",), (0.02,))),
)


def test_doubts_follow_the_words_that_are_left():
    assert next((d.offset, d.characters) for d in doubts(UNSURE, "轨道交诵很快")) == (
        3,
        ("通", "涌"),
    )
    assert [d.offset for d in doubts(UNSURE, "新轨道交诵很快")] == [4, 6]
    assert [d.offset for d in doubts(UNSURE, "轨道交通很快")] == [5]
    assert [d.is_serious for d in doubts(UNSURE, UNSURE.text)] == [True, False]
    second = dataclasses.replace(UNSURE, ocr="交诵很快", text="交诵很快", start=2)
    assert [d.offset for d in doubts(second, "交诵很快")] == [1, 3]


def test_choices_are_what_is_proposed_what_was_considered_and_what_was_read():
    proposal = Proposal(
        ProposalKind.CHARACTER, 0.9, (), (ReplaceInText(UNSURE.id, 3, "诵", "桶"),), (UNSURE.id,)
    )
    assert choices(UNSURE, UNSURE.text, 3, [proposal]) == ("桶", "通", "涌")
    assert choices(UNSURE, "轨道交通很快", 3) == ("诵",)
    assert choices(UNSURE, UNSURE.text, 0) == ()


@pytest.fixture
def pane(qapp, qtbot, tmp_path):
    settled = line("春夭", 50, alternatives=(Alternative(1, ("天",), (0.4,)),), text_settled=True)
    text = PageText((article(passage(settled, UNSURE)),))
    workspace = open_desk(tmp_path, text, scan=False)
    pane = ReadingPane(workspace)
    pane.resize(700, 500)
    qtbot.addWidget(pane)
    pane.show()
    pane.doubts.next()
    yield pane
    workspace.close()


def commit(pane, words):
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(pane.editor, event)


def test_the_next_doubt_is_shown_and_a_digit_replaces_it(pane, qtbot):
    assert pane.editor.textCursor().selectedText() == "诵"
    assert pane.doubts.alternatives.list.choices == ("通", "涌")
    qtbot.keyClick(pane.editor, Qt.Key.Key_1)
    assert pane.text.startswith("春夭轨道交通很快")
    assert not pane.doubts.alternatives.list.isVisible()
    qtbot.waitUntil(lambda: pane.is_saved)
    assert list(pane.page_text.lines())[1].text == "轨道交通很快"


@pytest.mark.parametrize("digit", ["2", "２"])
def test_a_digit_that_an_input_method_commits_chooses_too(pane, digit):
    commit(pane, digit)
    assert "交涌很" in pane.text


def test_anything_else_is_typed(pane, qtbot):
    qtbot.keyClick(pane.editor, Qt.Key.Key_7)
    assert "交7很" in pane.text
    assert not pane.doubts.alternatives.list.isVisible()
    pane.doubts.show_here()
    commit(pane, "三三")
    assert "三三" in pane.text


def test_a_digit_that_ends_a_composition_is_text(pane):
    QApplication.sendEvent(pane.editor, QInputMethodEvent("tong", []))
    commit(pane, "1")
    assert "交1很" in pane.text


def test_escape_closes_and_changes_nothing(pane, qtbot):
    before = pane.text
    qtbot.keyClick(pane.editor, Qt.Key.Key_Escape)
    assert pane.text == before
    assert not pane.doubts.alternatives.list.isVisible()
    qtbot.keyClick(pane.editor, Qt.Key.Key_Right)
    pane.doubts.show_here()
    assert pane.editor.textCursor().selectedText() == "诵"


# -- under the images of the lines ----------------------------------------------------------------


@pytest.fixture
def lines(pane):
    """The line view of the pane, its first line at hand."""
    pane.set_lines_shown(shown=True)
    pane.line_view.choose(next(pane.page_text.lines()).id, 0)
    pane.line_view.field.setFocus()
    return pane.line_view


def test_doubts_are_gone_through_in_the_line_view_itself(pane, lines, qtbot):
    pane.doubts.next()
    assert pane.shows_lines
    assert lines.current == UNSURE.id
    assert pane.workspace.line_id == UNSURE.id
    assert lines.field.selectedText() == "诵"
    assert pane.doubts.alternatives.list.choices == ("通", "涌")
    assert pane.doubts.alternatives.list.isVisible()
    assert pane.doubts.alternatives.list.geometry().top() >= lines.field.geometry().center().y()
    qtbot.keyClick(lines.field, Qt.Key.Key_1)
    assert lines.field.text() == "轨道交通很快"
    assert lines.field.caret == 4
    assert not pane.doubts.alternatives.list.isVisible()
    qtbot.waitUntil(lambda: pane.is_saved)
    assert list(pane.page_text.lines())[1].text == "轨道交通很快"


def test_alternatives_of_the_character_at_the_caret_of_a_line(pane, lines):
    lines.choose(UNSURE.id, 4)
    pane.doubts.show_here()
    assert lines.field.selectedText() == "诵"
    event = QInputMethodEvent()
    event.setCommitString("２")
    QApplication.sendEvent(lines.field, event)
    assert lines.field.text() == "轨道交涌很快"
    pane.set_lines_shown(shown=False)
    pane.doubts.previous()
    assert pane.editor.textCursor().hasSelection() is False  # nothing is doubtful any more


def test_carets_are_kept_over_characters_that_qt_counts_twice(pane, lines):
    pane._page.type_into(UNSURE.id, "𠀋轨道交诵很快")
    lines.choose(UNSURE.id, 1)
    assert lines.field.caret == 1
    assert lines.field.cursorPosition() == 2
    pane.doubts.next()
    assert lines.field.selectedText() == "诵"
    pane.set_lines_shown(shown=False)
    assert pane._page.map.line_at(pane._page.position(pane.editor.textCursor().position())) == (
        UNSURE.id,
        4,
    )
