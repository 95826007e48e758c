"""The process in which scans are decoded and read, one page after another.

It talks in lines of JSON: a job on standard input; steps and then a result or an error on standard
output. A decoder or an engine that crashes takes only this process with it.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from archive.editing.reading_codec import Recognised, encode_recognised
from archive.errors import ArchiveError
from archive.model.geometry import Box
from archive.model.page import PageText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from archive.model.line import Reading
    from archive.recognition.engine import Engine

STEPS = 1000
"""Parts into which the progress of one page is divided."""
OPENING = "opening the scan"
ARRANGING = "arranging the lines"
LOOKING = "looking for lost lines"


def serve() -> None:
    """Do the jobs that come on standard input until it ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print must not get between
    reader = _Reader(answers)
    for line in sys.stdin:
        job = json.loads(line)
        try:
            answer: dict[str, object] = {"done": encode_recognised(reader.read(job))}
        except ArchiveError as error:
            answer = {"error": str(error)}
        except MemoryError:
            answer = {"fault": "there was not enough memory"}
        except Exception as error:  # noqa: BLE001 - whatever an engine raises costs one page only
            answer = {"fault": f"{type(error).__name__}: {error}"}
        _send(answers, answer)


class _Reader:
    """Keeps the engine between the pages; is the progress that it reports to."""

    def __init__(self, answers: TextIO) -> None:
        self._answers = answers
        self._made_for: object = None
        self._engine: Engine | None = None

    def step(self, done: int, total: int, what: str) -> None:
        """See ``Progress``; the process is ended if it is to stop."""
        parts = min(STEPS - 1, STEPS * done // total) if total else 0
        _send(self._answers, {"step": [parts, what]})

    def read(self, job: dict[str, Any]) -> Recognised:
        """Do one job."""
        from archive.imaging.opening import open_for_reading
        from archive.recognition.engine import TurnsPages

        self.step(0, 1, OPENING)
        engine = self._engine_for(job)
        image = open_for_reading(Path(job["scan"]), job["frame"])
        if isinstance(engine, TurnsPages) and image.mode != "L":
            image = image.convert("L")  # all that follows looks at grey; colours take much memory
        if job["box"] is not None:
            return self._read_part(engine, image, Box(*job["box"]))
        return self._read_page(engine, image, job["language"])

    def _read_page(self, engine: Engine, image: Image, language: str) -> Recognised:
        """Read a page upright, however its scan lies."""
        from archive.layout.turning import PageTurn
        from archive.recognition.engine import TurnsPages

        if not isinstance(engine, TurnsPages):
            return self._arranged(engine.recognise(image, self), image, language)
        upright = engine.recognise_upright(image, self)
        turn = PageTurn(upright.quarters, image.width, image.height, upright.skew)
        read = self._arranged(upright.readings, turn.upright(image), language)
        if not turn:
            return read
        return Recognised(
            tuple(turn.readings_on_scan(read.readings)),
            turn.text_on_scan(read.text),
            tuple(turn.on_scan(box) for box in read.lost),
        )

    def _arranged(self, readings: Sequence[Reading], image: Image, language: str) -> Recognised:
        from archive.layout.arranging import arrange
        from archive.layout.faint_ink import without_faint
        from archive.layout.lost_lines import uncovered_ink

        self.step(1, 1, ARRANGING)
        text = arrange(readings, image, language=language)
        self.step(1, 1, LOOKING)
        boxes = [reading.box for reading in readings if reading.box]
        lost = without_faint(image, uncovered_ink(image, readings), boxes)
        return Recognised(tuple(readings), text, tuple(lost))

    def _read_part(self, engine: Engine, image: Image, box: Box) -> Recognised:
        """Read a part of a page; where that is unsure, as the whole page lies."""
        from archive.layout.turning import PageTurn
        from archive.model.line import Line
        from archive.recognition.doubt import is_surely_upright
        from archive.recognition.engine import TurnsPages

        readings = engine.recognise_region(image, box, self)
        if isinstance(engine, TurnsPages) and not is_surely_upright(readings):
            turn = PageTurn(engine.quarter_turns(image, self), image.width, image.height)
            if turn.quarters:
                upright, area = turn.upright(image), turn.on_upright(box)
                readings = turn.readings_on_scan(engine.recognise_region(upright, area, self))
        return Recognised(
            tuple(readings), PageText(unplaced=tuple(Line.of(reading) for reading in readings))
        )

    def _engine_for(self, job: dict[str, Any]) -> Engine:
        from archive.recognition.engines import Setting, make_engine

        wanted = (job["engine"], job["threads"], job["language"])
        is_of_the_file = job["engine"] == "text-layer"
        if self._engine is None or self._made_for != wanted or is_of_the_file:
            setting = Setting(job["threads"], job["language"], Path(job["scan"]), job["frame"])
            self._engine = make_engine(job["engine"], setting)
            self._made_for = wanted
        return self._engine


def _send(answers: TextIO, record: dict[str, object]) -> None:
    answers.write(json.dumps(record, ensure_ascii=False) + "\n")
    answers.flush()
