"""What a person decides on one page counts on the next, and the list shows it and can undo it."""

import pytest
from PySide6.QtCore import Qt

from archive.formats.plain_text import read_plain_text
from archive.model.proposal import ProposalState
from archive.storage.archive_file import Archive
from archive.storage.rules import RuleKind
from desktop_app.contact_sheet.alike_sheet import AlikeSheet
from desktop_app.contact_sheet.contact_sheet import ContactSheet
from desktop_app.dialogs.effort_dialog import EffortDialog
from desktop_app.dialogs.rules_dialog import RulesDialog
from tests.builders import add_page
from tests.desktop_app.conftest import nothing_is_left, start_application  # noqa: F401

STORY = """小城修好一座新桥

这条线路的交诵十分方便,附近的居民昨天都来到桥上散步。

孩子们说,坐车去学校的交诵也方便了。
"""


@pytest.fixture
def application(start_application, tmp_path, qtbot):  # noqa: F811
    path = tmp_path / "bridge.jiaokan"
    with Archive.create(path) as archive:
        for order in (1, 2):
            page = read_plain_text(STORY)
            add_page(archive, page, order=order, label=f"第{order:02}版")
    application = start_application(path, language="en")
    qtbot.waitUntil(lambda: application.window.repair_queue.count > 0, timeout=20_000)
    idle(qtbot, application)
    return application


def idle(qtbot, application):
    qtbot.waitUntil(lambda: application.workspace.is_idle, timeout=20_000)


def alike(application):
    return [p.alike for p in proposals(application)]


def proposals(application):
    workspace = application.workspace
    return workspace.archive.proposals.of_page(workspace.page.id, ProposalState.OPEN)


def take(application, prefix):
    queue = application.window.repair_queue
    for _ in range(queue.count):
        if queue.current.alike.startswith(prefix):
            return queue
        queue.commands.next_proposal()
    raise AssertionError(prefix)


def test_a_rejected_reading_is_not_doubted_on_the_next_page(application, qtbot):
    window, workspace = application.window, application.workspace
    window.trigger("page.next")
    qtbot.waitUntil(lambda: "character:诵:通" in alike(application), timeout=20_000)
    window.trigger("page.previous")
    idle(qtbot, application)
    queue = take(application, "character:")
    qtbot.keyClick(queue.listing, Qt.Key.Key_S)
    sheet = window.findChild(AlikeSheet)
    qtbot.waitUntil(lambda: sheet.places.rowCount() == 2, timeout=20_000)
    with qtbot.waitSignal(sheet.finished, timeout=20_000):
        qtbot.keyClick(sheet, Qt.Key.Key_X)
    idle(qtbot, application)
    [rule] = [r for r in workspace.archive.rules.all() if r.kind is RuleKind.WORD]
    assert rule.value == "交诵"
    window.trigger("page.next")  # its proposals are older than what was taught
    qtbot.waitUntil(lambda: "character:诵:通" not in alike(application), timeout=20_000)
    idle(qtbot, application)
    window.trigger("repair.rules")
    dialog = window.findChild(RulesDialog)
    assert "交诵" in {dialog.model.index(row, 0).data() for row in range(dialog.model.rowCount())}
    row = [known.rule for known in dialog.model.rules].index(rule)
    assert dialog.model.rules[row].uses == 2
    dialog.table.selectRow(row)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    idle(qtbot, application)
    dialog.repair_wished.emit()
    qtbot.waitUntil(lambda: "character:诵:通" in alike(application), timeout=20_000)
    dialog.close()


def test_a_contact_sheet_corrects_both_pages_and_undo_takes_it_back(application, qtbot):
    window, workspace = application.window, application.workspace
    take(application, "character:")
    window.trigger("repair.contact_sheet")
    sheet = window.findChild(ContactSheet)
    qtbot.waitUntil(lambda: sheet.places.rowCount() == 2, timeout=20_000)
    assert sheet.words.text() == "诵"
    sheet.scope.setCurrentIndex(2)
    sheet.look()
    qtbot.waitUntil(lambda: sheet.places.rowCount() == 4, timeout=20_000)
    sheet.by.setText("通")
    qtbot.keyClick(sheet.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.places.rowCount() == 0, timeout=20_000)
    idle(qtbot, application)
    pages = workspace.archive.catalogue.pages()

    def words():
        texts = [workspace.archive.texts.get(page.id) for page in pages]
        return "".join(p.text for text in texts for p in text.passages())

    assert (words().count("交通"), words().count("诵")) == (4, 0)
    window.trigger("edit.undo")
    qtbot.waitUntil(lambda: words().count("诵") == 4, timeout=20_000)
    idle(qtbot, application)
    sheet.close()
    window.trigger("repair.effort")
    dialog = window.findChild(EffortDialog)
    assert dialog.numbers["page", "decisions"].text()
    dialog.close()
