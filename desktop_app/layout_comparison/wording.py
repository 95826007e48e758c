"""What the window says about differences, in the person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from archive.editing.layout_differences import DifferenceKind
from desktop_app.translation.titles import role_name

if TYPE_CHECKING:
    from archive.editing.layout_differences import LayoutDifference
    from archive.model.line import Line

_LONGEST = 12
translate = QCoreApplication.translate


def headline(difference: LayoutDifference) -> str:
    """Return in a few words what is different."""
    here, there = difference.here, difference.there
    match difference.kind:
        case DifferenceKind.MERGED:
            return translate("LayoutComparison", "One passage; automatic layout: {0}").format(there)
        case DifferenceKind.SPLIT:
            return translate("LayoutComparison", "{0} passages; automatic layout: one").format(here)
        case DifferenceKind.REGROUPED:
            return translate(
                "LayoutComparison", "{0} passages; automatic layout: {1} others"
            ).format(here, there)
        case DifferenceKind.MOVED:
            return translate("LayoutComparison", "Read elsewhere by the automatic layout")
        case DifferenceKind.ARTICLES:
            return translate("LayoutComparison", "Articles here: {0}; automatic: {1}").format(
                here, there
            )
        case DifferenceKind.ROLE:
            words = translate("LayoutComparison", "Here: {0}; automatic: {1}")
            roles = difference.role_here, difference.role_there
            return words.format(*(role_name(role) if role else "" for role in roles))
        case DifferenceKind.ONLY_HERE:
            words = translate("LayoutComparison", "Lines missing from the automatic layout: {0}")
            return words.format(len(difference.lines))
        case DifferenceKind.ONLY_THERE:
            words = translate("LayoutComparison", "Lines missed on the page: {0}")
            return words.format(len(difference.lines))


def place(difference: LayoutDifference) -> str:
    """Return where it is: its first words, and for what moved, what it follows."""
    start = quoted(difference.lines[0])
    if difference.kind is not DifferenceKind.MOVED:
        return start
    words = translate("LayoutComparison", "{0}: after {1}; automatic: after {2}")
    return words.format(start, _after(difference.after_here), _after(difference.after_there))


def quoted(line: Line) -> str:
    """Return the beginning of a line in quotation marks."""
    text = line.text if len(line.text) <= _LONGEST else line.text[:_LONGEST] + "…"
    return f"“{text}”"


def _after(line: Line | None) -> str:
    return translate("LayoutComparison", "the start of the page") if line is None else quoted(line)
