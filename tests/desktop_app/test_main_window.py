"""The window as a whole: panes, docks, messages, dialogs, language, closing."""

import dataclasses
import datetime as dt
import sys
import threading

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QTabBar, QToolButton

from archive.editing.catalogue_commands import SaveIssue, SaveNewspaper, SavePage
from archive.editing.command import run
from archive.errors import ArchiveDamagedError
from archive.model.catalogue import Issue, Newspaper
from archive.model.page import Page
from archive.storage.archive_file import Archive
from desktop_app.dialogs.command_palette import CommandPalette
from desktop_app.dialogs.export_dialog import ExportDialog
from desktop_app.dialogs.import_dialog import ImportDialog
from desktop_app.dialogs.page_choice import PageChoice
from desktop_app.dialogs.problem_report import ProblemDialog, write_report
from desktop_app.dialogs.settings_dialog import SettingsDialog
from desktop_app.dialogs.stop_dialog import StopDialog
from desktop_app.main_window import SIZE
from desktop_app.panels.place_state import PlaceState
from desktop_app.panels.save_state import SaveState
from desktop_app.settings.catalogue import LANGUAGE, SURE, TEXT_SCALE, THEME
from tests.desktop_app.conftest import two_pages


@pytest.fixture
def window(application):
    return application.window


def dialog_of(window, kind):
    found = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    return found[0] if found else None


def wait_for(qtbot, window, kind):
    qtbot.waitUntil(lambda: dialog_of(window, kind) is not None)
    return dialog_of(window, kind)


def test_a_click_on_a_tab_shows_its_pane(window, qtbot):
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
    tabs = [(bar, number) for bar in bars for number in range(bar.count())]
    assert len(tabs) == len(window.docks)
    for bar, number in tabs:
        place = bar.tabRect(number).center()
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
        [dock] = [d for d in window.docks.values() if d.windowTitle() == bar.tabText(number)]
        qtbot.waitUntil(lambda dock=dock: dock.place.is_made)
        assert not dock.content().visibleRegion().isEmpty()


def test_f6_walks_through_every_pane(window, qtbot):
    seen = []
    for _ in window.panes():
        window.trigger("view.next_pane")
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) == len(window.panes()) >= 5
    window.trigger("view.previous_pane")
    assert QApplication.focusWidget() is seen[-2]


def test_docks_are_made_when_they_are_seen(window, qtbot):
    dock = window.docks["search"]
    assert not dock.place.is_made
    window.trigger("view.search")
    assert dock.content().query.hasFocus()


def test_an_archive_without_pages_says_what_to_do(start_application, tmp_path):
    path = tmp_path / "empty.jiaokan"
    Archive.create(path).close()
    window = start_application(path, language="en").window
    assert window.welcome.isVisible()
    assert not window.scan_view.isVisible()
    window.trigger("archive.close")
    assert window.welcome.isVisible()


def test_a_failed_edit_is_told_without_a_dialog(application):
    application.workspace.edit_failed.emit("the disk is full")
    assert application.window.messages.text == "the disk is full"
    assert QApplication.activeModalWidget() is None


