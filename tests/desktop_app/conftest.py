import threading

import pytest
from PySide6.QtWidgets import QApplication

from archive.storage.archive_file import Archive
from desktop_app.application import Application
from desktop_app.start import StartOptions
from desktop_app.theme.fonts import use_fonts
from desktop_app.theme.style import apply_theme
from desktop_app.workspace import Workspace
from tests.builders import add_page, make_text


@pytest.fixture(autouse=True)
def nothing_is_left(request):
    """After a test with windows: none is visible and no thread of an archive runs."""
    yield
    if "qapp" not in request.fixturenames:
        return
    visible = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in visible:
        widget.close()
    running = [thread.name for thread in threading.enumerate() if thread.name.startswith("archive")]
    assert (visible, running) == ([], [])


def two_pages(path):
    with Archive.create(path) as archive:
        add_page(archive, make_text(["春天来了"], ["河水解冻，", "柳树发芽。"]))
        add_page(archive, make_text(["第二版新闻"]), order=2, label="第02版")
    return path


@pytest.fixture
def workspace(qapp, tmp_path):
    """An open archive with two pages without scans."""
    workspace = Workspace()
    workspace.open(two_pages(tmp_path / "two.jiaokan"))
    yield workspace
    workspace.close()


@pytest.fixture
def start_application(qapp, qtbot, tmp_path):
    """Return a function that starts the whole application with settings of its own."""
    started = []

    def start(path=None, **options):
        wishes = StartOptions(**{"size": (1600, 1000)} | options)
        application = Application(qapp, wishes, folder=tmp_path / "settings")
        started.append(application)
        if path is not None:
            application.open(path)
        application.show()
        return application

    yield start
    for application in started:
        application.close()
        application.translation.remove()
        application.window.deleteLater()
        application.deleteLater()
    # the style sheet stays: PySide6 keeps wrappers of styles, and without a sheet Qt deletes them
    apply_theme(qapp, "light")
    use_fonts(qapp, "en")


@pytest.fixture
def application(start_application, tmp_path, qtbot):
    """The application with an archive of two pages, after repair has looked at the first."""
    application = start_application(two_pages(tmp_path / "two.jiaokan"), language="en")
    qtbot.waitUntil(lambda: application.workspace.is_idle)
    return application
