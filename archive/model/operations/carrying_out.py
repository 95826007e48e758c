"""Every operation there is, carried out on a page's text and kept as JSON."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

from archive.model.draft import Draft
from archive.model.line import Seam
from archive.model.operations.boxes import AddUnplaced, SetBox
from archive.model.operations.lost_text import InsertLine, MarkLost, RemoveSupplied, Supply
from archive.model.operations.moving import (
    MoveArticle,
    MoveLines,
    MovePassages,
    MoveSpan,
    Place,
    SetAside,
)
from archive.model.operations.splitting import JoinPieces, SplitLine
from archive.model.operations.structure import (
    Continue,
    JoinStory,
    MarkGap,
    MarkGapBefore,
    MergeArticles,
    SetRole,
    StartArticle,
    StartPassage,
)
from archive.model.operations.text import ReplaceInText, SetText
from archive.model.passage import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archive.model.operations.operation import Operation
    from archive.model.page import PageText

OPERATIONS: tuple[type[Operation], ...] = (
    SetText,
    ReplaceInText,
    Continue,
    StartPassage,
    MarkGap,
    MarkGapBefore,
    SetRole,
    MoveLines,
    MovePassages,
    MoveSpan,
    SetAside,
    Place,
    StartArticle,
    MergeArticles,
    JoinStory,
    MoveArticle,
    SplitLine,
    Supply,
    RemoveSupplied,
    InsertLine,
    MarkLost,
    SetBox,
    JoinPieces,
    AddUnplaced,
)


_BY_NAME = {operation.name: operation for operation in OPERATIONS}


def carry_out(text: PageText, operations: Iterable[Operation], *, settle: bool = False) -> PageText:
    """Return the text after the operations.

    Raises:
        StaleOperationError: If one of them does not fit the page; nothing is changed then.
    """
    draft = Draft(text)
    for operation in operations:
        operation.apply(draft, settle=settle)
    return draft.freeze()


def encode(operations: Iterable[Operation]) -> str:
    """Return operations as JSON."""
    records = [
        {"operation": o.name} | {f.name: getattr(o, f.name) for f in dataclasses.fields(o)}  # type: ignore[arg-type]
        for o in operations
    ]
    return json.dumps(records, ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> tuple[Operation, ...]:
    """Return the operations that ``encode`` wrote."""
    return tuple(_decode(record) for record in json.loads(text))


def _decode(record: Mapping[str, object]) -> Operation:
    values = {key: value for key, value in record.items() if key != "operation"}
    for key, value in values.items():
        if isinstance(value, list):
            values[key] = tuple(value)
        elif key == "seam":
            values[key] = Seam(str(value))
        elif key == "role":
            values[key] = Role(str(value))
    return _BY_NAME[str(record["operation"])](**values)
