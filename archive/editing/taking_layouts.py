"""Taking another layout of a page, whole or in one place: lines are moved, their text stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archive.editing.layout_differences import DifferenceKind
from archive.editing.layout_plan import LayoutPlan, Region
from archive.errors import StaleOperationError
from archive.storage.page_text_writing import add_new_readings, save_text

if TYPE_CHECKING:
    from archive.editing.layout_differences import LayoutDifference
    from archive.editing.paired_layouts import PairedLayouts
    from archive.model.line import Line
    from archive.model.page import PageText
    from archive.storage.archive_file import Archive, EditInProgress

REGROUPING: Final = frozenset(
    {DifferenceKind.MERGED, DifferenceKind.SPLIT, DifferenceKind.REGROUPED}
)


@dataclass(frozen=True, slots=True)
class TakeLayout:
    """Lay a page out as another layout does."""

    page_id: str
    expected: PageText
    """The text of the page when the layouts were compared."""
    wanted: PageText
    title: str = "Take layout"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        before = archive.texts.get(self.page_id)
        if before != self.expected:
            raise StaleOperationError(
                "the page has changed since its layouts were compared; compare them again"
            )
        add_new_readings(edit.recorder, self.page_id, before, self.wanted)
        save_text(edit.recorder, self.page_id, before, self.wanted)


def with_whole_layout(pair: PairedLayouts) -> PageText:
    """Return the page laid out as there.

    No text is lost: lines that are not in the text there stay beside their neighbours here.
    """
    plan = LayoutPlan(pair.there)
    plan.put_back(pair.here)
    return plan.text(pair.here, pair.there)


def can_take(difference: LayoutDifference) -> bool:
    """Tell whether one place can be laid out as there by itself."""
    return difference.kind is not DifferenceKind.ONLY_HERE


def with_difference(pair: PairedLayouts, difference: LayoutDifference) -> PageText:
    """Return the page laid out as there in one place.

    Raises:
        ValueError: If ``can_take`` says no.
    """
    if not can_take(difference):
        raise ValueError(f"nothing can be taken of what is {difference.kind}")
    plan = LayoutPlan(pair.here)
    if difference.kind in REGROUPING:
        _regroup(plan, pair, difference)
    elif difference.kind is DifferenceKind.MOVED:
        _move(plan, pair, difference)
    elif difference.kind is DifferenceKind.ARTICLES:
        _divide(plan, pair, difference)
    elif difference.kind is DifferenceKind.ONLY_THERE:
        _insert(plan, pair, difference)
    else:
        _, region, _ = _home(plan, difference.lines[0])
        region.role = difference.role_there or region.role
    plan.put_back(pair.here)
    return plan.text(pair.here, pair.there)


def _regroup(plan: LayoutPlan, pair: PairedLayouts, difference: LayoutDifference) -> None:
    """Put the passages there in the place of those here, each where its first line is."""
    wanted = difference.line_ids
    new = [
        Region(passage.role, lines)
        for passage in pair.there.passages()
        if (lines := [line for line in passage.lines if line.id in wanted])
    ]
    for region in new:
        plan.put_before(region, region.lines[0].id)
    added = {id(region) for region in new}
    for _, region in plan.regions():
        if id(region) not in added:
            region.lines = [line for line in region.lines if line.id not in wanted]


def _move(plan: LayoutPlan, pair: PairedLayouts, difference: LayoutDifference) -> None:
    wanted = difference.line_ids
    touched = [r for _, r in plan.regions() if any(line.id in wanted for line in r.lines)]
    others = {line.id for line in pair.there.placed_lines()} - wanted
    is_part = len(touched) == 1 and any(line.id in others for line in touched[0].lines)
    before = difference.after_there.id if difference.after_there else None
    if is_part:
        region = touched[0]
        moved = [line for line in region.lines if line.id in wanted]
        region.lines = [line for line in region.lines if line.id not in wanted]
        place = region.place_of(before) if before is not None else None
        at = 0 if place is None else place + 1
        region.lines[at:at] = moved
        return
    for article in plan.articles:
        article[:] = [region for region in article if all(region is not one for one in touched)]
    _put_in_order(plan, pair, touched, before)


def _put_in_order(
    plan: LayoutPlan, pair: PairedLayouts, regions: list[Region], before: str | None
) -> None:
    """Put regions behind a line (or first), in the article in which they are there if it is near."""
    number_of = _article_numbers(pair.there)
    own = next(number_of[li.id] for r in regions for li in r.lines if li.id in number_of)
    home = plan.home(before) if before is not None else None
    at, place = -1, 0
    if home is not None:
        at = next(n for n, article in enumerate(plan.articles) if article is home[0])
        place = next(n for n, region in enumerate(home[0]) if region is home[1]) + 1
        is_inside = any(region.lines for region in home[0][place:])
        if is_inside or number_of.get(before or "") == own:
            home[0][place:place] = regions
            return
    following = next((a for a in plan.articles[at + 1 :] if any(r.lines for r in a)), None)
    if following is not None:
        first = (li.id for region in following for li in region.lines if li.id in number_of)
        if number_of.get(next(first, "")) == own:
            following[0:0] = regions
            return
    plan.articles.insert(at + 1, regions)


def _article_numbers(text: PageText) -> dict[str, int]:
    return {
        line.id: number
        for number, article in enumerate(text.articles)
        for passage in article.passages
        for line in passage.lines
    }


def _divide(plan: LayoutPlan, pair: PairedLayouts, difference: LayoutDifference) -> None:
    """Let the passages concerned make up articles as there; their order stays."""
    number_of = _article_numbers(pair.there)
    wanted = difference.line_ids
    touched = [a for a in plan.articles if any(li.id in wanted for r in a for li in r.lines)]
    groups: dict[int, list[Region]] = {}
    last = -1
    for region in (region for article in touched for region in article):
        last = next((number_of[li.id] for li in region.lines if li.id in number_of), last)
        groups.setdefault(last, []).append(region)
    at = next(n for n, article in enumerate(plan.articles) if article is touched[0])
    rest = [a for a in plan.articles if all(a is not one for one in touched)]
    rest[at:at] = groups.values()
    plan.articles = rest


def _insert(plan: LayoutPlan, pair: PairedLayouts, difference: LayoutDifference) -> None:
    """Put lines that are only there beside their neighbours there."""
    wanted = difference.line_ids
    before: str | None = None
    for passage in pair.there.passages():
        ids = [line.id for line in passage.lines]
        first = next((n for n, line_id in enumerate(ids) if line_id in wanted), None)
        if first is None:
            before = next((i for i in reversed(ids) if plan.home(i)), before)
            continue
        lines = [line for line in passage.lines if line.id in wanted]
        above = next((home for i in reversed(ids[:first]) if (home := plan.home(i))), None)
        below = next((home for i in ids[first:] if (home := plan.home(i))), None)
        if above is not None:
            above[1].lines[above[2] + 1 : above[2] + 1] = lines
        elif below is not None:
            below[1].lines[below[2] : below[2]] = lines
        else:
            plan.put_behind(Region(passage.role, lines), before)
        return


def _home(plan: LayoutPlan, line: Line) -> tuple[list[Region], Region, int]:
    home = plan.home(line.id)
    if home is None:
        raise KeyError(line.id)
    return home
