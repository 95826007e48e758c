"""Sheets of many places, what was decided, what was learned: settled by keys, undone as one edit."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from archive.editing.rule_commands import TeachRule
from archive.model.operations import ReplaceInText
from archive.model.proposal import Evidence, Proposal, ProposalKind
from archive.storage.archive_file import Archive
from archive.storage.rules import RuleKind, TaughtRule
from desktop_app.contact_sheet.alike_sheet import AlikeSheet
from desktop_app.contact_sheet.contact_sheet import ContactSheet
from desktop_app.dialogs.rules_dialog import RulesDialog
from desktop_app.models.rules import USED, WHAT
from desktop_app.reading.occurrence_list import OCCURRENCE
from desktop_app.reading.occurrences import Scope
from desktop_app.repair_queue.repair_queue import RepairQueue
from desktop_app.tasks.effort_meter import EffortMeter
from desktop_app.workspace import Workspace
from tests.builders import add_page, make_text
from tests.desktop_app.desk import attach, draw_scan

FIRST = make_text(["河水慢慢涨", "起来，河边"], ["孩子们在河", "边放风筝。"])
SECOND = make_text(["第二版的河", "没有水。"])
UNTICKED = Qt.CheckState.Unchecked


def replacing(line, old, new, *, kind=ProposalKind.CHARACTER, alike="河江", **values):
    return Proposal(
        kind,
        values.get("confidence", 0.8),
        (Evidence("{0} looks like {1}", (old, new)),),
        (ReplaceInText(line.id, line.text.index(old), old, new),),
        (line.id,),
        line.text,
        line.text.replace(old, new),
        alike,
    )


def proposals_of(text):
    return [replacing(line, "河", "江") for line in text.placed_lines() if "河" in line.text]


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    """Two pages; four proposals on 河 in three lines of one and a line of the other."""
    path = tmp_path / "desk.jiaokan"
    with Archive.create(path) as archive:
        for order, text in enumerate((FIRST, SECOND), 1):
            page = add_page(archive, text, order=order, label=f"第{order:02}版")
            attach(archive, page, draw_scan(tmp_path / f"{order}.png", text))
            with archive.unrecorded():
                archive.proposals.replace_open(page.id, proposals_of(text))
    workspace = Workspace()
    workspace.open(path)
    yield workspace
    workspace.close()


@pytest.fixture
def sheet(desk, qtbot, tmp_path):
    made = ContactSheet(desk, cache_dir=tmp_path / "tiles")
    qtbot.addWidget(made)
    made.show()
    return made


def rest(qtbot, workspace, sheet=None):
    qtbot.waitUntil(lambda: workspace.is_idle and not (sheet and sheet.is_busy), timeout=20_000)


def image_of(qtbot, sheet, place):
    """The image of a place, once the view has asked for it and it is cut."""
    qtbot.waitUntil(lambda: sheet.images.get(place) is not None, timeout=20_000)
    return sheet.images.get(place)


def texts(workspace, number=0):
    page = workspace.archive.catalogue.pages()[number]
    return [line.text for line in workspace.archive.texts.get(page.id).placed_lines()]


def states(workspace):
    pages = workspace.archive.catalogue.pages()
    return [p.state.value for page in pages for p in workspace.archive.proposals.of_page(page.id)]


def test_the_sheet_shows_every_image_of_a_character(desk, sheet, qtbot):
    sheet.look_for("河")
    rest(qtbot, desk, sheet)
    assert sheet.places.rowCount() == 3
    for row in range(3):
        assert not image_of(qtbot, sheet, sheet.places.index(row).data(OCCURRENCE)).isNull()
    sheet.scope.setCurrentIndex(sheet.scope.findData(Scope.ARCHIVE))
    sheet.look()
    rest(qtbot, desk, sheet)
    assert sheet.places.rowCount() == 4


def test_enter_confirms_and_what_is_not_ticked_stays_open(desk, sheet, qtbot):
    sheet.look_for("河")
    rest(qtbot, desk, sheet)
    qtbot.keyClick(sheet.view, Qt.Key.Key_Space)
    assert sheet.places.data(sheet.places.index(0), Qt.ItemDataRole.CheckStateRole) == UNTICKED
    qtbot.keyClick(sheet.view, Qt.Key.Key_Return)
    rest(qtbot, desk, sheet)
    assert states(desk) == ["open", "rejected", "rejected", "open"]
    assert texts(desk)[0] == "河水慢慢涨"
    assert "2" in sheet.foot.summary.text()
    desk.undo()
    rest(qtbot, desk, sheet)
    assert states(desk) == ["open"] * 4


def test_a_typed_text_corrects_what_is_ticked_on_all_pages_as_one_edit(desk, sheet, qtbot):
    sheet.scope.setCurrentIndex(sheet.scope.findData(Scope.ARCHIVE))
    sheet.look_for("河", "江")
    rest(qtbot, desk, sheet)
    edits = desk.archive.edits.last_number()
    sheet.by.setFocus()
    commit = QInputMethodEvent()
    commit.setCommitString("湖")
    QApplication.sendEvent(sheet.by, commit)
    qtbot.keyClick(sheet.by, Qt.Key.Key_Return)
    rest(qtbot, desk, sheet)
    assert [words for words in texts(desk) + texts(desk, 1) if "河" in words] == []
    assert texts(desk)[0] == "湖水慢慢涨"
    assert desk.archive.edits.last_number() == edits + 1
    desk.undo()
    rest(qtbot, desk, sheet)
    assert texts(desk)[0] == "河水慢慢涨"
    assert states(desk) == ["open"] * 4


def test_a_confirmed_word_is_learned(desk, sheet, qtbot):
    sheet.look_for("河水")
    rest(qtbot, desk, sheet)
    sheet.settle()
    rest(qtbot, desk, sheet)
    assert [rule.value for rule in desk.archive.rules.all()] == ["河水"]
    assert states(desk)[:2] == ["rejected", "open"]


def test_nothing_is_confirmed_while_text_is_composed(desk, sheet, qtbot):
    sheet.look_for("河")
    rest(qtbot, desk, sheet)
    sheet.by.setFocus()
    QApplication.sendEvent(sheet.by, QInputMethodEvent("hu", []))
    assert states(desk) == ["open"] * 4
    assert sheet.by.text() == ""


def test_all_alike_are_shown_with_their_context_and_one_key_accepts(desk, qtbot, tmp_path):
    wanted = desk.archive.proposals.of_page(desk.page.id)[1]
    sheet = AlikeSheet(desk, wanted, cache_dir=tmp_path / "tiles")
    qtbot.addWidget(sheet)
    sheet.show()
    rest(qtbot, desk, sheet)
    assert sheet.places.rowCount() == 3
    sheet.scope.setCurrentIndex(sheet.scope.findData(Scope.ARCHIVE))
    sheet.look()
    rest(qtbot, desk, sheet)
    place = sheet.places.index(3).data(OCCURRENCE)
    assert (place.head, place.found, place.new, place.label) == ("第二版的", "河", "江", "第02版")
    assert not image_of(qtbot, sheet, place).isNull()
    sheet.view.setCurrentIndex(sheet.places.index(1))
    qtbot.keyClick(sheet.view, Qt.Key.Key_Space)
    edits = desk.archive.edits.last_number()
    with qtbot.waitSignal(sheet.finished):
        qtbot.keyClick(sheet.view, Qt.Key.Key_Return)
    rest(qtbot, desk)
    assert states(desk) == ["accepted", "open", "accepted", "accepted"]
    assert desk.archive.edits.last_number() == edits + 1
    desk.undo()
    rest(qtbot, desk)
    assert states(desk) == ["open"] * 4


def test_all_alike_can_be_rejected_from_the_queue(desk, qtbot):
    queue = RepairQueue(desk)
    qtbot.addWidget(queue)
    queue.show()
    qtbot.keyClick(queue.listing, Qt.Key.Key_S)
    sheet = queue.findChild(AlikeSheet)
    rest(qtbot, desk, sheet)
    with qtbot.waitSignal(sheet.finished):
        qtbot.keyClick(sheet, Qt.Key.Key_X)
    rest(qtbot, desk)
    assert states(desk) == ["rejected"] * 3 + ["open"]
    assert queue.count == 0


def test_a_decision_is_taken_back_from_the_list(desk, qtbot):
    queue = RepairQueue(desk)
    queue.resize(900, 320)
    qtbot.addWidget(queue)
    queue.show()
    for key in (Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_A):
        qtbot.keyClick(queue.listing, key)
        rest(qtbot, desk)
    queue.show_decided(shown=True)
    view = queue.decided
    assert view.listing.model().rowCount() == 3
    assert not queue.listing.isVisible()
    view.listing.selectRow(2)  # the first decision
    qtbot.keyClick(view.listing, Qt.Key.Key_T)
    rest(qtbot, desk)
    assert states(desk)[:3] == ["open", "rejected", "accepted"]
    assert texts(desk)[0] == "河水慢慢涨"
    assert texts(desk)[2] == "孩子们在江"
    assert view.listing.model().rowCount() == 2
    qtbot.keyClick(view.listing, Qt.Key.Key_A)  # decides on nothing that is not seen
    rest(qtbot, desk)
    assert states(desk)[0] == "open"
    queue.show_decided(shown=False)
    assert queue.listing.isVisible()
    assert queue.count == 1


def test_a_filter_lists_by_confidence(desk, qtbot):
    queue = RepairQueue(desk)
    qtbot.addWidget(queue)
    queue.set_sureness((0.9, 0.97))
    assert queue.listing.model().rowCount() == 0
    queue.set_sureness((0.0, 0.9))
    assert queue.listing.model().rowCount() == 3
    queue.set_sureness(None)
    assert queue.listing.model().rowCount() == 3


@pytest.fixture
def rules(desk, qtbot):
    [paper] = desk.archive.catalogue.newspapers()
    for kind, value, second in (
        (RuleKind.WORD, "岭禾渡", ""),
        (RuleKind.NAME, "林小河", ""),
        (RuleKind.JOINED, "城南", "渡口"),
    ):
        desk.run(TeachRule(TaughtRule(kind, value, second, paper.id)))
    rest(qtbot, desk)
    dialog = RulesDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_edits_after_the_list_of_rules_was_closed_are_no_concern_of_it(desk, qtbot):
    dialog = RulesDialog(desk)
    dialog.show()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    with qtbot.waitSignal(desk.changed):
        desk.refresh()


def whats(dialog):
    model = dialog.model
    return [model.index(row, WHAT).data() for row in range(model.rowCount())]


def test_what_was_learned_is_listed_and_filtered(rules):
    assert whats(rules) == ["岭禾渡", "林小河", "城南|渡口"]
    assert rules.model.index(0, USED).data() == "–"
    rules.search.setText("小河")
    assert whats(rules) == ["林小河"]
    rules.search.clear()
    rules.kinds.setCurrentIndex(rules.kinds.findData(RuleKind.JOINED))
    rules.reload()
    assert whats(rules) == ["城南|渡口"]


def test_rules_are_switched_forgotten_and_brought_back_by_keys(desk, rules, qtbot):
    rules.table.selectRow(0)
    qtbot.keyClick(rules.table, Qt.Key.Key_Space)
    rest(qtbot, desk)
    assert [k.is_on for k in desk.archive.rules.known()] == [False, True, True]
    assert len(rules.chosen()) == 1
    qtbot.keyClick(rules.table, Qt.Key.Key_Delete)
    rest(qtbot, desk)
    assert whats(rules) == ["林小河", "城南|渡口"]
    for _ in range(2):
        desk.undo()
        rest(qtbot, desk)
    assert [k.is_on for k in desk.archive.rules.known()] == [True] * 3


def test_a_rule_is_changed_and_one_added(desk, rules, qtbot):
    rules.table.selectRow(2)
    assert rules.fields.text.text() == "城南|渡口"
    qtbot.keyClick(rules.table, Qt.Key.Key_Return)
    assert rules.fields.text.hasFocus() or not rules.isActiveWindow()
    rules.fields.text.setText("城北|渡口")
    qtbot.keyClick(rules.fields.text, Qt.Key.Key_Return)
    rest(qtbot, desk)
    assert sorted(whats(rules)) == sorted(["岭禾渡", "林小河", "城北|渡口"])
    rules.fields.show_rule(TaughtRule(RuleKind.SPACED_NAMES, "yes"))
    rules.add.click()
    rest(qtbot, desk)
    assert desk.archive.rules.of_page(desk.page.id).spaced_names
    with qtbot.waitSignal(desk.edit_failed):
        rules.fields.show_rule(TaughtRule(RuleKind.WORD, ""))
        rules.add.click()
    rest(qtbot, desk)


def test_effort_is_counted_for_the_page_and_kept(desk, qtbot):
    meter = EffortMeter(desk, desk)
    queue = RepairQueue(desk)
    qtbot.addWidget(queue)
    queue.show()
    meter.watch(queue.listing, is_text=False)
    typed = ContactSheet(desk)
    qtbot.addWidget(typed)
    meter.watch(typed.by, is_text=True)
    qtbot.keyClick(queue.listing, Qt.Key.Key_A)
    qtbot.keyClick(queue.listing, Qt.Key.Key_X)
    for preedit in ("h", "hu"):
        QApplication.sendEvent(typed.by, QInputMethodEvent(preedit, []))
    commit = QInputMethodEvent()
    commit.setCommitString("湖")
    QApplication.sendEvent(typed.by, commit)
    shift = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
    QApplication.sendEvent(typed.by, shift)
    meter.write()
    rest(qtbot, desk)
    effort = desk.archive.efforts.of_page(desk.page.id)
    assert (effort.decisions, effort.keystrokes, effort.characters) == (2, 5, 1)


def test_what_was_counted_last_is_written_when_the_archive_is_closed(desk, qtbot):
    EffortMeter(desk, desk)
    page_id, path = desk.page.id, desk.path
    desk.decided.emit({page_id: 3})
    desk.close()
    with Archive.open(path, read_only=True) as archive:
        assert archive.efforts.of_page(page_id).decisions == 3
