"""The forms that printed rows can have, and the groups in which rows stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.repair.rows import Row


class Form(StrEnum):
    """What a row is by its form."""

    BODY = "body"
    HEADING = "heading"
    SUBTITLE = "subtitle"
    KICKER = "kicker"
    BYLINE = "byline"
    SIGN_OFF = "sign-off"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTICE = "notice"
    FOLIO = "folio"
    TABLE = "table"
    VERSE = "verse"
    RUBBISH = "rubbish"
    GIVEN = "given"
    """The passage already has a role of its own."""


HEADINGS = frozenset({Form.HEADING, Form.SUBTITLE, Form.KICKER})


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Rows of one group between blank lines (or passage borders)."""

    rows: tuple[Row, ...]

    @property
    def texts(self) -> list[str]:
        """The texts of all pieces."""
        return [piece.text for row in self.rows for piece in row.pieces]
