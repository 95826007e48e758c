"""The reading pane: typing in place is saved line by line, and nothing typed is ever lost."""

import sqlite3

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from archive.editing.text_commands import EditText
from archive.model.line import Seam
from archive.model.operations import SetRole, SetText
from archive.model.page import PageText, faults
from archive.model.passage import Role
from archive.storage.archive_file import Archive
from desktop_app.reading.reading_pane import ReadingPane
from desktop_app.reading.text_map import GAP_SIGN, TextMap
from tests.builders import SAMPLE, article, line, passage
from tests.desktop_app.desk import open_desk

WHOLE = f"春天来了\n河水慢慢涨起来。\n孩子们在{GAP_SIGN}放风筝。"


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    opened = []

    def build(text=SAMPLE, **values):
        workspace = open_desk(tmp_path, text, scan=False, **values)
        pane = ReadingPane(workspace)
        pane.resize(700, 600)
        qtbot.addWidget(pane)
        pane.show()
        opened.append(workspace)
        return workspace, pane

    yield build
    for workspace in opened:
        workspace.close()


def put_caret(pane, words, *, after=True):
    """Put the caret behind (or before) the first place where some words stand."""
    text = pane.editor.document().toRawText().replace("\u2029", "\n")
    at = text.index(words) + (len(words) if after else 0)
    cursor = pane.editor.textCursor()
    cursor.setPosition(at)
    pane.editor.setTextCursor(cursor)


