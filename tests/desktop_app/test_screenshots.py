"""Pictures of the main states in both languages and themes, and of each pane being there.

The references are 48×30 cells of brightness: they tell a missing pane, another order or another
theme, and do not mind another font of the system; Chinese is always set in the carried one. ``JIAOKAN_NEW_SCREENSHOTS=1`` makes them anew; look at the
pictures before they are committed.
"""

import os

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase, QFontInfo, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
)

from archive.imaging.fonts import chinese_font
from archive.importers.sample import create_sample
from archive.storage.archive_file import Archive
from desktop_app.theme import fonts
from tests.desktop_app.pictures import (
    REFERENCES,
    cells,
    difference,
    is_blank,
    is_like,
    part,
    text_contrast,
)

SIZE = (1280, 800)
FAINTEST = 3.0
"""Thin strokes of an unknown font do not reach their full colour; the colours themselves have 4.5."""


def closed(window):
    window.trigger("archive.close")


def lines(window):
    window.trigger("text.lines")


def calendar(window):
    window.trigger("view.calendar")


def history(window):
    window.trigger("view.history")


def search(window):
    window.trigger("view.search")


STATES = {
    "page": lambda _window: None,
    "lines": lines,
    "calendar": calendar,
    "history": history,
    "search": search,
    "closed": closed,
}
DIALOGS = (
    "application.settings",
    "application.shortcuts",
    "application.help",
    "application.about",
    "archive.export",
    "view.commands",
)
LOOKS = [(language, theme) for language in ("en", "zh_CN") for theme in ("light", "dark")]


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.jiaokan"
    create_sample(path)
    return path


@pytest.fixture(params=LOOKS, ids="-".join)
def look(request):
    return request.param


@pytest.fixture(autouse=True)
def carried_font(qapp, monkeypatch):
    """Chinese is set in the font that comes along, whatever else the machine has."""
    number = QFontDatabase.addApplicationFontFromData(QByteArray(chinese_font()))
    carried = set(QFontDatabase.applicationFontFamilies(number))
    system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).family()
    monkeypatch.setattr(fonts, "faces", lambda: fonts.Faces(system, carried | {system}, carried))
    yield
    QFontDatabase.removeApplicationFont(number)


@pytest.fixture
def desk(start_application, sample, qtbot, look, tmp_path, monkeypatch):
    """The whole window on the sample, at rest."""
    language, theme = look
    application = start_application(sample, language=language, theme=theme, size=SIZE)
    window = application.window
    window.resize(*SIZE)
    qtbot.waitUntil(lambda: window.repair_queue.count > 0, timeout=30_000)
    rest(qtbot, application)
    return application


def rest(qtbot, application):
    qtbot.waitUntil(lambda: application.workspace.is_idle, timeout=30_000)
    qtbot.waitUntil(lambda: application.window.is_settled, timeout=30_000)
    qtbot.wait(60)


def picture_of(widget):
    return widget.grab().toImage()


def visible(window, *kinds):
    return [w for kind in kinds for w in window.findChildren(kind) if w.isVisible()]


def words_of(widget):
    return widget.text().replace("&", "")


def faint(window):
    """Texts of enabled widgets that can hardly be read."""
    picture = picture_of(window)
    found = []
    for widget in visible(window, QLabel, QPushButton, QCheckBox, QRadioButton):
        if not words_of(widget).strip() or not widget.isEnabled():
            continue
        shown = part(picture, widget, window)
        if shown.isNull() or widget.visibleRegion().isEmpty():
            continue
        value = text_contrast(shown)
        if value < FAINTEST:
            found.append((words_of(widget), round(value, 1)))
    return found


def cut_off(window):
    """Labels, buttons and tabs that are smaller than what they say."""
    found = [
        words_of(w)
        for w in visible(window, QPushButton, QCheckBox, QRadioButton)
        if w.width() < w.sizeHint().width() or w.height() < w.minimumSizeHint().height()
    ]
    for label in visible(window, QLabel):
        if not label.text() or label.visibleRegion().isEmpty():
            continue
        if label.wordWrap():
            if label.height() < label.heightForWidth(label.width()):
                found.append(label.text())
        elif label.width() < label.sizeHint().width():
            found.append(label.text())
    for bar in visible(window, QTabBar):
        metrics = bar.fontMetrics()
        found += [
            bar.tabText(at)
            for at in range(bar.count())
            if bar.tabRect(at).width() < metrics.horizontalAdvance(bar.tabText(at))
        ]
    return found


def outside(window):
    """Widgets of a window that stick out of the one around them."""
    return [
        f"{type(w).__name__} {w.accessibleName() or words_of(w)}"
        for w in visible(window, QAbstractButton, QLineEdit)
        if w.parentWidget() is not None
        and not w.visibleRegion().isEmpty()
        and not w.parentWidget().rect().contains(w.geometry())
    ]


@pytest.mark.parametrize("state", STATES)
def test_main_states_look_as_they_should(desk, look, state, qtbot):
    window = desk.window
    STATES[state](window)
    rest(qtbot, desk)
    if state in window.docks:
        assert not window.docks[state].visibleRegion().isEmpty()
    assert window.reading_pane.shows_lines == (state == "lines")
    picture = picture_of(window)
    assert faint(window) == []
    assert cut_off(window) == []
    assert outside(window) == []
    blank = [
        type(pane).__name__ for pane in window.panes() if is_blank(part(picture, pane, window))
    ]
    assert blank == ([] if desk.workspace.is_open else ["ArchivePanel"])
    reference = REFERENCES / f"{state}-{'-'.join(look)}.png"
    if os.environ.get("JIAOKAN_NEW_SCREENSHOTS"):
        cells(picture).save(str(reference))
    kept = QImage(str(reference))
    assert not kept.isNull(), f"{reference} is missing"
    assert is_like(cells(picture), kept), difference(cells(picture), kept)


@pytest.mark.parametrize("action", DIALOGS)
def test_dialogs_are_readable_and_whole(desk, action, qtbot):
    window = desk.window
    window.trigger(action)
    qtbot.wait(60)
    (dialog,) = [d for d in window.findChildren(QDialog) if d.isVisible()]
    assert faint(dialog) == []
    assert cut_off(dialog) == []
    assert outside(dialog) == []
    assert not is_blank(picture_of(dialog))
    dialog.close()


def test_an_empty_archive_says_what_to_do_readably(start_application, tmp_path, look):
    path = tmp_path / "empty.jiaokan"
    Archive.create(path).close()
    language, theme = look
    window = start_application(path, language=language, theme=theme, size=SIZE).window
    assert faint(window) == []
    assert cut_off(window) == []


def test_references_tell_states_and_themes_apart():
    kept = {file.stem: QImage(str(file)) for file in sorted(REFERENCES.glob("*.png"))}
    assert set(kept) == {f"{state}-{'-'.join(look)}" for state in STATES for look in LOOKS}
    assert not is_like(kept["page-en-light"], kept["page-en-dark"])
    assert not is_like(kept["page-en-light"], kept["closed-en-light"])


def test_a_missing_pane_is_noticed(desk, look, qtbot):
    window = desk.window
    kept = QImage(str(REFERENCES / f"page-{'-'.join(look)}.png"))
    window.scan_view.hide()
    rest(qtbot, desk)
    assert not is_like(cells(picture_of(window)), kept)
