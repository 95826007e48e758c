"""What the archive says is found in its sources, and said in the language of the window."""

from pathlib import Path

import pytest

from archive.errors import UnreadableFileError
from archive.imaging.formats import sniff
from archive.importers.plan_entries import EntryKind, ImportPlan, PlanEntry
from desktop_app.models.import_plan import ImportPlanModel
from desktop_app.settings.catalogue import LANGUAGE
from desktop_app.translation.loader import Translation
from desktop_app.translation.messages import progress_said, said
from desktop_app.translation.sources import archive_messages


@pytest.fixture
def chinese(qapp):
    translation = Translation(qapp)
    translation.use("zh_CN")
    yield
    translation.remove()


def test_errors_are_said_with_their_values(chinese, tmp_path):
    (tmp_path / "版面 1.png").write_bytes(b"nothing")
    with pytest.raises(UnreadableFileError) as caught:
        sniff(tmp_path / "版面 1.png")
    words = said(str(caught.value))
    assert words.startswith("版面 1.png：")
    assert "scan" not in words.lower()
    assert "TIFF" in words


def test_a_reason_inside_an_error_is_translated_too(chinese):
    error = "page A1 could not be read: a: b.tif: the image is damaged or cut off; copy or scan it again"
    assert said(error) == "A1 无法识别：a: b.tif：图像已损坏或不完整；请重新复制或扫描"
    crash = (
        "page A1 could not be read: the reading process was ended by SIGKILL; it stays as it was, "
        "try it alone or with another engine"
    )
    assert said(crash).startswith("A1 无法识别：识别进程被 SIGKILL 终止；")
    assert said(f"{crash}\n{error}").count("\n") == 1


def test_the_more_telling_template_wins(chinese):
    assert said("a is damaged (b); restore a backup") == "a 已损坏（b）；请恢复备份"
    assert "不是 ALTO" in said("x.xml: not ALTO: it has no Page; export it again")


def test_stages_of_several_pages_are_said(chinese):
    what = "A1: reading lines · 第02版: arranging the lines"
    assert progress_said(what) == "A1: 正在识别各行 · 第02版: 正在排列各行"
    assert progress_said("scan 7.tif") == "scan 7.tif"


def test_what_is_not_known_and_english_stay_as_they_are(qapp, chinese):
    assert said("a file named reading.png") == "a file named reading.png"
    assert said("") == ""


def test_without_a_translation_nothing_changes(qapp):
    text = "page A1 has no scan; attach one first"
    assert said(text) == text
    assert progress_said("A1: reading lines") == "A1: reading lines"


def test_everything_that_is_raised_is_found(tmp_path):
    (tmp_path / "a.py").write_text(
        'LATER = "working"\n'
        "def f(a, progress):\n"
        '    """Not {this} one."""\n'
        "    progress.step(0, 1, LATER)\n"
        '    progress.step(0, 1, f"{a}")\n'
        '    raise MyError(f"{a!r} is gone; " "look for it")\n'
        '    raise ValueError("a bug")\n'
        '    words = "{file} is full"\n',
        encoding="utf-8",
    )
    assert archive_messages(tmp_path) == ["working", "{0} is full", "{0} is gone; look for it"]
    assert len(archive_messages(Path(__file__).parents[2] / "archive")) > 150


def test_the_window_says_it(start_application, tmp_path, qtbot):
    application = start_application()
    application.settings.set(LANGUAGE, "zh_CN")
    qtbot.waitUntil(lambda: application.translation.language == "zh_CN")
    application.window.messages.warn("page A1 has no scan; attach one first")
    assert application.window.messages.text == "A1 没有扫描图；请先关联"


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("a.txt + a.png (GB18030): new page 第01版", "a.txt + a.png (GB18030)：新建版面 第01版"),
        (
            "a.txt (GB18030): new page A1; 3 characters unreadable",
            "a.txt (GB18030)：新建版面 A1；3 字无法辨读",
        ),
        ("a.pdf: 2 new pages, A1 to A2", "a.pdf：新建 2 个版面，A1 至 A2"),
        ("imp: this is a folder; choose the files in it", "imp：这是文件夹；请选择其中的文件"),
    ],
)
def test_plans_of_imports_are_told_in_the_language_of_the_window(chinese, english, words):
    model = ImportPlanModel()
    model.show_plan(ImportPlan((PlanEntry(EntryKind.NEW, (Path("a"),), english),), (), ()))
    assert model.index(0, 2).data() == words
