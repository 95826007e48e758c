"""ALTO (any version): the text blocks and lines of one or more pages, read.

Where ALTO measures in tenths of millimetres or 1200ths of an inch, the page's size is in the same
unit, and boxes are brought to pixels when the scan is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from archive.errors import UnreadableFileError
from archive.formats.read_page import ReadPage
from archive.formats.regions import (
    ReadRegion,
    box_around,
    box_at,
    confidence_in,
    page_text,
    role_named,
    spaced,
)
from archive.formats.safe_xml import child, children, local_name, number, parse_xml
from archive.model.geometry import bounding_box
from archive.model.line import Reading, Seam
from archive.model.passage import HYPHENS, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.model.geometry import Box

ROOT: Final = "alto"
_MARGINS: Final = ("TopMargin", "LeftMargin", "RightMargin", "BottomMargin")


@dataclass(slots=True)
class _Layout:
    """The text blocks of a page: in groups as they come, and by identifier."""

    labels: dict[str, str]
    groups: list[list[ReadRegion]] = field(default_factory=lambda: [[]])
    by_id: dict[str, list[ReadRegion]] = field(default_factory=dict)

    def collect(self, parent: Any, role: Role | None, holders: tuple[str, ...] = ()) -> None:
        """Take in the blocks under an element."""
        for element in children(parent, "TextBlock", "ComposedBlock"):
            own = tuple(filter(None, (*holders, element.get("ID"))))
            own_role = self._role(element) or role
            if local_name(element) == "ComposedBlock":
                is_article = (element.get("TYPE") or "").lower() == "article"
                if is_article:
                    self.groups.append([])
                self.collect(element, own_role, own)
                if is_article:
                    self.groups.append([])
                continue
            region = _region(element, own_role)
            self.groups[-1].append(region)
            for name in own:
                self.by_id.setdefault(name, []).append(region)

    def _role(self, element: Any) -> Role | None:
        words = [self.labels.get(name) for name in (element.get("TAGREFS") or "").split()]
        found = (role_named(word) for word in (*words, element.get("TYPE")))
        return next((role for role in found if role is not None), None)


def read(data: bytes, name: str) -> tuple[ReadPage, ...]:
    """Return the pages of an ALTO file.

    Raises:
        UnreadableFileError: If it is no ALTO, or damaged.
    """
    root = parse_xml(data, name)
    layout = child(root, "Layout")
    pages = list(children(layout, "Page")) if layout is not None else []
    if local_name(root) != ROOT or not pages:
        raise UnreadableFileError(f"{name}: not ALTO: it has no Page; export it again")
    labels = _labels(root)
    order = child(root, "ReadingOrder")
    image = _image_name(root)
    return tuple(_page(page, labels, order, image) for page in pages)


def _page(page: Any, labels: dict[str, str], order: Any | None, image: str) -> ReadPage:
    layout = _Layout(labels)
    for part in children(page, "PrintSpace", *_MARGINS):
        layout.collect(part, Role.FOLIO if local_name(part) in _MARGINS else None)
    groups, loose = layout.groups, []
    if order is not None:
        in_order: dict[int, ReadRegion] = {}
        for name in _references(order):
            in_order |= {id(region): region for region in layout.by_id.get(name, ())}
        loose = [r for group in groups for r in group if id(r) not in in_order]
        groups = [list(in_order.values())]
    return ReadPage(
        page_text(groups, loose),
        round(number(page.get("WIDTH"))) or None,
        round(number(page.get("HEIGHT"))) or None,
        image,
    )


def _references(order: Any) -> Iterator[str]:
    for element in order.iter():
        if isinstance(element.tag, str) and local_name(element) == "ElementRef":
            yield element.get("REF") or ""


def _labels(root: Any) -> dict[str, str]:
    tags = child(root, "Tags")
    if tags is None:
        return {}
    return {tag.get("ID") or "": tag.get("LABEL") or "" for tag in tags}


def _image_name(root: Any) -> str:
    description = child(root, "Description")
    source = child(description, "sourceImageInformation") if description is not None else None
    file = child(source, "fileName") if source is not None else None
    return (file.text or "").strip() if file is not None else ""


def _region(element: Any, role: Role | None) -> ReadRegion:
    region = ReadRegion(role)
    for line in children(element, "TextLine"):
        text, seam = _text(line)
        region.add(Reading(text, _box(line), _confidence(line)), seam)
    return region


def _text(line: Any) -> tuple[str, Seam]:
    """Return the text of a line; one that is marked as hyphenated keeps its hyphen."""
    words: list[str] = []
    has_spaces = child(line, "SP") is not None
    seam = Seam.SPACE
    for part in children(line, "String", "SP", "HYP"):
        kind = local_name(part)
        if kind == "SP":
            words.append(" ")
            continue
        content = part.get("CONTENT") or ""
        if kind == "HYP":
            seam = Seam.HYPHEN
            content = content or "-"
            if words and words[-1].endswith(content):
                continue
        elif words and not has_spaces:
            words.append(" ")
        words.append(content)
    text = "".join(words)
    if not has_spaces:
        text = spaced(text.split(" "))
    last = text.strip()[-1:]
    return " ".join(text.split()), seam if last and last in HYPHENS else Seam.SPACE


def _confidence(line: Any) -> float | None:
    known = [
        (number(part.get("WC")), len(part.get("CONTENT") or ""))
        for part in children(line, "String")
        if part.get("WC") is not None
    ]
    length = sum(characters for _, characters in known)
    if not length:
        return None
    return confidence_in(sum(odds * characters for odds, characters in known) / length)


def _box(element: Any) -> Box | None:
    """Return the box of a line, or else that of its strings."""
    keys = ("HPOS", "VPOS", "WIDTH", "HEIGHT")
    if all(element.get(key) is not None for key in keys):
        return box_at(*(number(element.get(key)) for key in keys))
    shape = child(element, "Shape")
    polygon = child(shape, "Polygon") if shape is not None else None
    if polygon is not None:
        values = [number(v) for v in (polygon.get("POINTS") or "").replace(",", " ").split()]
        return box_around(list(zip(values[::2], values[1::2], strict=False)))
    boxes = (_box(part) for part in children(element, "String"))
    return bounding_box(box for box in boxes if box is not None)