def test_dropped_files_are_planned_and_imported(application, tmp_path, qtbot):
    text = tmp_path / "third.txt"
    text.write_text("第三版 新闻 一则", encoding="utf-8")
    (tmp_path / "bad.jpg").write_bytes(b"no picture")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(p)) for p in (text, tmp_path / "bad.jpg")])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window = application.window
    window.dropEvent(event)
    dialog = wait_for(qtbot, window, ImportDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    model = dialog.table.model()
    fates = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert fates == ["new", "unreadable"]
    assert dialog.newspaper.currentText() == "测试日报"
    dialog.button.click()
    qtbot.waitUntil(lambda: "imported" in window.messages.text)
    assert "bad.jpg" in window.messages.text
    assert len(application.workspace.archive.catalogue.pages()) == 3
    qtbot.waitUntil(lambda: application.workspace.is_idle)


def test_a_wrong_date_is_told_in_the_plan(application, tmp_path, qtbot):
    text = tmp_path / "third.txt"
    text.write_text("新闻", encoding="utf-8")
    application.window.files_dropped.emit([text])
    dialog = wait_for(qtbot, application.window, ImportDialog)
    dialog.date.setText("tomorrow")
    dialog.replan()
    assert "2021-12-15" in dialog.summary.text()
    assert not dialog.button.isEnabled()
    dialog.reject()
    qtbot.waitUntil(lambda: application.workspace.is_idle)


def test_export_offers_what_there_is(application, qtbot):
    application.window.trigger("archive.export")
    dialog = wait_for(qtbot, application.window, ExportDialog)
    wishes = []
    dialog.wished.disconnect()
    dialog.wished.connect(wishes.append)
    dialog.format.setCurrentIndex(dialog.format.findData("txt"))
    dialog.accept()
    page = application.workspace.page
    assert wishes[0].format.id == "txt"
    assert wishes[0].selection.pages == (page.id,)
    assert wishes[0].name == "2021-12-15 第01版"


def test_the_article_at_hand_is_the_first_until_somebody_goes_elsewhere(application, qtbot):
    assert application.workspace.line_id is None
    application.window.trigger("archive.export")
    dialog = wait_for(qtbot, application.window, ExportDialog)
    wishes = []
    dialog.wished.disconnect()
    dialog.wished.connect(wishes.append)
    dialog.article.click()
    dialog.accept()
    assert wishes[0].selection.articles == (application.workspace.text.articles[0].id,)


@pytest.fixture
def shelves(start_application, tmp_path, qtbot):
    """The application with two issues of one newspaper and one of another, two pages each."""
    path = tmp_path / "shelves.jiaokan"
    with Archive.create(path) as archive:
        for name, days in (("甲报", (1, 2)), ("乙/报", (3,))):
            paper = Newspaper(name)
            run(archive, SaveNewspaper(paper))
            for day in days:
                issue = Issue(paper.id, dt.date(1939, 4, day))
                run(archive, SaveIssue(issue))
                for order in (1, 2):
                    run(archive, SavePage(Page(issue.id, order, f"第0{order}版")))
    application = start_application(path, language="en")
    qtbot.waitUntil(lambda: application.workspace.is_idle)
    return application


@pytest.mark.parametrize(
    ("what", "dates", "name"),
    [
        ("issue", ["1939-04-02"] * 2, "甲报 1939-04-02"),
        ("newspaper", ["1939-04-01"] * 2 + ["1939-04-02"] * 2, "甲报"),
        ("everything", [], "shelves"),
    ],
)
def test_an_issue_or_a_newspaper_is_exported_as_a_whole(shelves, qtbot, what, dates, name):
    catalogue = shelves.workspace.archive.catalogue
    paper = next(paper for paper in catalogue.newspapers() if paper.name == "甲报")
    second = catalogue.issues(paper.id)[1]
    shelves.workspace.select_page(catalogue.pages(second.id)[0].id)
    shelves.window.trigger("archive.export")
    dialog = wait_for(qtbot, shelves.window, ExportDialog)
    wishes = []
    dialog.wished.disconnect()
    dialog.wished.connect(wishes.append)
    getattr(dialog, what).click()
    dialog.accept()
    pages = [catalogue.page(page_id) for page_id in wishes[0].selection.pages]
    assert [str(catalogue.issue(page.issue_id).date) for page in pages] == dates
    assert wishes[0].name == name


def places(choice):
    model = choice.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_page_is_found_by_a_few_characters_of_its_date_and_label(shelves, qtbot):
    window, workspace = shelves.window, shelves.workspace
    window.trigger("page.go_to")
    choice = wait_for(qtbot, window, PageChoice)
    assert len(places(choice)) == 6
    assert choice.list.currentIndex().data() == f"1939-04-03 · {workspace.page.label}"
    qtbot.keyClicks(choice.query, "4-02 2")
    assert places(choice)[0] == "1939-04-02 · 第02版"  # page 2 before the other one of that day
    qtbot.keyClick(choice.query, Qt.Key.Key_Return)
    catalogue = workspace.archive.catalogue
    assert workspace.page.order == 2
    assert str(catalogue.issue(workspace.page.issue_id).date) == "1939-04-02"


def test_pages_are_found_by_newspaper_and_nothing_is_done_if_none_fits(shelves, qtbot):
    window, page = shelves.window, shelves.workspace.page
    window.trigger("page.go_to")
    choice = wait_for(qtbot, window, PageChoice)
    choice.query.setText("甲报")
    assert len(places(choice)) == 4
    qtbot.keyClicks(choice.query, " 1999")
    assert places(choice) == []
    qtbot.keyClick(choice.query, Qt.Key.Key_Return)
    assert choice.isVisible()
    choice.close()
    assert shelves.workspace.page == page


def test_the_name_of_a_newspaper_can_be_the_name_of_a_file(shelves, qtbot):
    catalogue = shelves.workspace.archive.catalogue
    paper = next(paper for paper in catalogue.newspapers() if paper.name == "乙/报")
    shelves.workspace.select_page(catalogue.pages(catalogue.issues(paper.id)[0].id)[0].id)
    shelves.window.trigger("archive.export")
    dialog = wait_for(qtbot, shelves.window, ExportDialog)
    dialog.newspaper.click()
    names = []
    dialog.wished.disconnect()
    dialog.wished.connect(lambda wish: names.append(wish.name))
    dialog.accept()
    assert names == ["乙 报"]


def test_the_label_of_a_page_can_be_the_name_of_a_file(shelves, qtbot):
    workspace = shelves.workspace
    workspace.run(SavePage(dataclasses.replace(workspace.page, label="甲/1")))
    qtbot.waitUntil(lambda: workspace.is_idle and workspace.page.label == "甲/1")
    shelves.window.trigger("archive.export")
    dialog = wait_for(qtbot, shelves.window, ExportDialog)
    names = []
    dialog.wished.disconnect()
    dialog.wished.connect(lambda wish: names.append(wish.name))
    dialog.accept()
    assert names == ["1939-04-03 甲 1"]


def test_the_palette_finds_and_does(application, qtbot):
    window = application.window
    window.trigger("view.commands")
    palette = wait_for(qtbot, window, CommandPalette)
    palette.query.setText("mark corr")
    assert palette.list.model().rowCount() == 1
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: application.workspace.page.state == "corrected")


