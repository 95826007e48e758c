"""In which faces Chinese is set; with families of the tests' own, whatever the machine has."""

import dataclasses

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QTextLayout
from PySide6.QtWidgets import QApplication

from archive.editing.catalogue_commands import SaveNewspaper
from archive.imaging.fonts import chinese_font
from archive.model.passage import Role
from desktop_app.reading.reading_pane import ReadingPane
from desktop_app.reading.typography import Typography
from desktop_app.settings.catalogue import LANGUAGE
from desktop_app.theme import fonts
from desktop_app.theme.fonts import Faces

MANY = frozenset(
    {
        *("AR PL UKai CN", "AR PL UMing CN", "AR PL UMing TW", "HanaMinA", "WenQuanYi Zen Hei"),
        *("Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans CJK TC"),
    }
)


def machine(system="DejaVu Sans", chinese=MANY):
    return Faces(system, {"DejaVu Sans", "Ubuntu", *chinese}, set(chinese))


def test_chinese_is_set_in_one_face_of_its_forms():
    assert machine().families("zh-Hans")[0] == "Noto Sans CJK SC"
    assert machine().families("zh_CN")[0] == "Noto Sans CJK SC"
    assert machine().families("zh-Hant")[:2] == ["Noto Sans CJK TC", "AR PL UMing TW"]
    assert machine().families("zh-TW") == machine().families("zh-Hant")
    assert machine().families("zh-Hans-TW") == machine().families("zh-Hans")


def test_other_languages_keep_the_face_of_the_system():
    assert machine().families("de")[:2] == ["DejaVu Sans", "Noto Sans CJK SC"]
    assert machine("Noto Sans CJK SC").families("en")[0] == "Noto Sans CJK SC"


def test_the_face_of_the_system_stays_first_where_it_has_the_right_forms():
    assert machine("WenQuanYi Zen Hei").families("zh-Hans")[0] == "WenQuanYi Zen Hei"
    assert machine("WenQuanYi Zen Hei").families("zh-Hant")[0] == "Noto Sans CJK TC"
    own = machine("LXGW WenKai", MANY | {"LXGW WenKai"})
    assert own.families("zh-Hans")[0] == "LXGW WenKai"
    for language in ("en", "zh-Hans"):  # what fontconfig takes without a Latin font
        assert machine("Noto Sans CJK JP").families(language)[0] == "Noto Sans CJK SC"


def test_a_script_without_a_face_borrows_the_others():
    simplified = machine(chinese=["Noto Sans CJK SC"])
    assert simplified.families("zh-Hant") == ["Noto Sans CJK SC", "DejaVu Sans"]
    assert machine(chinese=["AR PL UMing TW"]).families("zh-Hans")[0] == "AR PL UMing TW"
    unknown = machine(chinese=["Song of Somebody", "Kai of Somebody"])
    assert unknown.families("zh-Hans") == ["Kai of Somebody", "DejaVu Sans"]
    assert machine(chinese=[]).families("zh-Hans") == ["DejaVu Sans"]


def test_rare_characters_are_looked_for_last():
    families = machine().families("zh-Hant")
    assert families[-2:] == ["HanaMinA", "DejaVu Sans"]
    assert len(families) == len(set(families))


@pytest.fixture
def carried(qapp):
    """The family of the font that comes along."""
    number = QFontDatabase.addApplicationFontFromData(QByteArray(chinese_font()))
    yield QFontDatabase.applicationFontFamilies(number)[0]
    QFontDatabase.removeApplicationFont(number)


def faces_of(text, font):
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine().setLineWidth(10_000)
    layout.endLayout()
    return {run.rawFont().familyName() for run in layout.glyphRuns()}


def test_all_of_a_line_is_drawn_by_the_face_that_is_named(carried, monkeypatch):
    system = QFontInfo(QFont()).family()
    monkeypatch.setattr(fonts, "faces", lambda: Faces(system, {carried}, {carried}))
    line = "县图书馆的“旧报”，1939年直接数字化過半"
    assert faces_of(line, fonts.text_font("zh-Hans")) == {carried}


def test_a_machine_without_a_chinese_font_gets_the_one_that_comes_along(qapp, monkeypatch):
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: [])
    assert fonts.register_fonts()
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: ["Song of Somebody"])
    assert not fonts.register_fonts()


def test_the_window_speaks_in_the_faces_of_its_language(start_application, monkeypatch):
    monkeypatch.setattr(fonts, "faces", machine)
    application = start_application(language="zh_CN")
    assert application.window.menuBar().font().families()[0] == "Noto Sans CJK SC"
    size = application.window.font().pointSizeF()
    application.settings.set(LANGUAGE, "en")
    assert application.window.menuBar().font().families()[0] == "DejaVu Sans"
    assert application.window.font().pointSizeF() == size


def test_text_follows_the_language_of_its_newspaper(workspace, qtbot, monkeypatch):
    monkeypatch.setattr(fonts, "faces", machine)
    pane = ReadingPane(workspace)
    qtbot.addWidget(pane)

    def family():
        return pane.editor.document().firstBlock().charFormat().font().families()[0]

    assert family() == "Noto Sans CJK SC"
    [paper] = workspace.archive.catalogue.newspapers()
    workspace.run(SaveNewspaper(dataclasses.replace(paper, language="zh-Hant")))
    qtbot.waitUntil(lambda: family() == "Noto Sans CJK TC")
    assert pane.font().pointSizeF() == QApplication.font().pointSizeF()


def test_lines_are_as_far_apart_in_any_face(qapp, carried):
    for family in (carried, QFontInfo(QFont()).family()):
        typography = Typography(QFont([family]), qapp.palette())
        font = typography.body_font
        form = typography.block(Role.PARAGRAPH, starts_article=False, em_px=16)
        ems = QFontMetricsF(font).height() / QFontInfo(font).pixelSize()
        assert form.lineHeight() / 100 * ems == pytest.approx(1.9)
