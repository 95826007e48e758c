"""An engine for whole ways, made in the process that reads: a page with breaks in it."""

from archive.model.geometry import Box
from archive.model.line import Reading

LINES = (
    ("春天的花园里开满了花，孩子们", 60),
    ("一早就来了。这里的交诵很方便,", 120),
    ("老人坐在长椅上，晒着太阳，说", 180),
    ("今年的花比去年开得还要早。", 240),
)


def make(setting):
    """Return the engine; whatever the scan shows, it reads the same page."""
    return _Engine(LINES)


def make_better(setting):
    """Return an engine that reads one line differently, and finds one more."""
    changed = [
        ("一旦就来了。这里的交通很方便，", top) if top == 120 else (words, top)
        for words, top in LINES
    ]
    return _Engine((*changed, ("明天还会更多。", 300)))


class _Engine:
    name = "engine of the workflows"

    def __init__(self, lines):
        self._lines = lines

    def recognise(self, image, progress):
        del image
        progress.step(0, 1, "reading")
        return [
            Reading(words, Box(40, top, 40 + 50 * len(words), top + 44), 0.93)
            for words, top in self._lines
        ]

    def recognise_region(self, image, box, progress):
        return [one for one in self.recognise(image, progress) if one.box.intersection(box)]