def test_the_palette_lists_every_action_that_can_be_used(application, qtbot):
    window = application.window
    window.trigger("view.commands")
    palette = wait_for(qtbot, window, CommandPalette)
    usable = [action for action in window.actions() if action.isEnabled()]
    assert palette.list.model().rowCount() == len(usable)
    palette.close()


def test_settings_work_at_once(application, qtbot):
    application.window.trigger("application.settings")
    dialog = wait_for(qtbot, application.window, SettingsDialog)
    dialog.editors[SURE.key].setValue(75)
    dialog.editors[TEXT_SCALE.key].setValue(150)
    theme = dialog.editors[THEME.key]
    theme.setCurrentIndex(theme.findData("dark"))
    theme.activated.emit(theme.currentIndex())
    assert application.settings.number(SURE) == 75
    assert application.window.reading_pane.setting.scale == pytest.approx(1.5)
    assert QApplication.palette().base().color().lightness() < 60
    dialog.close()


def test_another_language_rebuilds_the_window(start_application, tmp_path, qtbot, request):
    path = tmp_path / "empty.jiaokan"
    Archive.create(path).close()
    application = start_application(path)
    application.settings.set(LANGUAGE, "zh_CN")
    titles = [action.text() for action in application.window.menuBar().actions()]
    assert titles[0] == "档案(&A)"
    application.settings.set(LANGUAGE, "en")
    assert application.window.menuBar().actions()[0].text() == "&Archive"
    assert len([w for w in QApplication.topLevelWidgets() if w.isVisible()]) == 1


