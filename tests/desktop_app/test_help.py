"""The help is complete: every page in both languages, every link and every action it names."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence

from desktop_app.actions.tables import ALL_ACTIONS
from desktop_app.dialogs.help_pages import KEY_TABLE, LINK, PAGES, SLOT, HelpPages
from desktop_app.dialogs.help_window import HelpWindow
from desktop_app.settings.queue_key_table import QUEUE_KEYS
from desktop_app.settings.shortcuts import Shortcuts
from desktop_app.settings.store import ini_file
from desktop_app.translation.loader import LANGUAGES

KNOWN = {spec.id for spec in (*ALL_ACTIONS, *QUEUE_KEYS)} | {KEY_TABLE}
EVERY_PAGE = [(language, name) for language in LANGUAGES for name in PAGES]


@pytest.fixture
def shortcuts(qapp, tmp_path):
    return Shortcuts(ini_file("settings", tmp_path), (*ALL_ACTIONS, *QUEUE_KEYS))


@pytest.fixture
def window(qtbot, shortcuts):
    window = HelpWindow("en", shortcuts)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize(("language", "name"), EVERY_PAGE)
def test_every_link_leads_somewhere_and_every_action_exists(shortcuts, language, name):
    source = HelpPages(language, shortcuts).source(name)
    assert {link.removesuffix(".md") for link in LINK.findall(source)} <= set(PAGES)
    assert set(SLOT.findall(source)) <= KNOWN
    assert source.startswith("# ")
    assert "{" not in HelpPages(language, shortcuts).text(name)


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_name_the_same_actions_and_links(shortcuts, name):
    english, chinese = (HelpPages(language, shortcuts).source(name) for language in LANGUAGES)
    assert sorted(set(SLOT.findall(english))) == sorted(set(SLOT.findall(chinese)))
    assert sorted(set(LINK.findall(english))) == sorted(set(LINK.findall(chinese)))
    assert re.findall(r"^#+ ", english, re.M) == re.findall(r"^#+ ", chinese, re.M)


def test_every_page_can_be_reached_from_the_first_one(shortcuts):
    pages = HelpPages("en", shortcuts)
    assert {link.removesuffix(".md") for link in LINK.findall(pages.source("index"))} == {
        name for name in PAGES if name != "index"
    }


def test_every_action_with_a_key_is_in_the_table(shortcuts):
    table = HelpPages("en", shortcuts).text("keys")
    native = QKeySequence.SequenceFormat.NativeText
    missing = [
        spec.id
        for spec in (*ALL_ACTIONS, *QUEUE_KEYS)
        for key in shortcuts.keys(spec.id)[:1]
        if f"`{key.toString(native)}`" not in table
    ]
    assert missing == []


def test_a_link_is_followed_and_one_can_go_back(window):
    window.browser.anchorClicked.emit(QUrl("repairing.md"))
    assert window.shown == "repairing"
    assert "Repairing a text" in window.browser.toPlainText()
    assert window.list.currentItem().text() == "Repairing a text"
    window.back()
    assert window.shown == "index"
    window.follow("file:///etc/passwd")
    assert window.shown == "index"


def test_searching_lists_pages_and_marks_the_words(window, qtbot):
    qtbot.keyClicks(window.query, "noise")
    shown = [
        window.list.item(row).text()
        for row in range(window.list.count())
        if not window.list.item(row).isHidden()
    ]
    assert "Articles, passages and lines" in shown
    assert "Import, export and backup" not in shown
    assert window.shown != "index"
    assert len(window.browser.extraSelections()) >= 1
    window.query.setText("xyzzy")
    assert window.nothing.isVisible()


def test_changed_keys_are_shown_at_once(window, shortcuts):
    window.show_page("repairing")
    shortcuts.set("page.repair", [QKeySequence("F12")])
    assert "F12" in window.browser.toPlainText()


def test_f1_opens_the_help_once_and_in_the_language(start_application, qtbot):
    application = start_application(language="zh_CN")
    window = application.window
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    window.trigger("application.help")
    (shown,) = window.findChildren(HelpWindow)
    assert "帮助" in shown.browser.toPlainText()
    assert not shown.isModal()
    shown.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_is_explained_somewhere(shortcuts, language):
    pages = HelpPages(language, shortcuts)
    named = {slot for name in PAGES for slot in SLOT.findall(pages.source(name))}
    assert [spec.id for spec in ALL_ACTIONS if spec.id not in named] == []
