"""PAGE XML (any version): regions, lines and reading order of one page, read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from archive.errors import UnreadableFileError
from archive.formats.read_page import ReadPage
from archive.formats.regions import (
    ReadRegion,
    box_around,
    confidence_in,
    one_line,
    page_text,
    role_named,
    spaced,
)
from archive.formats.safe_xml import child, children, local_name, number, parse_xml
from archive.model.line import Reading
from archive.model.passage import Role

if TYPE_CHECKING:
    from archive.model.geometry import Box

ROOT: Final = "PcGts"
_POINT: Final = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")
_GROUPS: Final = (
    *("OrderedGroup", "OrderedGroupIndexed"),
    *("UnorderedGroup", "UnorderedGroupIndexed"),
)
_REFERENCES: Final = ("RegionRef", "RegionRefIndexed")


@dataclass(slots=True)
class _Regions:
    """The regions of a page that have text, by identifier and in the order of the file."""

    by_id: dict[str, ReadRegion] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)
    """The regions inside a region, which have no place of their own in the reading order."""

    def collect(self, parent: Any, role: Role | None = None, inside: str | None = None) -> None:
        """Take in the regions under an element."""
        for element in parent:
            kind = local_name(element) if isinstance(element.tag, str) else ""
            if not kind.endswith("Region") and kind != "TableCell":
                continue
            name = element.get("id") or f"#{len(self.by_id)}"
            own_role = role or _role(kind, element)
            self.by_id[name] = _region(element, own_role)
            if inside is not None:
                self.parts.setdefault(inside, []).append(name)
            nested_role = own_role if own_role in {Role.TABLE, Role.ADVERTISEMENT} else None
            self.collect(element, nested_role, name)

    def take(self, name: str) -> list[ReadRegion]:
        """Return a region and those inside it, which cannot be taken again."""
        region = self.by_id.pop(name, None)
        taken = [region] if region else []
        for part in self.parts.pop(name, ()):
            taken += self.take(part)
        return taken


def read(data: bytes, name: str) -> tuple[ReadPage, ...]:
    """Return the page of a PAGE XML file.

    Raises:
        UnreadableFileError: If it is no PAGE XML, or damaged.
    """
    root = parse_xml(data, name)
    page = child(root, "Page")
    if local_name(root) != ROOT or page is None:
        raise UnreadableFileError(f"{name}: not PAGE XML: it has no Page; export it again")
    regions = _Regions()
    regions.collect(page)
    order = child(page, "ReadingOrder")
    if order is None:
        text = page_text([list(regions.by_id.values())])
    else:
        groups = _in_order(order, regions)
        text = page_text(groups, regions.by_id.values())
    return (
        ReadPage(
            text,
            round(number(page.get("imageWidth"))) or None,
            round(number(page.get("imageHeight"))) or None,
            page.get("imageFilename") or "",
        ),
    )


def _in_order(order: Any, regions: _Regions) -> list[list[ReadRegion]]:
    """Return the regions in reading order; a group inside the outermost group is an article."""
    groups: list[list[ReadRegion]] = [[]]
    outermost = list(children(order, *_GROUPS))
    for member in (m for group in outermost for m in _members(group)):
        if local_name(member) in _REFERENCES:
            groups[-1] += regions.take(member.get("regionRef") or "")
        else:
            groups += [_flat(member, regions), []]
    return groups


def _flat(group: Any, regions: _Regions) -> list[ReadRegion]:
    result = regions.take(group.get("regionRef") or "")
    for member in _members(group):
        if local_name(member) in _REFERENCES:
            result += regions.take(member.get("regionRef") or "")
        else:
            result += _flat(member, regions)
    return result


def _members(group: Any) -> list[Any]:
    members = list(children(group, *_REFERENCES, *_GROUPS))
    # members without an index keep their places (the sort is stable)
    return sorted(members, key=lambda member: number(member.get("index")))


def _role(kind: str, element: Any) -> Role | None:
    if kind in {"TableRegion", "TableCell"}:
        return Role.TABLE
    if kind == "AdvertRegion":
        return Role.ADVERTISEMENT
    return role_named(element.get("type"))


def _region(element: Any, role: Role | None) -> ReadRegion:
    region = ReadRegion(role)
    vertical = _is_vertical(element)
    lines = list(children(element, "TextLine"))
    for line in lines:
        text, confidence = _text(line)
        region.add(
            Reading(text, _box(line), confidence, vertical=vertical or _is_vertical(line)),
        )
    if not lines:
        equivalent = _equivalent(element)
        for text in _unicode(equivalent).splitlines() if equivalent is not None else ():
            region.add(Reading(one_line(text), _box(element), vertical=vertical))
    return region


def _text(line: Any) -> tuple[str, float | None]:
    equivalent = _equivalent(line)
    if equivalent is not None:
        confidence = equivalent.get("conf")
        known = confidence_in(number(confidence)) if confidence is not None else None
        return one_line(_unicode(equivalent)), known
    words = [_equivalent(word) for word in children(line, "Word")]
    return spaced(one_line(_unicode(word)) for word in words if word is not None), None


def _equivalent(element: Any) -> Any | None:
    """Return the best of the texts of an element: the one with the lowest index."""
    found = list(children(element, "TextEquiv"))
    return min(found, key=lambda e: number(e.get("index"))) if found else None


def _unicode(equivalent: Any) -> str:
    unicode = child(equivalent, "Unicode")
    return (unicode.text or "") if unicode is not None else ""


def _box(element: Any) -> Box | None:
    coords = child(element, "Coords")
    if coords is None:
        return None
    points = [(number(x), number(y)) for x, y in _POINT.findall(coords.get("points") or "")]
    if not points:  # versions before 2013
        points = [(number(p.get("x")), number(p.get("y"))) for p in children(coords, "Point")]
    return box_around(points)


def _is_vertical(element: Any) -> bool:
    return element.get("readingDirection") in {"top-to-bottom", "bottom-to-top"}
