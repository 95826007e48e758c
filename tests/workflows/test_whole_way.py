"""A person's whole way through the real main window: from two files to a clean edition."""

import json

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from archive.exporters.registry import export_format
from archive.exporters.selection import Selection
from archive.model.proposal import ProposalState
from archive.storage.archive_file import Archive
from desktop_app.dialogs.export_dialog import ExportWish
from desktop_app.dialogs.import_dialog import ImportDialog
from tests.desktop_app.conftest import nothing_is_left, start_application  # noqa: F401

TEXT = """城南新开一家图书馆

城南图书馆昨天开 放了新的阅览室,读者可以在这里阅 读报纸和杂志。
馆长说,今后每个周末都会举办讲 座,欢迎市民参加。

本报记者 林小河
"""


@pytest.fixture
def files(tmp_path):
    """A scan and a text of the same stem: one page."""
    scan = Image.new("L", (900, 1200), 250)
    pen = ImageDraw.Draw(scan)
    for top in range(100, 1100, 60):
        pen.rectangle((80, top, 820, top + 30), fill=60)
    folder = tmp_path / "incoming"
    folder.mkdir()
    scan.save(folder / "page.png", dpi=(150, 150))
    (folder / "page.txt").write_text(TEXT, encoding="utf-8")
    return [folder / "page.png", folder / "page.txt"]


def idle(qtbot, application):
    qtbot.waitUntil(lambda: application.workspace.is_idle, timeout=20_000)


def compose(widget, text):
    """Type as an input method does."""
    commit = QInputMethodEvent()
    commit.setCommitString(text)
    QApplication.sendEvent(widget, commit)


def import_files(qtbot, application, files):
    window = application.window
    window.files_dropped.emit(files)
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)))
    dialog = window.findChildren(ImportDialog)[0]
    qtbot.waitUntil(lambda: dialog.plan is not None, timeout=20_000)
    dialog.newspaper.setCurrentText("城南日报")
    dialog.date.setText("2024-05-06")
    dialog.replan()
    qtbot.waitUntil(lambda: dialog.plan is not None, timeout=20_000)
    dialog.button.click()
    qtbot.waitUntil(lambda: application.workspace.page is not None, timeout=20_000)
    qtbot.waitUntil(lambda: window.repair_queue.count > 0, timeout=20_000)
    idle(qtbot, application)


def decide(qtbot, application):
    """Reject the proposal on one word and accept the others, by keys alone; return what was decided."""
    queue, workspace = application.window.repair_queue, application.workspace
    queue.listing.setFocus()
    for _ in range(queue.count):
        if "昨天开放" in queue.current.after:
            break
        qtbot.keyClick(queue.listing, Qt.Key.Key_J)
    rejected = queue.current
    left = queue.count
    qtbot.keyClick(queue.listing, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: queue.count < left)
    while queue.count:
        left = queue.count
        qtbot.keyClick(queue.listing, Qt.Key.Key_A)
        qtbot.waitUntil(lambda before=left: queue.count < before)
        idle(qtbot, application)
    of_page = workspace.archive.proposals.of_page
    states = {p.id: p.state for p in of_page(workspace.page.id)}
    assert states[rejected.id] is ProposalState.REJECTED
    assert ProposalState.ACCEPTED in states.values()
    return rejected


def correct(qtbot, application):
    """Type a correction at the end of the first line, and take one away again by undo."""
    window, workspace = application.window, application.workspace
    line = next(workspace.text.placed_lines())
    window.reading_pane.caret.go_to(line.id, len(line.text))
    editor = window.reading_pane.editor
    editor.setFocus()
    compose(editor, "了")
    qtbot.waitUntil(lambda: workspace.text.line(line.id).text.endswith("了"), timeout=5000)
    idle(qtbot, application)
    compose(editor, "错")
    qtbot.waitUntil(lambda: workspace.text.line(line.id).text.endswith("错"), timeout=5000)
    idle(qtbot, application)
    window.trigger("edit.undo")
    qtbot.waitUntil(lambda: "错" not in workspace.text.line(line.id).text)
    return line.id


def describe(qtbot, application, line_id):
    """Tag the article, annotate the line."""
    window, workspace = application.window, application.workspace
    workspace.select_line(line_id)
    articles = window.docks["articles"].content()
    articles.tags.setFocus()
    compose(articles.tags, "文化，图书馆")
    qtbot.keyClick(articles.tags, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(workspace.text.articles[0].tags))
    window.trigger("annotation.text")
    panel = window.docks["annotations"].content()
    compose(panel.body, "核对馆名")
    panel.flush()
    count = workspace.archive.annotations.count
    qtbot.waitUntil(lambda: count().get(workspace.page.id) == 1)
    idle(qtbot, application)


def export(qtbot, application, format_id, target):
    work = application.exchange_work
    wish = ExportWish(export_format(format_id), Selection(), "page")
    work.export(wish, target)
    qtbot.waitUntil(target.exists, timeout=20_000)
    idle(qtbot, application)


def test_from_two_files_to_a_clean_edition(start_application, files, tmp_path, qtbot):  # noqa: F811
    path = tmp_path / "south.jiaokan"
    Archive.create(path).close()
    application = start_application(path, language="en")
    import_files(qtbot, application, files)
    assert application.workspace.page.scan is not None
    rejected = decide(qtbot, application)
    line_id = correct(qtbot, application)
    describe(qtbot, application, line_id)
    text = application.workspace.text
    edits = application.workspace.archive.edits.last_number()
    application.window.close()

    again = start_application(path, language="en")
    idle(qtbot, again)
    assert again.workspace.text == text
    assert again.workspace.archive.edits.last_number() == edits
    assert rejected.id not in {
        p.id
        for p in again.workspace.archive.proposals.of_page(
            again.workspace.page.id, ProposalState.OPEN
        )
    }
    search = again.window.docks["search"].content()
    for query, kind in (("阅览室", "text"), ("图书馆", "tags"), ("馆名", "annotation")):
        search.query.setText(query)
        search.search()
        assert kind in {hit.kind for hit in search.hits}
    export(qtbot, again, "json", tmp_path / "out.json")
    export(qtbot, again, "txt", tmp_path / "out.txt")
    edition = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert edition["newspaper"]["name"] == "城南日报"
    assert edition["issue"]["date"] == "2024-05-06"
    article = edition["pages"][0]["articles"][0]
    assert article["tags"] == ["文化", "图书馆"]
    clean = (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert "城南新开一家图书馆了" in clean
    assert "开 放了新的阅览室，读者可以在这里阅读报纸和杂志。" in clean  # as it was decided
    # what was taken back after the restart is back as it was imported
    while again.workspace.undoable() and again.workspace.page is not None:
        with qtbot.waitSignal(again.workspace.changed):
            again.window.trigger("edit.undo")
    assert again.workspace.archive.catalogue.pages() == []