def test_closing_asks_before_it_stops_long_work_and_keeps_edits(application, qtbot):
    begun, window = threading.Event(), application.window

    def work(_archive, progress):
        while True:
            begun.set()
            progress.step(0, 1, "")
            threading.Event().wait(0.01)

    application.workspace.start("Long work", work)
    qtbot.waitUntil(begun.is_set)
    window.trigger("page.mark_corrected")
    assert not window.close()
    dialog = wait_for(qtbot, window, StopDialog)
    assert window.isVisible()
    # the edit does not wait for the long work
    qtbot.waitUntil(lambda: application.workspace.page.state == "corrected")
    path = application.workspace.path
    dialog.stop_button.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    with Archive.open(path) as archive:
        assert archive.catalogue.pages()[0].state == "corrected"


def test_long_work_shows_and_can_be_cancelled(application, qtbot):
    window = application.window

    def work(_archive, progress):
        while True:
            progress.step(1, 4, "第01版")
            threading.Event().wait(0.01)

    with qtbot.waitSignal(application.workspace.task_started) as started:
        application.workspace.start("Long work", work)
    assert window.activity.isVisible()
    with qtbot.waitSignal(started.args[0].cancelled):
        window.activity.cancel()
    qtbot.waitUntil(lambda: not window.activity.isVisible())


def test_layout_and_page_are_as_they_were(start_application, application, qtbot):
    window, path = application.window, application.workspace.path
    for dock in ("record", "articles"):
        window.docks[dock].hide()
    window.resize(790, 700)  # no larger than the screen of the offscreen platform
    application.workspace.select_page(application.workspace.archive.catalogue.pages()[1].id)
    window.close()
    again = start_application(path, language="en")
    assert again.window.size() == window.size()
    assert all(again.window.docks[dock].isHidden() for dock in ("record", "articles"))
    assert again.workspace.page.label == "第02版"
    assert again.state.recent() == [path]
    qtbot.waitUntil(lambda: again.workspace.is_idle)


