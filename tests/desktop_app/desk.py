"""An open archive with a drawn scan, for tests of the correction desk."""

from PIL import Image, ImageDraw
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from archive.model.page import Scan
from archive.storage.archive_file import Archive
from archive.storage.catalogue import add_scan
from desktop_app.viewer.scan_pictures import ScanPictures
from desktop_app.workspace import Workspace
from tests.builders import add_page


def draw_scan(path, text, size=(1200, 1600)):
    """Draw grey bars where the lines of a text stand."""
    image = Image.new("L", size, 245)
    pen = ImageDraw.Draw(image)
    for line in text.lines():
        if line.box:
            box = line.box
            pen.rectangle((box.left, box.top + 4, box.right - 1, box.bottom - 5), fill=60)
    image.save(path)
    return path


def attach(archive, page, file, size=(1200, 1600)):
    """Give a page a scan."""
    name, digest = archive.scans.add(file)
    with archive.edit("Attach", page_id=page.id) as edit:
        add_scan(edit.recorder, page.id, Scan(name, digest, *size))


def open_desk(tmp_path, text, *, scan=True, proposals=(), extra=()):
    """Store a page with a text (and a drawing of it) and open it in a workspace."""
    path = tmp_path / "desk.jiaokan"
    with Archive.create(path) as archive:
        page = add_page(archive, text)
        if scan:
            attach(archive, page, draw_scan(tmp_path / "scan.png", text))
        for order, other in enumerate(extra, 2):
            add_page(archive, other, order=order, label=f"第{order:02}版")
        if proposals:
            with archive.unrecorded():
                archive.proposals.replace_open(page.id, proposals)
    workspace = Workspace()
    ScanPictures(workspace, cache_dir=tmp_path / "tiles")
    workspace.open(path)
    return workspace


def compose(field, preedit, commit=""):
    """Type as an input method does: show what is being composed, and put in what is finished."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def rest(qtbot, application):
    """Wait until nothing is being done."""
    qtbot.waitUntil(
        lambda: application.workspace.is_idle and not application.window.activity.is_busy,
        timeout=20_000,
    )
