"""Actions are described once; every one can be found, triggered and read."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from desktop_app.actions.menus import MENUS, RECENT, TOOLS
from desktop_app.actions.registry import plain_text
from desktop_app.actions.spec import When, holds
from desktop_app.actions.tables import ALL_ACTIONS

IN_MENUS = [entry for menu in MENUS for entry in menu.entries if entry not in {None, RECENT}]


def test_ids_are_unique():
    assert [i for i, count in Counter(spec.id for spec in ALL_ACTIONS).items() if count > 1] == []


def test_shortcuts_are_unique(qapp):
    keys = Counter(
        key.toString()
        for spec in ALL_ACTIONS
        for key in {k.toString(): k for k in spec.shortcuts if not k.isEmpty()}.values()
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_action_is_in_exactly_one_menu():
    assert sorted(IN_MENUS) == sorted(spec.id for spec in ALL_ACTIONS)


def test_tools_are_actions_with_icons():
    with_icons = {spec.id for spec in ALL_ACTIONS if spec.icon}
    assert {tool for tool in TOOLS if tool} <= with_icons


@pytest.mark.parametrize("menu", MENUS, ids=lambda menu: menu.id)
def test_letters_of_a_menu_are_unique(menu):
    texts = [spec.text for spec in ALL_ACTIONS if spec.id in menu.entries]
    texts += ["Open &recent"] if RECENT in menu.entries else []
    letters = Counter(text[text.index("&") + 1].lower() for text in texts)
    assert [letter for letter, count in letters.items() if count > 1] == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("&Open archive…", "Open archive"),
        ("打开档案(&O)…", "打开档案"),
        ("Cut && paste", "Cut & paste"),
        ("Close (now)", "Close (now)"),
    ],
)
def test_plain_text_has_no_mnemonic(text, plain):
    assert plain_text(text) == plain


def test_nothing_but_the_window_works_without_an_archive(start_application):
    window = start_application(language="en").window
    enabled = {action.objectName() for action in window.actions() if action.isEnabled()}
    assert enabled == {spec.id for spec in ALL_ACTIONS if spec.when is When.ALWAYS}


def test_actions_follow_the_page(workspace):
    assert holds(When.NO_SCAN, workspace)
    assert holds(When.TEXT, workspace)
    assert not holds(When.SCAN, workspace)
    workspace.close()
    assert not holds(When.PAGE, workspace)


def test_undo_says_what_it_takes_back(application, qtbot):
    undo = next(a for a in application.window.actions() if a.objectName() == "edit.undo")
    assert undo.iconText() == "Undo: Import"
    application.window.trigger("page.mark_corrected")
    qtbot.waitUntil(lambda: "Change page state" in undo.text())
    keys = QKeySequence(QKeySequence.StandardKey.Undo).toString(
        QKeySequence.SequenceFormat.NativeText
    )
    assert undo.toolTip() == f"Undo: Change page state ({keys})"
