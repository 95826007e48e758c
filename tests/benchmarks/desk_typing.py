"""Measures a page of 20,000 characters and 2,000 proposals: key to paint, accept to next.

Run with: python -m tests.benchmarks.desk_typing
"""

import os
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from archive.model.line import Line, Reading, Seam
from archive.model.operations import ReplaceInText
from archive.model.page import PageText
from archive.model.passage import Article, Passage, Role
from archive.model.proposal import Evidence, Proposal, ProposalKind
from archive.storage.archive_file import Archive
from desktop_app.reading.reading_pane import ReadingPane
from desktop_app.repair_queue.repair_queue import RepairQueue
from desktop_app.workspace import Workspace
from tests.builders import add_page

LINES, WORDS = 1250, "春天河水慢慢涨起来孩子们放风"
KEYS, DECISIONS = 200, 60


def page_text():
    passages = []
    for first in range(0, LINES, 5):
        lines = [Line.of(Reading(f"{WORDS}{n:02}"), seam=Seam.JOIN) for n in range(5)]
        role = Role.HEADLINE if first % 100 == 0 else Role.PARAGRAPH
        passages.append(Passage(role, tuple(lines)))
    articles = (Article(tuple(passages[n : n + 20])) for n in range(0, len(passages), 20))
    return PageText(tuple(articles))


def proposals(text):
    lines = list(text.placed_lines())
    for number in range(2000):
        line = lines[number % LINES]
        at = number // LINES
        old = line.text[at]
        yield Proposal(
            ProposalKind.CHARACTER,
            0.9,
            (Evidence("{0} is rare here", (old,)),),
            (ReplaceInText(line.id, at, old, "夏"),),
            (line.id,),
            line.text,
            "夏" + line.text[1:],
            old,
        )


def percentile(times, share):
    return sorted(times)[int(len(times) * share)] * 1000


def clocks():
    """Wall clock, and the time this thread was computing (the machine may be busy)."""
    return time.perf_counter(), time.thread_time()


def report(name, pairs):
    for kind, times in zip(("wall", "computing"), zip(*pairs, strict=True), strict=True):
        tell(f"{name} ({kind})", times)


def tell(name, times):
    print(
        f"{name}: median {statistics.median(times) * 1000:.1f} ms, "
        f"p95 {percentile(times, 0.95):.1f} ms, worst {max(times) * 1000:.1f} ms"
    )


def measure_keys(app, pane):
    cursor = pane.editor.textCursor()
    cursor.setPosition(9000)
    pane.editor.setTextCursor(cursor)
    app.processEvents()
    times = []
    for number in range(KEYS):
        start = clocks()
        event = QInputMethodEvent()
        event.setCommitString("新" if number % 7 else "。")
        QApplication.sendEvent(pane.editor, event)
        app.processEvents()
        times.append([now - then for now, then in zip(clocks(), start, strict=True)])
        QTest.qWait(15)
    report("key to paint, saving included", times)


def measure_decisions(app, queue, workspace):
    times = []
    for _ in range(DECISIONS):
        start = clocks()
        before = queue.current
        QTest.keyClick(queue.listing, Qt.Key.Key_A)
        queue.card.repaint()
        queue.listing.viewport().repaint()
        assert queue.current is not before
        times.append([now - then for now, then in zip(clocks(), start, strict=True)])
        QTest.qWait(60)
    report("accept to next", times)
    while not workspace.is_idle:
        app.processEvents()


def main():
    app = QApplication([])
    text = page_text()
    print(f"{sum(len(p.text) for p in text.passages())} characters, {LINES} lines")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.jiaokan"
        with Archive.create(path) as archive:
            page = add_page(archive, text)
            with archive.unrecorded():
                archive.proposals.replace_open(page.id, list(proposals(text)))
        workspace = Workspace()
        pane, queue = ReadingPane(workspace), RepairQueue(workspace)
        for widget, size in ((pane, (800, 700)), (queue, (800, 300))):
            widget.resize(*size)
            widget.show()
        start = time.perf_counter()
        workspace.open(path)
        app.processEvents()
        print(f"open: {(time.perf_counter() - start) * 1000:.0f} ms, {queue.count} proposals")
        measure_keys(app, pane)
        measure_decisions(app, queue, workspace)
        workspace.close()


if __name__ == "__main__":
    main()
