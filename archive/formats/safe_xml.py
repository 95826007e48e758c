"""Parsing XML and HTML that nobody vouches for.

A document type declaration is refused in XML, whatever it says: entities can swallow the memory,
reach for files, or make text vanish. HTML usually has one; there it may not define anything, and
nothing it names is ever loaded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from archive.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_XML_BYTES: Final = 64 * 1024**2
MAX_DEPTH: Final = 100
_INTERNAL_SUBSET: Final = re.compile(rb"<!DOCTYPE[^>\[]*\[|<!ENTITY", re.IGNORECASE)


def parse_xml(data: bytes, name: str) -> Any:
    """Return the root element of an XML file.

    Raises:
        UnreadableFileError: If it is damaged, too large, too deep, or has a DTD.
    """
    from lxml import etree

    _check_size(data, name)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged(name, error) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFileError(
            f"{name}: has a document type declaration (DTD), which is not read; remove it"
        )
    _check_depth(root, name)
    return root


def parse_html(data: bytes, name: str) -> Any:
    """Return the root element of an HTML file in UTF-8.

    Raises:
        UnreadableFileError: If it is too large, too deep, no HTML, or defines entities.
    """
    from lxml import etree

    _check_size(data, name)
    if _INTERNAL_SUBSET.search(data):
        raise UnreadableFileError(f"{name}: defines entities, which are not read; remove them")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged(name, error) from error
    if root is None:
        raise UnreadableFileError(f"{name}: there is no text in the file")
    _check_depth(root, name)
    return root


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Any, *names: str) -> Iterator[Any]:
    """Yield the children with one of these names, in any namespace."""
    for child in element:
        if isinstance(child.tag, str) and local_name(child) in names:
            yield child


def child(element: Any, name: str) -> Any | None:
    """Return the first child with this name, or None."""
    return next(children(element, name), None)


def number(value: str | None, default: float = 0.0) -> float:
    """Return an attribute's number; the default if it is none or is not finite."""
    try:
        result = float(value) if value is not None else default
    except ValueError:
        return default
    return result if abs(result) < 2**31 else default


def _check_size(data: bytes, name: str) -> None:
    if len(data) > MAX_XML_BYTES:
        raise UnreadableFileError(
            f"{name}: more than {MAX_XML_BYTES // 1024**2} MB for a page; split the file"
        )


def _check_depth(root: Any, name: str) -> None:
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise UnreadableFileError(f"{name}: nested more than {MAX_DEPTH} deep; not a page")


def _damaged(name: str, error: Exception) -> UnreadableFileError:
    what = str(error).splitlines()[0] if str(error) else "syntax"
    return UnreadableFileError(f"{name}: damaged or no XML ({what}); export it again")
