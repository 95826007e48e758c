"""The repair queue: single keys settle proposals, deciding moves on, and all can be taken back."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox

from archive.model.operations import ReplaceInText
from archive.model.proposal import Evidence, Proposal, ProposalKind, ProposalState
from desktop_app.repair_queue.difference import difference
from desktop_app.repair_queue.queue_bars import FilterBar
from desktop_app.repair_queue.repair_queue import RepairQueue
from desktop_app.repair_queue.wanted import Order
from desktop_app.theme.style import apply_theme
from tests.builders import SAMPLE
from tests.desktop_app.desk import open_desk

KINDS = list(ProposalKind)
LINES = list(SAMPLE.placed_lines())


def replacing(number, old, new, *, confidence=0.9, kind=ProposalKind.CHARACTER, alike=""):
    line = LINES[number]
    after = line.text.replace(old, new)
    return Proposal(
        kind,
        confidence,
        (Evidence("{0} is rare here", (old,)),),
        (ReplaceInText(line.id, line.text.index(old), old, new),),
        (line.id,),
        line.text,
        after,
        alike,
    )


THREE = [
    replacing(0, "春", "夏"),
    replacing(1, "河", "江", alike="x", confidence=0.8),
    replacing(3, "孩", "学", alike="x", kind=ProposalKind.CHARACTER, confidence=0.95),
]


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    workspace = open_desk(tmp_path, SAMPLE, proposals=THREE)
    queue = RepairQueue(workspace)
    queue.resize(900, 320)
    qtbot.addWidget(queue)
    queue.show()
    yield workspace, queue
    workspace.close()


def press(qtbot, queue, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(queue.listing, key, modifier)


def idle(qtbot, workspace):
    qtbot.waitUntil(lambda: workspace.is_idle)


def texts(workspace):
    return [line.text for line in workspace.text.placed_lines()]


def states(workspace):
    page_id = workspace.page.id
    return [p.state for p in workspace.archive.proposals.of_page(page_id)]


def test_the_first_proposal_is_at_hand_with_its_reason(desk):
    _workspace, queue = desk
    assert queue.current == THREE[0]
    assert queue.card.difference.before == "春天来了"
    assert queue.card.difference.after == "夏天来了"
    assert queue.card.reason == "春 is rare here"


def test_accept_moves_on_at_once_and_edits_the_text(desk, qtbot):
    workspace, queue = desk
    press(qtbot, queue, Qt.Key.Key_A)
    assert queue.current == THREE[1]
    assert workspace.line_id == LINES[1].id
    assert queue.count == 2
    idle(qtbot, workspace)
    assert texts(workspace)[0] == "夏天来了"
    assert queue.current == THREE[1]


def test_reject_moves_on_and_leaves_the_text(desk, qtbot):
    workspace, queue = desk
    press(qtbot, queue, Qt.Key.Key_X)
    press(qtbot, queue, Qt.Key.Key_Delete)
    idle(qtbot, workspace)
    assert queue.current == THREE[2]
    assert texts(workspace) == [line.text for line in LINES]
    assert states(workspace)[:2] == [ProposalState.REJECTED] * 2


def test_keys_step_through_the_list_without_deciding(desk, qtbot):
    _workspace, queue = desk
    press(qtbot, queue, Qt.Key.Key_J)
    press(qtbot, queue, Qt.Key.Key_Down)
    assert queue.current == THREE[2]
    press(qtbot, queue, Qt.Key.Key_J)
    assert queue.current == THREE[2]
    press(qtbot, queue, Qt.Key.Key_K)
    assert queue.current == THREE[1]
    assert queue.count == 3


def test_undo_brings_a_decision_back_to_hand(desk, qtbot):
    workspace, queue = desk
    press(qtbot, queue, Qt.Key.Key_A)
    press(qtbot, queue, Qt.Key.Key_X)
    press(qtbot, queue, Qt.Key.Key_U)
    idle(qtbot, workspace)
    assert queue.current == THREE[1]
    press(qtbot, queue, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, workspace)
    assert queue.current == THREE[0]
    assert queue.count == 3
    assert texts(workspace)[0] == "春天来了"


def test_all_alike_are_accepted_as_one_edit(desk, qtbot):
    workspace, queue = desk
    press(qtbot, queue, Qt.Key.Key_J)
    press(qtbot, queue, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    idle(qtbot, workspace)
    assert texts(workspace)[1][0] + texts(workspace)[3][0] == "江学"
    assert queue.current == THREE[0]
    queue.commands.undo()
    idle(qtbot, workspace)
    assert texts(workspace) == [line.text for line in LINES]


def test_all_of_a_kind_that_are_as_sure_are_accepted(desk, qtbot):
    workspace, queue = desk
    queue.commands.accept_all_as_sure()
    idle(qtbot, workspace)
    assert states(workspace) == [
        ProposalState.ACCEPTED,
        ProposalState.OPEN,
        ProposalState.ACCEPTED,
    ]


def test_the_last_decision_leaves_a_friendly_word(desk, qtbot):
    workspace, queue = desk
    for _ in THREE:
        press(qtbot, queue, Qt.Key.Key_Return)
    assert queue.current is None
    assert queue.notice.isVisible()
    press(qtbot, queue, Qt.Key.Key_A)
    idle(qtbot, workspace)
    assert states(workspace) == [ProposalState.ACCEPTED] * 3


def test_proposals_come_as_the_page_is_read_or_as_the_person_chooses(qapp, qtbot, tmp_path):
    late = replacing(4, "放", "某", kind=ProposalKind.MOVE, confidence=0.4)
    early = replacing(0, "了", "某", kind=ProposalKind.GAP, confidence=0.7)
    workspace = open_desk(tmp_path, SAMPLE, proposals=(late, *THREE, early))
    queue = RepairQueue(workspace)
    qtbot.addWidget(queue)

    def listed():
        model = queue.listing.model()
        return [model.proposal(proposal_id) for proposal_id in model.ids]

    assert listed() == [THREE[0], early, *THREE[1:], late]
    queue.set_order(Order.KIND)
    assert listed() == sorted(listed(), key=lambda proposal: KINDS.index(proposal.kind))
    assert listed() != [THREE[0], early, *THREE[1:], late]
    queue.set_order(Order.CONFIDENCE)
    assert listed() == [THREE[2], THREE[0], THREE[1], early, late]
    workspace.close()


def test_a_filter_lists_one_kind_only(desk, qtbot):
    _workspace, queue = desk
    queue.set_kind(ProposalKind.JOIN)
    assert queue.current is None
    assert queue.notice.isVisible()
    queue.set_kind(ProposalKind.CHARACTER)
    assert queue.current == THREE[0]
    assert queue.listing.model().rowCount() == 3


def test_the_proposal_at_hand_is_in_view_when_many_come(qapp, qtbot, tmp_path):
    marks = [replacing(0, "春", chr(0x4E00 + n), kind=ProposalKind.PUNCTUATION) for n in range(80)]
    workspace = open_desk(tmp_path, SAMPLE, proposals=[*marks, THREE[2]])
    queue = RepairQueue(workspace)
    qtbot.addWidget(queue)
    queue.resize(1200, 320)
    with qtbot.waitExposed(queue):
        queue.show()
    listing = queue.listing
    queue.set_kind(ProposalKind.CHARACTER)
    qapp.processEvents()  # the list of one has its place; the next one has none yet
    queue.set_kind(None)
    assert listing.isVisible()
    assert listing.currentIndex().row() == 80
    assert listing.viewport().rect().contains(listing.visualRect(listing.currentIndex()).center())
    workspace.close()


def test_edit_asks_for_the_place(desk, qtbot):
    _workspace, queue = desk
    with qtbot.waitSignal(queue.commands.edit_requested) as caught:
        press(qtbot, queue, Qt.Key.Key_E)
    assert caught.args == [THREE[0]]


def test_the_image_of_the_line_is_shown(desk, qtbot):
    _workspace, queue = desk
    qtbot.waitUntil(lambda: not queue.card.strip.image.isNull())
    image = queue.card.strip.image
    assert image.width() > 3 * image.height()
    assert image.pixelColor(image.width() // 2, image.height() // 2).lightness() < 120


def test_no_key_is_a_command_while_text_is_composed(desk, qtbot):
    workspace, queue = desk
    for key in "AXEJKU":
        QApplication.sendEvent(queue, QInputMethodEvent("pin", []))
        press(qtbot, queue, Qt.Key[f"Key_{key}"])
    press(qtbot, queue, Qt.Key.Key_Return)
    idle(qtbot, workspace)
    assert queue.current == THREE[0]
    assert queue.count == 3
    QApplication.sendEvent(queue, QInputMethodEvent())
    press(qtbot, queue, Qt.Key.Key_A)
    assert queue.count == 2


def test_shortcuts_of_the_window_do_not_take_the_keys_of_the_queue(desk):
    _workspace, queue = desk
    for key in (Qt.Key.Key_A, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(queue, event)
        assert event.isAccepted()


@pytest.mark.parametrize(
    ("before", "after"), [("甲乙", "甲丙"), ("", "甲"), ("甲", ""), ("甲 乙", "甲乙")]
)
def test_a_difference_keeps_both_sides_whole(before, after):
    left, right = difference(before, after)
    assert "".join(part.text for part in left) == before
    assert "".join(part.text for part in right) == after
    kept = ["".join(p.text for p in side if not p.is_changed) for side in (left, right)]
    assert kept[0] == kept[1]


def test_other_words_share_no_letters_by_chance():
    left, right = difference("Paragraph · 短题", "Headline · 短题")
    assert [(part.text, part.is_changed) for part in left] == [
        ("Paragraph", True),
        (" · 短题", False),
    ]
    assert right[0].text == "Headline"
    left, _ = difference("甲乙丙", "丁乙戊")
    assert [part.is_changed for part in left] == [True, False, True]


@pytest.fixture
def themed(qapp):
    """The room that things take is that of the window's own style."""
    apply_theme(qapp, "light")


def test_a_narrow_queue_leaves_out_what_is_used_least(themed, desk, qtbot):
    _workspace, queue = desk
    combos = queue.findChild(FilterBar).findChildren(QComboBox)

    def shown():
        return [combo.isVisible() for combo in sorted(combos, key=lambda combo: combo.x())]

    assert shown() == [True, True, True]
    queue.resize(queue.minimumSizeHint().width(), 320)
    assert sorted(shown()) == [False, False, True]
    assert queue.width() < 330
    queue.resize(900, 320)
    assert shown() == [True, True, True]
