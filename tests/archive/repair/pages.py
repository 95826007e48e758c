"""Says what a repaired page should read like."""

from archive.formats.plain_text import read_plain_text
from archive.model.line import Seam
from archive.repair.engine import propose
from archive.repair.settling import accept


def repaired(raw, threshold=0.5, rules=None):
    """Read a raw text, propose, accept, and return the page."""
    text = read_plain_text(raw)
    return accept(text, propose(text, rules), threshold).text


def reading(text):
    """One (role, text) for each passage; a gap shows as □."""
    shown = []
    for passage in text.passages():
        folded = passage.folded()
        words = folded.text
        for gap in reversed(folded.gaps):
            words = words[:gap] + "□" + words[gap:]
        shown.append((passage.role.value, words))
    return shown


def texts(text):
    return [words for _, words in reading(text)]


def seams(text):
    return [line.seam for line in text.placed_lines() if line.seam is not Seam.SPACE]
