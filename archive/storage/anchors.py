"""Where remarks on a text range belong after their lines were corrected, split or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.model.line import Line
    from archive.model.page import PageText
    from archive.storage.recorder import Recorder

_RANGES = (
    "SELECT id, start_line, start_offset, end_line, end_offset FROM annotation"
    " WHERE page_id = ? AND start_line IS NOT NULL"
)
_ARTICLES = "SELECT id, article_id FROM annotation WHERE page_id = ? AND article_id IS NOT NULL"


def follow_text(recorder: Recorder, page_id: str, before: PageText, after: PageText) -> None:
    """Let the annotations of a page follow their lines and articles, as part of the edit.

    A remark whose lines or article are gone becomes a remark on the page; it keeps its quotation.
    """
    ranges = recorder.db.execute(_RANGES, [page_id]).fetchall()
    if ranges:
        _follow_lines(recorder, ranges, before, after)
    for annotation_id, article_id in recorder.db.execute(_ARTICLES, [page_id]).fetchall():
        heir = _heir(article_id, before, after)
        recorder.update("annotation", annotation_id, {"article_id": heir})


def _heir(article_id: str, before: PageText, after: PageText) -> str | None:
    """Return the article, or the one that holds the first line of an article that is gone."""
    if any(article.id == article_id for article in after.articles):
        return article_id
    gone = next((article for article in before.articles if article.id == article_id), None)
    first = gone.passages[0].lines[0].id if gone else None
    for article in after.articles:
        if any(line.id == first for passage in article.passages for line in passage.lines):
            return article.id
    return None


def _follow_lines(
    recorder: Recorder,
    ranges: list[tuple[str, str, int, str | None, int]],
    before: PageText,
    after: PageText,
) -> None:
    old = {line.id: line for line in before.lines()}
    new = {line.id: line for line in after.lines()}
    for annotation_id, start_line, start_offset, end_line, end_offset in ranges:
        start = _moved(start_line, start_offset, old, new, ends=False)
        end = _moved(end_line or start_line, end_offset, old, new, ends=True)
        if start is None or end is None:
            start, end = start or end, end or start
        if start is None or end is None:
            start, end = (None, 0), (None, 0)
        recorder.update(
            "annotation",
            annotation_id,
            {
                "start_line": start[0],
                "start_offset": start[1],
                "end_line": end[0],
                "end_offset": end[1],
            },
        )


def _moved(
    line_id: str, offset: int, old: dict[str, Line], new: dict[str, Line], *, ends: bool
) -> tuple[str | None, int] | None:
    """Return where a place in a line is now; ``ends`` tells that it ends the range."""
    was, is_now = old.get(line_id), new.get(line_id)
    if is_now is None:
        return None
    if was is None or was.text == is_now.text:
        return line_id, min(offset, len(is_now.text))
    rest = _split_off(is_now, new) if len(is_now.ocr) < len(was.ocr) else None
    cut = len(is_now.text)
    if rest is not None and (offset > cut if ends else offset >= cut):
        skipped = was.text.find(rest.text, cut)
        return rest.id, max(0, min(offset - max(skipped, cut), len(rest.text)))
    return line_id, _shifted(offset, was.text, is_now.text)


def _split_off(line: Line, lines: dict[str, Line]) -> Line | None:
    """Return the piece of the same reading that follows a line."""
    return next((other for other in lines.values() if line.goes_on_in(other)), None)


def _shifted(offset: int, was: str, is_now: str) -> int:
    """Return an offset after the one run of characters in which two texts differ."""
    shorter = min(len(was), len(is_now))
    head = next((i for i in range(shorter) if was[i] != is_now[i]), shorter)
    tail = 0
    while tail < shorter - head and was[-1 - tail] == is_now[-1 - tail]:
        tail += 1
    if offset <= head:
        return offset
    if offset >= len(was) - tail:
        return offset + len(is_now) - len(was)
    return min(offset, len(is_now) - tail)
