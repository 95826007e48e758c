"""A correction desk that types by itself, in a process of its own that is killed.

Run as ``python -m tests.desktop_app.killed_desk ARCHIVE FIRST``: from number FIRST on, it types
numbers into the first page, with an Enter now and then, and prints when it typed each.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from archive.model.page import faults
from archive.storage.archive_file import Archive

TICK_MS = 15
PASSAGE = 150
"""Numbers between two Enters."""
LIMIT_S = 1.0
"""What is older than this must be on disk."""
ROOT = Path(__file__).parents[2]


def token(number):
    return f"〔{number:05}〕"


def type_and_be_killed(path, first, seconds):
    """Let the desk type, kill it after some seconds of typing; return when what was typed, and when."""
    command = [sys.executable, "-m", "tests.desktop_app.killed_desk", str(path), str(first)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    typed = {}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as child:
        for line in child.stdout:
            number, moment = line.split()
            typed[int(number)] = float(moment)
            if float(moment) - typed[first] >= seconds:
                child.kill()
                break
        killed_at = time.time()
        child.kill()
    return typed, killed_at


def lost(path, typed, killed_at):
    """Return the numbers that were typed more than a second before the end and are not stored."""
    with Archive.open(path) as archive:
        page = archive.catalogue.pages()[0]
        text = archive.texts.get(page.id)
        assert faults(text) == []
        stored = "\n".join(passage.text for passage in text.passages())
    return [
        number
        for number, moment in typed.items()
        if moment <= killed_at - LIMIT_S and token(number) not in stored
    ]


def main(path, first):
    from PySide6.QtCore import QEvent, Qt, QTimer
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
    from PySide6.QtWidgets import QApplication

    from desktop_app.reading.reading_pane import ReadingPane
    from desktop_app.workspace import Workspace

    application = QApplication([])
    workspace = Workspace()
    pane = ReadingPane(workspace)
    pane.resize(700, 500)
    pane.show()
    workspace.open(path)
    pane.editor.moveCursor(QTextCursor.MoveOperation.End)
    number = first

    def type_one():
        nonlocal number
        event = QInputMethodEvent()
        event.setCommitString(token(number))
        QApplication.sendEvent(pane.editor, event)
        sys.stdout.write(f"{number} {time.time()}\n")
        sys.stdout.flush()
        number += 1
        if number % PASSAGE == 0:
            kind, key = QEvent.Type.KeyPress, Qt.Key.Key_Return
            plain = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(pane.editor, QKeyEvent(kind, key, plain, "\r"))

    timer = QTimer()
    timer.timeout.connect(type_one)
    timer.start(TICK_MS)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
