"""Breaks clean articles in all the ways OCR does, and remembers the truth of every piece.

Clean articles are text files in ``tests/data/clean``: one passage a line, its role before a bar.
A broken page is plain text as OCR leaves it (spaces for printed lines, blank lines between groups)
with, for every white-space-separated piece, where it really belongs.
"""

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

CLEAN = Path(__file__).parent / "data" / "clean"
STYLES = Path(__file__).parent / "data" / "styles"
"""Reports of matches, figures, interviews, rules, letters, notices, essays, verses and the like."""
HALF = str.maketrans("，；：？！（）“”", ',;:?!()""')
NO_START = "，。、；：？！”’）》…"
NO_END = "“‘（《"


@dataclass(frozen=True)
class Passage:
    role: str
    text: str


@dataclass
class Piece:
    """A piece of the raw page: ``raw[i]`` is what OCR read for the clean text ``truth[i]``."""

    raw: str
    truth: list[str]
    passage: int = -1
    start: int = 0
    """Offset in the clean text of its passage; ``end`` follows from the truth."""

    @property
    def end(self):
        return self.start + len("".join(self.truth))

    @property
    def noise(self):
        return self.passage < 0


@dataclass
class Broken:
    """A broken page and its truth."""

    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    """For each passage the number of its article."""
    lost: set[tuple[int, int]] = field(default_factory=set)
    """Passage and offset of every place where text is lost."""


@dataclass(frozen=True)
class Harm:
    """How often what happens (probabilities)."""

    lost_line: float = 0.6
    run_in: float = 0.12
    moved: float = 0.35
    hanging: float = 0.6
    run_together: float = 0.4
    padded: float = 0.5
    stray: float = 0.15
    half_width: bool = True


def read_articles(folder=CLEAN):
    return [
        [Passage(*line.split("|", 1)) for line in path.read_text("utf8").splitlines() if line]
        for path in sorted(folder.glob("*.txt"))
    ]


def cells(text):
    return sum(0.5 if c.isascii() else 1 for c in text)


def typeset(text, width, *, indent=2):
    """Return the printed lines of a paragraph: full-width cells, no mark at the start of a line."""
    tokens = re.findall(r"[A-Za-z0-9.%]+|——|……|.", text)
    lines, line, room = [], "", width - indent
    for token in tokens:
        wide = cells(token)
        if line and wide > room and token[0] not in NO_START:
            carried = ""
            if line[-1] in NO_END:
                line, carried = line[:-1], line[-1]
            lines.append(line)
            line, room = carried, width - len(carried)
        line += token
        room -= wide
    return [*lines, line] if line else lines


class Breaker:
    def __init__(self, articles, seed, harm=None):
        self.random = random.Random(seed)
        self.harm = harm or Harm()
        self.page = Broken()
        self.articles = articles
        self.groups = []

    def happens(self, probability):
        return self.random.random() < probability

    def broken(self):
        for number, article in enumerate(self.articles):
            self.groups += self._article(article, number)
        if self.happens(self.harm.stray):
            plain = [g for g in self.groups if len(g) > 2]
            if plain:
                self.random.choice(plain).insert(0, Piece(">", [">"]))
        self.page.pieces = [piece for group in self.groups for piece in group]
        self.page.text = "\n\n".join(" ".join(p.raw for p in group) for group in self.groups)
        return self.page

    # -- articles -----------------------------------------------------------------------------

    def _article(self, article, number):
        width = self.random.choice([13, 15, 17, 19])
        first = len(self.page.passages)
        self.page.passages += article
        self.page.articles += [number] * len(article)
        height = self.random.randint(9, 26)
        left = height
        groups = []
        for offset, passage in enumerate(article):
            index = first + offset
            if passage.role != "paragraph":
                self._special(groups, index, passage)
                continue
            lines = typeset(passage.text, width)
            pieces = self._pieces(index, lines)
            if len(lines) > 2 and cells(lines[-1]) <= 7 and self.happens(self.harm.lost_line):
                gone = pieces.pop()
                self.page.lost.add((index, gone.start))
            group = []
            if groups and self.happens(self.harm.run_in) and groups[-1][0].noise is False:
                above = self.page.passages[groups[-1][-1].passage].role
                if above in ("paragraph", "subhead"):
                    group = groups.pop()
            for piece in pieces:
                if left == 0 and len(group) > 1:
                    groups.append(group)
                    group, left = [], height
                group.append(piece)
                left = max(0, left - 1)
            groups.append(group)
        if self.happens(self.harm.moved):
            groups = self._displace(groups)
        return groups

    def _pieces(self, index, lines):
        pieces, start = [], 0
        for line in lines:
            pieces.append(self._piece(index, start, line))
            start += len(line)
        return pieces

    def _piece(self, index, start, line):
        raw = line.translate(HALF) if self.harm.half_width else line
        return Piece(raw, list(line), index, start)

    def _special(self, groups, index, passage):
        text = passage.text
        if passage.role == "byline" and text.startswith("（"):
            self._sign_off(groups, index, text)
            return
        if text.startswith("——"):
            piece = self._piece(index, 0, text)
            piece.raw, piece.truth = "-" + piece.raw[2:], ["——", *piece.truth[2:]]
            groups.append([piece])
            return
        words = text.split(" ")
        names = passage.role == "byline" and "记者" not in text
        if names and len(words) > 1 and self.happens(self.harm.run_together):
            raw = "".join(words)
            truth = list(raw)
            at = 0
            for word in words[:-1]:
                at += len(word)
                truth[at - 1] += " "
            groups.append([Piece(raw, truth, index, 0)])
            return
        group, start = [], 0
        for word in words:
            if names and len(word) == 2 and self.happens(self.harm.padded):
                group += [
                    self._piece(index, start, word[0]),
                    self._piece(index, start + 1, word[1]),
                ]
            else:
                group.append(self._piece(index, start, word))
            start += len(word) + 1
        groups.append(group)

    def _sign_off(self, groups, index, text):
        words = text.split(" ")
        pieces, start = [], 0
        for word in words:
            pieces.append(self._piece(index, start, word))
            start += len(word) + 1
        if self.happens(self.harm.hanging):
            groups[-1] += pieces
        else:
            groups.append(pieces)

    # -- displaced pieces ---------------------------------------------------------------------

    def _displace(self, groups):
        """Put the end of the article, from a cut in mid-sentence on, before its title."""
        cuts = [
            at
            for at in range(1, len(groups))
            if groups[at][0].start > 0
            and groups[at - 1][-1].passage == groups[at][0].passage
            and groups[at][0].start == groups[at - 1][-1].end
            and groups[at - 1][-1].raw[-1] not in '。！？”"'
        ]
        if not cuts:
            return groups
        at = self.random.choice(cuts)
        if self.happens(0.5):
            return groups[at:] + groups[:at]
        # One group alone goes to the end of the article.
        return groups[:at] + groups[at + 1 :] + [groups[at]]


def break_page(articles, seed, harm=None):
    return Breaker(articles, seed, harm).broken()


def some_page(seed, harm=None, folder=CLEAN):
    """Return a broken page of three to five articles of the clean corpus."""
    articles = read_articles(folder)
    chance = random.Random(seed)
    return break_page(chance.sample(articles, chance.randint(3, 5)), seed, harm)
