"""What can be done to a page's text, as values that a proposal or an edit carries.

Operations name lines, never passages or articles: lines keep their identity while passages are
split and merged. Most are declarative ("make sure that this line starts a passage"), so that
proposals which do not touch can be accepted in any order. ``carry_out`` applies a sequence to a
page's text and returns the new text; nothing is changed in place.
"""

from archive.model.operations.boxes import AddUnplaced, SetBox
from archive.model.operations.carrying_out import OPERATIONS, carry_out, decode, encode
from archive.model.operations.lost_text import InsertLine, MarkLost, RemoveSupplied, Supply
from archive.model.operations.moving import (
    MoveArticle,
    MoveLines,
    MovePassages,
    MoveSpan,
    Place,
    SetAside,
)
from archive.model.operations.operation import Operation
from archive.model.operations.splitting import JoinPieces, SplitLine, derived_id, split
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

__all__ = [
    "OPERATIONS",
    "AddUnplaced",
    "Continue",
    "InsertLine",
    "JoinPieces",
    "JoinStory",
    "MarkGap",
    "MarkGapBefore",
    "MarkLost",
    "MergeArticles",
    "MoveArticle",
    "MoveLines",
    "MovePassages",
    "MoveSpan",
    "Operation",
    "Place",
    "RemoveSupplied",
    "ReplaceInText",
    "SetAside",
    "SetBox",
    "SetRole",
    "SetText",
    "SplitLine",
    "StartArticle",
    "StartPassage",
    "Supply",
    "carry_out",
    "decode",
    "derived_id",
    "encode",
    "split",
]
