"""Engines for tests, made in the processes that read: the paper's shade says what they do."""

import ctypes
import os
import signal

from archive.model.geometry import Box
from archive.model.line import Reading
from archive.recognition.engine import UprightReadings

KILLED, RAISES, CRASHES, MEETS_FIRST, MEETS_SECOND, WAITS = 50, 51, 52, 60, 61, 70
MEETING = "JIAOKAN_TEST_MEETING"
"""Names a pipe at which engines meet, or wait for the test."""

TIMES_READ = "JIAOKAN_TEST_TIMES_READ"
"""Names a file that gets a line for every page that is read."""
TURNABLE_LINES = [
    ("春天的花园里开满了花", (20, 20, 220, 38)),
    ("老人和孩子都来看花", (20, 50, 200, 68)),
    ("远处传来一阵歌声", (20, 80, 180, 98)),
]
TURNABLE_LOST = (20, 110, 180, 128)
TURNABLE_LOST_TEXT = "然后天就黑下来了"
"""What is read there only when this place is looked at."""


def make(setting):
    return Stub()


def make_second(setting):
    return Stub("早", 0.97)


def make_doubtful(setting):
    return Stub(lost=("日", 0.5))


def make_turnable(setting):
    return Turnable()


LEANING_LINES = [
    (text, (40, 20 + 30 * n, 240, 38 + 30 * n)) for n, (text, _) in enumerate(TURNABLE_LINES)
]
LEANING_SKEW = 0.08


def make_leaning(setting):
    return Leaning()


class Leaning:
    """Reads a page that lies askew; its boxes are those of the level page."""

    name = "leaning stub"

    def recognise_upright(self, image, progress):  # noqa: ARG002
        readings = tuple(Reading(text, Box(*box), 0.9) for text, box in LEANING_LINES)
        return UprightReadings(0, readings, LEANING_SKEW)

    def quarter_turns(self, image, progress):  # noqa: ARG002
        return 0


class Turnable:
    """Reads well only when the dark corner is at the top left; notes how often it has read."""

    name = "turnable stub"

    def recognise_upright(self, image, progress):
        with open(os.environ[TIMES_READ], "a", encoding="utf-8") as file:  # noqa: PTH123
            file.write("read\n")
        quarters = self.quarter_turns(image, progress)
        progress.step(1, 2, "reading upright")
        return UprightReadings(
            quarters, tuple(Reading(text, Box(*box), 0.9) for text, box in TURNABLE_LINES)
        )

    def recognise_region(self, image, box, progress):
        if self.quarter_turns(image, progress):
            # rows of a page on its side pass for vertical lines
            vertical = box.height > box.width
            return [Reading("杀热众昂梁", box, 0.97 if vertical else 0.5, vertical=vertical)]
        lines = [*TURNABLE_LINES, (TURNABLE_LOST_TEXT, TURNABLE_LOST)]
        readings = [Reading(text, Box(*place), 0.9) for text, place in lines]
        return [reading for reading in readings if box.contains(*reading.box.centre)]

    def quarter_turns(self, image, progress):
        progress.step(0, 2, "looking which way up")
        right, bottom = image.width - 1, image.height - 1
        corners = [(0, 0), (0, bottom), (right, bottom), (right, 0)]
        return next(n for n, at in enumerate(corners) if image.getpixel(at) < 100)


class Stub:
    """Reads two lines on every page, the second of them numbered by the shade."""

    name = "stub"

    def __init__(self, last="晨", confidence=0.9, lost=("雪停了", 0.8)):
        self.last = last
        self.confidence = confidence
        self.lost = lost

    def recognise(self, image, progress):
        shade = image.getpixel((0, 0))
        print("what libraries print does no harm")
        progress.step(1, 2, "reading")
        if shade == KILLED:
            os.kill(os.getpid(), signal.SIGKILL)
        if shade == RAISES:
            raise RuntimeError("the network\nis broken")
        if shade == CRASHES:
            ctypes.string_at(0)
        if shade in (MEETS_FIRST, MEETS_SECOND):
            mode = os.O_RDONLY if shade == MEETS_FIRST else os.O_WRONLY
            os.close(os.open(os.environ[MEETING], mode))  # each waits for the other
        if shade == WAITS:
            os.close(os.open(os.environ[MEETING], os.O_RDONLY))
        return [
            Reading(f"小城今{self.last}", Box(5, 5, 50, 15), self.confidence),
            Reading(f"第{shade}场雪", Box(5, 18, 50, 28), self.confidence),
        ]

    def recognise_region(self, image, box, progress):
        if box.top > 28:
            text, confidence = self.lost
            return [] if box.left > 40 else [Reading(text, Box(5, 31, 35, 39), confidence)]
        lines = self.recognise(image, progress)
        return [line for line in lines if line.box.intersection(box)]
