"""The clean text of a passage in runs: plain, supplied by a person, or missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.exporters.wording import GAP_MARK

if TYPE_CHECKING:
    from archive.model.passage import Passage

# what XML, HTML and text editors cannot show; white space within a line becomes one space
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; that of a gap is empty."""

    text: str
    is_gap: bool = False
    is_supplied: bool = False


def runs(passage: Passage) -> list[Run]:
    """Return the clean text of a passage, printable and on one line, in runs."""
    folded = passage.folded()
    marks: list[tuple[int, int, bool]] = [(gap, gap, False) for gap in folded.gaps]
    marks += [
        (start, end, True)
        for line, (start, end) in zip(passage.lines, folded.spans, strict=True)
        if line.supplied and start < end
    ]
    result: list[Run] = []
    done = 0
    for start, end, supplied in sorted(marks):
        if start > done:
            result.append(Run(printable(folded.text[done:start])))
        if supplied:
            result.append(Run(printable(folded.text[start:end]), is_supplied=True))
        else:
            result.append(Run("", is_gap=True))
        done = max(done, end)
    if done < len(folded.text):
        result.append(Run(printable(folded.text[done:])))
    return result


def marked(passage: Passage) -> str:
    """Return the clean text of a passage with a mark where text is missing."""
    return "".join(GAP_MARK if run.is_gap else run.text for run in runs(passage)).strip()


def printable(text: str) -> str:
    """Return text without line breaks and without characters that cannot be shown."""
    return _UNPRINTABLE.sub("\ufffd", _BREAKS.sub(" ", text))
