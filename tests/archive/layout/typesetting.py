"""Sets made-up articles in columns and gives the lines an engine would read, box by box."""

import itertools
from dataclasses import dataclass, field

from archive.model.geometry import Box
from archive.model.line import Reading

SIZE = 30
LEADING = 42
LETTERS = "天地人山水火木金土日月星风云雨雪花草树鸟鱼马牛羊春夏秋冬东南西北中"


@dataclass
class Sheet:
    """Collects readings; ``order`` keeps the texts in the order they should be read in."""

    readings: list[Reading] = field(default_factory=list)
    counter: int = 0

    def words(self, count):
        """Return ``count`` characters that occur in this order nowhere else."""
        self.counter += 1
        digits = []
        number = self.counter
        while number:
            digits.append(LETTERS[number % 6])
            number //= 6
        start = "".join(digits)
        return (start + LETTERS[6:] * (count // 20 + 1))[:count]

    def line(self, text, left, top, size=SIZE, *, vertical=False):
        long, thick = round(size * len(text)), round(size * 1.2)
        box = (
            Box(left, top, left + thick, top + long)
            if vertical
            else Box(left, top, left + long, top + thick)
        )
        self.readings.append(Reading(text, box, 0.99, vertical=vertical))
        return text

    def columns(self, paragraphs, places, width, depth):
        """Set paragraphs (given as numbers of characters); return their texts.

        ``places`` are the starts (left, top) of the columns, each ``depth`` lines deep and
        ``width`` characters wide.
        """
        slots = itertools.chain.from_iterable(
            ((left, top + LEADING * row) for row in range(depth)) for left, top in places
        )
        texts = []
        for count in paragraphs:
            text = self.words(count - 1) + "。"
            texts.append(text)
            rest, indent = text, 2
            while rest:
                left, top = next(slots)
                piece, rest = rest[: width - indent], rest[width - indent :]
                self.line(piece, left + indent * SIZE, top)
                indent = 0
        return texts


def passages(text):
    """Return (role, text) of every passage, article by article."""
    return [[(str(p.role), p.text) for p in article.passages] for article in text.articles]