def test_a_report_names_the_fault_and_no_text(qtbot, tmp_path):
    try:
        raise ValueError("机密")  # noqa: TRY301 - only raised to be caught
    except ValueError as error:
        report = write_report(error)
    assert "ValueError" in report
    assert "test_main_window.py" in report
    assert "机密" not in report.partition("Traceback")[0].splitlines()[0]
    dialog = ProblemDialog(report)
    qtbot.addWidget(dialog)
    assert dialog.save(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == report
    assert not dialog.save(tmp_path / "nowhere" / "report.txt")


def test_an_unexpected_fault_is_shown_once(application, qtbot, capsys):
    reporter, window = application.reporter, application.window
    for _ in range(2):
        reporter.caught.emit(ValueError("x"))
    qtbot.waitUntil(lambda: bool(window.findChildren(ProblemDialog)))
    assert len(window.findChildren(ProblemDialog)) == 1
    window.findChildren(ProblemDialog)[0].close()


def test_a_damaged_archive_is_told_and_is_no_bug(application, qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application.reporter.install()
    error = ArchiveDamagedError("a.jiaokan is damaged; restore a backup")
    sys.excepthook(type(error), error, None)
    window = application.window
    qtbot.waitUntil(lambda: window.messages.text == str(error))
    assert not window.findChildren(ProblemDialog)


def test_what_was_done_is_said_for_a_while_and_what_went_wrong_until_dismissed(window, qtbot):
    bar = window.messages
    bar.tell("2 pages imported.")
    assert bar.expiry.isActive()
    bar.expiry.timeout.emit()
    assert bar.text == ""
    bar.tell("2 pages imported.")
    bar.warn("the disk is full")
    assert not bar.expiry.isActive()
    assert bar.text == "the disk is full"
    bar.guide("Drag the handles.")
    assert not bar.expiry.isActive()


def test_what_went_wrong_was_done_and_can_be_done_have_signs_of_their_own(window, qtbot):
    bar, seen = window.messages, []
    for say in (bar.warn, bar.tell, bar.guide):
        say("Drag the handles.")
        seen.append(bar.findChild(QLabel).pixmap().toImage())
    assert seen[0] != seen[1] != seen[2] != seen[0]


def test_a_message_that_has_the_keyboard_stays(window, qtbot):
    bar = window.messages
    bar.tell("Exported to /a/long/way/edition.json")
    bar.findChild(QToolButton).setFocus()
    bar.expiry.timeout.emit()
    assert bar.text.startswith("Exported")
    assert bar.expiry.isActive()


def test_a_message_goes_with_the_archive_that_it_spoke_of(application, tmp_path):
    application.window.messages.warn("the disk is full")
    Archive.create(tmp_path / "other.jiaokan").close()
    application.open(tmp_path / "other.jiaokan")
    assert application.window.messages.text == ""


def test_the_window_is_a_close_event_away_from_the_end(application):
    event = QCloseEvent()
    application.window.closeEvent(event)
    assert event.isAccepted()
    assert not application.workspace.is_open
    assert not application.window.isVisible()
    assert application.window.findChildren(QDialog) == []


def test_two_thousand_signals_do_not_end_the_process(qapp, application):
    """PySide6 6.12.0 aborts Python 3.11 after some 570 emits that carry True."""
    for _ in range(2000):
        application.workspace.character_selected.emit("nobody", 0)
        application.window.reading_pane.saved_changed.emit(True)


def status_of(window, kind):
    [label] = window.findChildren(kind)
    return label.text()


def test_the_status_bar_says_where_one_is(application, qtbot):
    window, workspace = application.window, application.workspace
    qtbot.waitUntil(lambda: status_of(window, PlaceState) == "Page 1 of 2")
    lines = list(workspace.text.placed_lines())
    workspace.select_line(lines[1].id)
    assert status_of(window, PlaceState) == "Page 1 of 2 · Line 2 of 3"
    window.trigger("page.next")
    assert status_of(window, PlaceState).startswith("Page 2 of 2")
    assert status_of(window, SaveState) == "Everything is saved"
    window.trigger("archive.close")
    assert status_of(window, PlaceState) == ""
    assert status_of(window, SaveState) == ""


def test_lines_are_counted_anew_after_an_edit(application, qtbot):
    window, workspace = application.window, application.workspace
    line = next(workspace.text.placed_lines())
    workspace.select_line(line.id)
    qtbot.waitUntil(lambda: "Line 1 of 3" in status_of(window, PlaceState))
    window.trigger("text.set_aside")
    qtbot.waitUntil(lambda: len(list(workspace.text.placed_lines())) == 2)
    assert "of 3" not in status_of(window, PlaceState)


def test_recent_archives_are_a_click_away_while_none_is_open(application, qtbot):
    window, path = application.window, application.workspace.path

    def links():
        buttons = window.welcome.findChildren(QPushButton)
        return [b for b in buttons if b.text() == path.stem and b.isVisible()]

    assert links() == []
    window.trigger("archive.close")
    qtbot.waitUntil(lambda: len(links()) == 1)
    assert str(path) in links()[0].toolTip()
    links()[0].click()
    assert application.workspace.path == path
    assert not window.welcome.isVisible()


@pytest.mark.parametrize("size", [(1600, 1000), None])
def test_a_first_window_has_room_on_the_screen_and_for_the_page(
    start_application, tmp_path, qtbot, size
):
    window = start_application(two_pages(tmp_path / "two.jiaokan"), size=size).window
    qtbot.waitUntil(lambda: window.is_settled)
    room = QSize(*size) if size else window.screen().availableSize()
    assert window.size() == SIZE.boundedTo(room)
    assert window.docks["archive"].width() <= max(340, window.docks["archive"].minimumWidth())
    assert window.scan_view.width() > window.width() / 8
