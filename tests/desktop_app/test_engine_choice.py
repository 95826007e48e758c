"""The engine is chosen for each archive; what is not installed cannot be, and why is said."""

import pytest

from archive.errors import ArchiveError
from archive.recognition import tesseract
from archive.storage.archive_file import Archive
from desktop_app.actions.reading_work import ReadingWork
from desktop_app.dialogs.engine_dialog import EngineDialog
from tests.builders import SAMPLE, add_page
from tests.desktop_app.desk import attach, draw_scan


@pytest.fixture
def archive_path(tmp_path):
    path = tmp_path / "desk.jiaokan"
    with Archive.create(path) as archive:
        attach(archive, add_page(archive, SAMPLE), draw_scan(tmp_path / "scan.png", SAMPLE))
    return path


def opened(window, qtbot):
    window.trigger("page.engine")
    dialog = window.findChild(EngineDialog)
    qtbot.waitUntil(lambda: bool(dialog.engines), timeout=20_000)
    return dialog


def enabled(dialog):
    return [name for name, button in dialog.engines.items() if button.isEnabled()]


def test_only_what_is_installed_can_be_chosen(
    start_application, archive_path, monkeypatch, tmp_path, qtbot
):
    monkeypatch.setenv("PATH", str(tmp_path))
    window = start_application(archive_path, language="en").window
    dialog = opened(window, qtbot)
    assert enabled(dialog) == ["rapid"]
    assert dialog.engines["rapid"].isChecked()
    assert "Tesseract is not installed" in dialog.reasons["tesseract"].text()
    assert "no PDF" in dialog.reasons["text-layer"].text()
    assert "no PDF" in dialog.engines["text-layer"].accessibleDescription()
    for reason in dialog.reasons.values():  # none is cut off
        qtbot.waitUntil(
            lambda label=reason: label.height() >= label.heightForWidth(label.width()),
            timeout=20_000,
        )
    dialog.reject()


def test_the_choice_is_kept_for_the_archive(start_application, archive_path, monkeypatch, qtbot):
    monkeypatch.setattr(tesseract, "installed_models", lambda: ("chi_sim", "Fraktur"))
    application = start_application(archive_path, language="en")
    window = application.window
    dialog = opened(window, qtbot)
    assert enabled(dialog) == ["rapid", "tesseract", "tesseract/Fraktur"]
    dialog.engines["tesseract/Fraktur"].setChecked(True)
    dialog.accept()
    assert window.findChild(ReadingWork).engine == "tesseract/Fraktur"
    other = archive_path.with_name("other.jiaokan")
    with Archive.create(other) as archive:
        add_page(archive, SAMPLE)
    application.open(other)
    assert window.findChild(ReadingWork).engine == "rapid"
    application.open(archive_path)
    assert window.findChild(ReadingWork).engine == "tesseract/Fraktur"


def test_an_engine_that_went_away_is_said_when_a_page_is_read(
    start_application, archive_path, monkeypatch, tmp_path, qtbot
):
    monkeypatch.setenv("PATH", str(tmp_path))
    window = start_application(archive_path, language="en").window
    window.findChild(ReadingWork).use_engine("tesseract")
    window.trigger("page.recognise")
    qtbot.waitUntil(lambda: "Tesseract is not installed" in window.messages.text, timeout=20_000)


def test_no_model_for_the_language_is_a_reason():
    with pytest.raises(ArchiveError, match="no model for zh; install chi_sim"):
        tesseract.model_for("zh", ("deu",))
