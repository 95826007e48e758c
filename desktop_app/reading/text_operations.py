"""From typed text to operations: what has to be done to the stored page so that it reads like that.

Words that were retyped become ``SetText``, an Enter splits lines and passages, a deleted end of a
passage continues it, and so on. Lines keep their order: typing never moves one. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.model.line import Seam
from archive.model.operations import (
    Continue,
    MarkGap,
    MarkGapBefore,
    MoveLines,
    RemoveSupplied,
    SetRole,
    SetText,
    SplitLine,
    StartPassage,
    Supply,
    carry_out,
)
from archive.model.passage import HYPHENS
from desktop_app.reading.changed_part import changed_part
from desktop_app.reading.stored_lines import StoredLines
from desktop_app.reading.text_map import TextMap, shown
from desktop_app.reading.typed_words import Words, trim_to_seams, without_empty, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.model.operations import Operation
    from archive.model.page import PageText


@dataclass(slots=True)
class _Plan:
    """The operations found so far."""

    page: PageText
    operations: list[Operation] = field(default_factory=list)


def operations(
    page: PageText, typed: TextMap, stored: TextMap | None = None
) -> tuple[Operation, ...]:
    """Return what turns the stored page into one that reads as typed; empty if it does already.

    ``stored`` is the map of the stored page, if it is at hand.
    """
    part = changed_part(page, stored or TextMap.of(page), typed)
    return _operations(*part) if part is not None else ()


def _operations(page: PageText, typed: TextMap) -> tuple[Operation, ...]:
    words = without_empty(words_of(typed))
    if not words:
        return ()
    stored = StoredLines(page)
    plan = _Plan(page)
    trim_to_seams(words, stored)
    words = _set_and_split(words, stored, plan)
    _supply(words, plan)
    after = carry_out(page, plan.operations)
    _arrange(words, StoredLines(after), plan)
    return tuple(plan.operations)


def retyped(page: PageText, typed: TextMap, todo: Iterable[Operation]) -> tuple[Operation, ...]:
    """Return what saves retyped words on a page that others rearranged meanwhile.

    ``todo`` are the operations that do not fit the page any more.
    """
    stored = StoredLines(page)
    wanted = {operation.line for operation in todo if isinstance(operation, SetText)}
    words: dict[str, str] = {}
    for entry in words_of(typed):
        words[entry.line_id] = words.get(entry.line_id, "") + entry.text
    return tuple(
        SetText(line_id, text + stored.hidden(line_id))
        for line_id, text in words.items()
        if line_id in wanted and line_id in stored.lines and text != shown(stored.prints(line_id))
    )


def _set_and_split(words: list[Words], stored: StoredLines, plan: _Plan) -> list[Words]:
    """Plan new texts and splits; return the words under the identifiers they will have."""
    parts_of: dict[str, list[int]] = {}
    for place, entry in enumerate(words):
        parts_of.setdefault(entry.line_id, []).append(place)
    gone: set[int] = set()
    for places in parts_of.values():
        parts = [words[place] for place in places]
        follower = words[places[-1] + 1] if places[-1] + 1 < len(words) else None
        if parts[0].is_new:
            _name_apart(parts)
            continue
        kept = _change_line(parts, follower, stored, plan)
        if not kept:
            before = words[places[0] - 1] if places[0] else None
            _reopen_gap(parts[0], before, follower)
        gone.update(place for place in places if all(words[place] is not part for part in kept))
    return [entry for place, entry in enumerate(words) if place not in gone]


def _reopen_gap(removed: Words, before: Words | None, follower: Words | None) -> None:
    """Where supplied text was deleted, text is missing again."""
    if follower is not None and not follower.starts_passage:
        follower.starts_passage = removed.starts_passage
        follower.seam_before = Seam.GAP
    elif before is not None and not removed.starts_passage:
        before.gap_after = True


def _name_apart(parts: list[Words]) -> None:
    """Give every further part of newly typed text an identifier of its own."""
    for number, part in enumerate(parts[1:], 1):
        part.line_id = f"{parts[0].line_id[:-2]}{number:02}"


def _change_line(
    parts: list[Words], follower: Words | None, stored: StoredLines, plan: _Plan
) -> list[Words]:
    """Plan the new text of a stored line; return its parts under their identifiers."""
    line = stored.lines[parts[0].line_id]
    typed = "".join(part.text for part in parts)
    if line.supplied and not typed:
        plan.operations.append(RemoveSupplied(line.id))
        return []
    hidden = stored.hidden(line.id)
    if _joins(follower) and line.seam is Seam.HYPHEN and follower is not None:
        # a hyphen typed where none was hidden is meant to be seen
        if hidden or not typed.endswith(tuple(HYPHENS)):
            follower.seam_before = Seam.HYPHEN
    elif hidden:  # the halves were parted: the hyphen that nobody saw goes
        plan.operations.append(SetText(line.id, typed, line.text))
        return _split_line(parts, typed, plan)
    if typed == shown(stored.prints(line.id)):
        return _split_line(parts, line.text, plan)
    plan.operations.append(SetText(line.id, typed + hidden, line.text))
    return _split_line(parts, typed + hidden, plan)


def _joins(follower: Words | None) -> bool:
    return (
        follower is not None and not follower.starts_passage and follower.seam_before is Seam.JOIN
    )


def _split_line(parts: list[Words], text: str, plan: _Plan) -> list[Words]:
    """Plan the splits between the parts of a line whose text is ``text`` by then."""
    result, line_id, at = [parts[0]], parts[0].line_id, len(parts[0].text)
    for part in parts[1:]:
        rest = text[at:].lstrip()
        if not 0 < at < len(text) or not rest:
            result[-1].gap_after = part.gap_after  # only white space: not worth a line
            at += len(part.text)
            continue
        cut = SplitLine(line_id, at, text)
        plan.operations.append(cut)
        at = len(part.text) - (len(text) - cut.at - len(rest))
        line_id, text = cut.second_id, rest
        part.line_id = line_id
        result.append(part)
    return result


def _supply(words: list[Words], plan: _Plan) -> None:
    """Plan lines for text that was typed where there was none."""
    known: str | None = None
    waiting: list[Words] = []
    for entry in words:
        if not entry.is_new:
            for late in waiting:  # typed before the first line of the page
                plan.operations.append(Supply(entry.line_id, late.text, late.line_id))
                plan.operations.append(MoveLines((late.line_id,), before=entry.line_id))
            waiting = []
        elif known is None:
            waiting.append(entry)
            continue
        else:
            plan.operations.append(Supply(known, entry.text, entry.line_id))
        known = entry.line_id


def _arrange(words: list[Words], stored: StoredLines, plan: _Plan) -> None:
    """Plan where passages begin, and what stands between lines."""
    for number, entry in enumerate(words):
        before = words[number - 1] if number else None
        if entry.starts_passage:
            if entry.line_id not in stored.first:
                plan.operations.append(StartPassage(entry.line_id))
        elif before is not None:
            _join(before, entry, stored, plan)
    for number, entry in enumerate(words):
        is_last = number + 1 == len(words) or words[number + 1].starts_passage
        if is_last:
            has_gap = stored.lines[entry.line_id].seam is Seam.GAP
            if has_gap != entry.gap_after:
                plan.operations.append(MarkGap(entry.line_id, entry.gap_after))
        if entry.starts_passage:
            had_gap = stored.gap_before.get(entry.line_id, False)
            if had_gap != entry.gap_before:
                plan.operations.append(MarkGapBefore(entry.line_id, entry.gap_before))


def _join(before: Words, entry: Words, stored: StoredLines, plan: _Plan) -> None:
    line = stored.lines[before.line_id]
    if stored.follower[before.line_id] == entry.line_id and line.seam is entry.seam_before:
        return
    plan.operations.append(Continue(before.line_id, entry.line_id, entry.seam_before))
    if before.is_new and before.starts_passage and entry.line_id in stored.first:
        role = stored.role_of[entry.line_id]
        plan.operations.append(SetRole(before.line_id, role))