def type_words(pane, words):
    """Type as an input method commits it."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(pane.editor, event)


def compose(pane, words):
    QApplication.sendEvent(pane.editor, QInputMethodEvent(words, []))


def saved(qtbot, workspace, pane):
    qtbot.waitUntil(lambda: pane.is_saved and workspace.is_idle)


def stored(workspace):
    return ["".join(p.text) for p in workspace.text.passages()]


def shown(pane):
    return pane.editor.document().toRawText().replace("\u2029", "\n")


def test_the_page_is_shown_with_its_gaps(desk):
    _workspace, pane = desk()
    assert shown(pane) == WHOLE
    assert pane.is_saved


def test_what_is_typed_is_saved_within_a_second_in_its_own_line(desk, qtbot):
    workspace, pane = desk()
    put_caret(pane, "河水")
    type_words(pane, "已经")
    assert not pane.is_saved
    with qtbot.waitSignal(workspace.changed, timeout=1000):
        pass
    saved(qtbot, workspace, pane)
    lines = list(workspace.text.placed_lines())
    assert lines[1].text == "河水已经慢慢涨"
    assert lines[1].ocr == "河水慢慢涨"
    assert lines[1].text_settled
    assert not lines[2].text_settled


def test_typing_without_a_pause_is_saved_too(desk, qtbot):
    workspace, pane = desk()
    put_caret(pane, "河水")
    seen = []
    workspace.changed.connect(lambda _changes: seen.append(1))

    def one_more():
        type_words(pane, "很")
        return bool(seen)

    qtbot.waitUntil(one_more, timeout=2000)


def test_leaving_the_pane_saves_at_once(desk, qtbot):
    workspace, pane = desk()
    put_caret(pane, "春天")
    type_words(pane, "又")
    with qtbot.waitSignal(workspace.changed, timeout=300):
        pane.editor.focus_lost.emit()
    assert stored(workspace)[0] == "春天又来了"


def test_another_page_and_closing_save_first(desk, qtbot):
    other = PageText((article(passage(line("别的一页"))),))
    workspace, pane = desk(extra=[other])
    first, second = workspace.archive.catalogue.pages()
    put_caret(pane, "春天")
    type_words(pane, "又")
    workspace.select_page(second.id)
    assert shown(pane) == "别的一页"
    type_words(pane, "新")
    path = workspace.path
    workspace.close()
    with Archive.open(path) as archive:
        assert next(archive.texts.get(first.id).placed_lines()).text == "春天又来了"
        assert next(archive.texts.get(second.id).placed_lines()).text == "新别的一页"


def test_enter_and_backspace_split_and_join_passages(desk, qtbot):
    workspace, pane = desk()
    put_caret(pane, "河水")
    qtbot.keyClick(pane.editor, Qt.Key.Key_Return)
    saved(qtbot, workspace, pane)
    assert stored(workspace)[1:3] == ["河水", "慢慢涨起来。"]
    qtbot.keyClick(pane.editor, Qt.Key.Key_Backspace)
    saved(qtbot, workspace, pane)
    assert stored(workspace)[1] == "河水慢慢涨起来。"
    assert faults(workspace.text) == []
    assert pane.editor.textCursor().positionInBlock() == 2


def test_undo_and_redo_are_the_archives_and_take_unsaved_typing_along(desk, qtbot):
    workspace, pane = desk()
    put_caret(pane, "河水")
    type_words(pane, "已经")
    qtbot.keyClick(pane.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    saved(qtbot, workspace, pane)
    assert shown(pane) == WHOLE
    assert stored(workspace)[1] == "河水慢慢涨起来。"
    pane.redo()
    saved(qtbot, workspace, pane)
    assert "河水已经慢慢" in shown(pane)


def test_edits_of_others_keep_the_caret_where_it_is(desk, qtbot):
    workspace, pane = desk()
    put_caret(pane, "放风")
    before = pane.editor.textCursor().position()
    first = next(workspace.text.placed_lines())
    workspace.run(EditText(workspace.page.id, (SetText(first.id, "春天终于来了"),)))
    saved(qtbot, workspace, pane)
    assert shown(pane).startswith("春天终于来了\n")
    cursor = pane.editor.textCursor()
    assert cursor.position() == before + 2
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "筝"


def test_typing_while_others_edit_loses_neither(desk, qtbot):
    workspace, pane = desk()
    first = next(workspace.text.placed_lines())
    put_caret(pane, "河水")
    workspace.run(EditText(workspace.page.id, (SetText(first.id, "夏天来了"),)))
    type_words(pane, "已经")
    saved(qtbot, workspace, pane)
    assert stored(workspace)[:2] == ["夏天来了", "河水已经慢慢涨起来。"]
    assert shown(pane).startswith("夏天来了\n河水已经")


def test_the_same_words_edited_twice_are_the_typed_ones(desk, qtbot):
    workspace, pane = desk()
    second = list(workspace.text.placed_lines())[1]
    workspace.run(EditText(workspace.page.id, (SetText(second.id, "江水慢慢涨"),)))
    put_caret(pane, "河水")
    type_words(pane, "已经")
    pane.save_now()
    saved(qtbot, workspace, pane)
    assert stored(workspace)[1] == "河水已经慢慢涨起来。"
    assert shown(pane).split("\n")[1] == "河水已经慢慢涨起来。"


def test_nothing_is_saved_and_no_key_taken_while_text_is_composed(desk, qtbot):
    workspace, pane = desk()
    put_caret(pane, "河水")
    compose(pane, "yijing")
    pane.save_now()
    first = next(workspace.text.placed_lines())
    workspace.run(EditText(workspace.page.id, (SetText(first.id, "夏天来了"),)))
    qtbot.waitUntil(lambda: workspace.is_idle)
    assert shown(pane) == WHOLE  # the document is left alone
    for key in [*"AXEJKUZ", "Delete", "Return"]:
        for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
            event = QKeyEvent(QEvent.Type.ShortcutOverride, _key(key), modifier)
            event.ignore()
            QApplication.sendEvent(pane.editor, event)
            assert event.isAccepted()
    qtbot.keyClick(pane.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    type_words(pane, "已经")
    saved(qtbot, workspace, pane)
    assert stored(workspace)[:2] == ["夏天来了", "河水已经慢慢涨起来。"]


def _key(name):
    return Qt.Key[f"Key_{name}"]


def test_what_was_typed_before_composing_is_saved(desk, qtbot):
    workspace, pane = desk()
    put_caret(pane, "河水")
    type_words(pane, "已")
    with qtbot.waitSignal(workspace.changed, timeout=1000):
        compose(pane, "jing")
    assert stored(workspace)[1] == "河水已慢慢涨起来。"
    type_words(pane, "经")
    saved(qtbot, workspace, pane)
    assert stored(workspace)[1] == "河水已经慢慢涨起来。"


def test_pasted_text_is_plain(desk, qtbot):
    workspace, pane = desk()
    put_caret(pane, "春天")
    data = QMimeData()
    data.setHtml("<b>又</b><img src='x.png'>")
    data.setText("又")
    pane.editor.insertFromMimeData(data)
    pane.save_now()
    saved(qtbot, workspace, pane)
    assert stored(workspace)[0] == "春天又来了"


def test_copied_text_has_a_printed_sign_for_gaps(desk):
    _workspace, pane = desk()
    pane.editor.selectAll()
    assert pane.editor.createMimeDataFromSelection().text().endswith("孩子们在□放风筝。")


def test_text_typed_over_a_gap_is_supplied(desk, qtbot):
    workspace, pane = desk()
    put_caret(pane, GAP_SIGN)
    qtbot.keyClick(pane.editor, Qt.Key.Key_Backspace)
    type_words(pane, "河边")
    saved(qtbot, workspace, pane)
    assert stored(workspace)[2] == "孩子们在河边放风筝。"
    assert sum(item.supplied for item in workspace.text.placed_lines()) == 1


def test_the_caret_chooses_a_line_and_a_chosen_line_gets_the_caret(desk):
    workspace, pane = desk()
    lines = list(workspace.text.placed_lines())
    put_caret(pane, "起来")
    assert workspace.line_id == lines[2].id
    workspace.select_line(lines[4].id)
    assert pane.caret.line == lines[4].id
    assert workspace.line_id == lines[4].id


def test_the_role_of_the_passage_can_be_changed(desk, qtbot):
    workspace, pane = desk()
    put_caret(pane, "河水")
    assert pane.caret.role is Role.PARAGRAPH
    pane.rearranging.set_role(Role.CAPTION)
    saved(qtbot, workspace, pane)
    assert [p.role for p in workspace.text.passages()][1] is Role.CAPTION
    assert pane.caret.role is Role.CAPTION
    sizes = [b.charFormat().font().pointSizeF() for b in _blocks(pane)]
    assert sizes[0] > sizes[2] > sizes[1]


def _blocks(pane):
    block = pane.editor.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def test_passages_and_articles_are_rearranged_at_the_caret(desk, qtbot):
    workspace, pane = desk()
    put_caret(pane, "孩子")
    pane.rearranging.move_passage_up()
    saved(qtbot, workspace, pane)
    assert [p[:2] for p in stored(workspace)] == ["春天", "孩子", "河水"]
    pane.rearranging.start_article()
    saved(qtbot, workspace, pane)
    assert len(workspace.text.articles) == 2
    assert pane.caret.line is not None
    pane.rearranging.merge_with_previous_article()
    saved(qtbot, workspace, pane)
    assert len(workspace.text.articles) == 1


def test_characters_beyond_the_basic_plane_are_where_they_are_seen(desk, qtbot):
    text = PageText((article(passage(line("\U00020bb7野家"), line("开张"))),))
    workspace, pane = desk(text)
    put_caret(pane, "开", after=False)
    cursor = pane.editor.textCursor()
    cursor.setPosition(4)
    pane.editor.setTextCursor(cursor)
    assert workspace.line_id == list(workspace.text.placed_lines())[1].id
    type_words(pane, "新")
    saved(qtbot, workspace, pane)
    lines = [item.text for item in workspace.text.placed_lines()]
    assert lines in (["\U00020bb7野家新", "开张"], ["\U00020bb7野家", "新开张"])


def test_every_role_is_set_in_its_own_way_and_painted(desk, qtbot):
    text = PageText(
        tuple(
            article(passage(line(f"第{number}段文字", number * 50, seam=Seam.GAP), role=role))
            for number, role in enumerate(Role)
        )
    )
    workspace, pane = desk(text)
    workspace.select_line(list(text.placed_lines())[3].id)
    image = pane.grab().toImage()
    assert not image.isNull()
    workspace.run(EditText(workspace.page.id, (SetRole(next(text.lines()).id, Role.LIST),)))
    saved(qtbot, workspace, pane)


def test_lines_set_aside_are_kept_in_a_tray_and_can_be_placed_again(desk, qtbot):
    workspace, pane = desk()
    assert not pane.tray.isVisible()
    put_caret(pane, "慢慢")
    line_id = pane.caret.line
    pane.rearranging.set_aside(as_noise=True)
    saved(qtbot, workspace, pane)
    assert pane.tray.isVisible()
    assert "1" in pane.tray.title
    assert shown(pane).split("\n")[1] == "起来。"
    put_caret(pane, "春天")
    workspace.select_line(line_id)
    put_caret(pane, "起来")
    assert pane.tray.choose(line_id)
    pane.tray.place_here()
    saved(qtbot, workspace, pane)
    assert shown(pane).split("\n")[1] == "起来。河水慢慢涨"
    assert not pane.tray.isVisible()


@pytest.mark.slow
def test_what_cannot_be_written_stays_and_is_written_later(desk, qtbot):
    workspace, pane = desk()
    put_caret(pane, "河水")
    other = sqlite3.connect(workspace.path / "archive.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        type_words(pane, "已经")
        qtbot.waitUntil(lambda: bool(pane.save_message), timeout=12_000)
        type_words(pane, "又")
        assert "河水已经又慢慢" in shown(pane)
        assert not pane.is_saved
        assert stored(workspace)[1] == "河水慢慢涨起来。"
    finally:
        other.execute("ROLLBACK")
        other.close()
    qtbot.waitUntil(lambda: pane.is_saved and workspace.is_idle, timeout=12_000)
    assert stored(workspace)[1] == "河水已经又慢慢涨起来。"
    assert not pane.save_message


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("河水慢慢涨", ""),
        ("河水慢慢涨", "河"),
        ("放风筝。", "放风筝"),
        ("春天来了", "春天又来了！"),
    ],
)
def test_what_was_saved_is_known_as_it_is_stored(desk, qtbot, words, typed):
    spaced = PageText(
        (
            article(
                passage(line("春天来了", seam=Seam.SPACE), line("河水慢慢涨", seam=Seam.SPACE)),
                passage(line("放风筝。", seam=Seam.HYPHEN), line("好-", seam=Seam.JOIN)),
            ),
        )
    )
    workspace, pane = desk(spaced)
    line_id = next(li.id for li in pane.page_text.lines() if li.text == words)
    pane._page.type_into(line_id, typed)
    saved(qtbot, workspace, pane)
    assert pane.page_text == workspace.text
    known, stored_map = pane._page.map, TextMap.of(workspace.text)
    assert (known.text, known.pieces) == (stored_map.text, stored_map.pieces)
