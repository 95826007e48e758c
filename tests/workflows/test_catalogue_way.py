"""A librarian catalogues an issue; an editor exports a clean edition and reads it back elsewhere."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from archive.editing.catalogue_commands import SetPageState
from archive.editing.command import run
from archive.exporters.registry import export_format
from archive.exporters.selection import Selection
from archive.model.line import Seam
from archive.model.page import PageState, PageText
from archive.model.passage import Role
from archive.storage.archive_file import Archive
from desktop_app.dialogs.export_dialog import ExportWish
from desktop_app.dialogs.import_dialog import ImportDialog
from tests.builders import add_page, article, line, passage
from tests.desktop_app.conftest import nothing_is_left, start_application  # noqa: F401
from tests.desktop_app.desk import rest

FIRST = PageText(
    (
        article(
            passage(line("城东早市重开"), role=Role.HEADLINE),
            passage(line("早市今天开", 50), line("张，菜农", 100, seam=Seam.GAP)),
        ),
    )
)
SECOND = PageText((article(passage(line("河上新桥通车"), role=Role.HEADLINE)),))


@pytest.fixture
def application(start_application, tmp_path, qtbot):  # noqa: F811
    path = tmp_path / "east.jiaokan"
    with Archive.create(path) as archive:
        pages = add_page(archive, FIRST, newspaper="城东报"), add_page(archive, SECOND, order=2)
        for page in pages:
            run(archive, SetPageState(page.id, PageState.CORRECTED))
    application = start_application(path, language="en")
    rest(qtbot, application)
    return application


def fill(form, name, text):
    """Type over a field of a form."""
    type_over(form.editors[name], text)


def type_over(editor, text):
    """Type as an input method does."""
    editor.setFocus()
    editor.selectAll()
    commit = QInputMethodEvent()
    commit.setCommitString(text)
    QApplication.sendEvent(editor, commit)


def catalogue(qtbot, application):
    """Fill in the records of the issue and its newspaper; a wrong ISSN is told and not stored."""
    window, workspace = application.window, application.workspace
    window.trigger("view.record")
    panel = window.docks["record"].content()
    for form, name, text in (
        (panel.newspaper_form, "issn", "0378-5956"),
        (panel.newspaper_form, "place", "长沙"),
    ):
        fill(form, name, text)
    panel.flush()
    rest(qtbot, application)
    paper = workspace.archive.catalogue.newspapers()[0]
    assert "its last digit checks the others" in panel.newspaper_form.fault
    assert (paper.issn, paper.place) == ("", "长沙")
    for form, name, text in (
        (panel.newspaper_form, "issn", "issn 03785955"),
        (panel.newspaper_form, "cn_number", "43-0001"),
        (panel.issue_form, "date", "2024-03-09"),
        (panel.issue_form, "number", "第812期"),
        (panel.issue_form, "tags", "早市，桥梁"),
        (panel.page_form, "section", "要闻"),
    ):
        fill(form, name, text)
    panel.flush()
    rest(qtbot, application)
    assert panel.newspaper_form.fault == ""


def test_an_issue_is_catalogued_and_found(application, qtbot):
    window, workspace = application.window, application.workspace
    catalogue(qtbot, application)
    paper = workspace.archive.catalogue.newspapers()[0]
    issue = workspace.archive.catalogue.issues()[0]
    assert (paper.issn, paper.cn_number, paper.place) == ("0378-5955", "CN 43-0001", "长沙")
    assert (issue.date.isoformat(), issue.number) == ("2024-03-09", "第812期")
    assert issue.tags == ("早市", "桥梁")
    assert workspace.archive.catalogue.page(workspace.page.id).section == "要闻"
    search = window.docks["search"].content()
    for query, kind in (("0378-5955", "newspaper"), ("第812期", "issue"), ("桥梁", "issue")):
        search.query.setText(query)
        search.search()
        assert kind in {hit.kind for hit in search.hits}, query
    while workspace.undoable().title != "Change page state":
        with qtbot.waitSignal(workspace.changed):
            window.trigger("edit.undo")
    assert workspace.archive.catalogue.issues()[0].tags == ()


def test_an_edition_is_exported_and_read_back_as_it_was(application, tmp_path, qtbot):
    catalogue(qtbot, application)
    window = application.window
    articles = window.docks["articles"].content()
    application.workspace.select_line(next(application.workspace.text.placed_lines()).id)
    type_over(articles.tags, "民生")
    qtbot.keyClick(articles.tags, Qt.Key.Key_Return)
    rest(qtbot, application)
    first = tmp_path / "edition.json"
    wish = ExportWish(export_format("json"), Selection(), "archive")
    application.exchange_work.export(wish, first)
    qtbot.waitUntil(first.exists, timeout=20_000)
    rest(qtbot, application)

    other = tmp_path / "other.jiaokan"
    Archive.create(other).close()
    application.open(other)
    window.files_dropped.emit([first])
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)), timeout=20_000)
    dialog = window.findChildren(ImportDialog)[0]
    qtbot.waitUntil(lambda: dialog.plan is not None, timeout=20_000)
    dialog.button.click()
    qtbot.waitUntil(lambda: application.workspace.page is not None, timeout=20_000)
    rest(qtbot, application)
    second = tmp_path / "again.json"
    application.exchange_work.export(wish, second)
    qtbot.waitUntil(second.exists, timeout=20_000)
    rest(qtbot, application)
    editions = [json.loads(file.read_text(encoding="utf-8")) for file in (first, second)]
    assert editions[0] == editions[1]
    assert editions[0]["pages"][0]["articles"][0]["tags"] == ["民生"]
    assert editions[0]["pages"][0]["articles"][0]["passages"][1]["gaps"] == [9]
    window.files_dropped.emit([first])  # once more: it is there already
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)), timeout=20_000)
    dialog = window.findChildren(ImportDialog)[-1]
    qtbot.waitUntil(lambda: dialog.plan is not None, timeout=20_000)
    assert not dialog.button.isEnabled()
    dialog.close()
