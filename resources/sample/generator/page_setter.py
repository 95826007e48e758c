"""Sets the articles of a page into their frames and notes where every line was printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from resources.sample.generator import page_head
from resources.sample.generator.columns import Column, Row, fill, leading_for, rows_of
from resources.sample.generator.geometry import (
    BODY_PX,
    COLUMN_GAP,
    PAGE_SIZE,
    RULE_INK,
    column_left,
    column_right,
)
from resources.sample.generator.pictures import picture
from resources.sample.generator.typography import (
    SANS,
    SERIF,
    SERIF_BOLD,
    Setting,
    draw_line,
    width_of,
)

if TYPE_CHECKING:
    from resources.sample.generator.source import ArticleSource, PageSource, PictureSpec

BOX_PADDING = 22


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as it stands on the page; ``part`` counts the passages of an article from 0."""

    article: str
    part: int
    role: str
    text: str
    box: tuple[int, int, int, int]
    column: int


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The clean image of a page and its lines in reading order."""

    image: Image.Image
    lines: tuple[PrintedLine, ...]


def set_page(source: PageSource) -> PrintedPage:
    """Set a whole page.

    Raises:
        ValueError: If the text of an article does not fit its frame.
    """
    image = Image.new("L", PAGE_SIZE, 255)
    folio = page_head.draw(ImageDraw.Draw(image), source)
    lines = [PrintedLine("", -1, "folio", text, box, 0) for text, box in folio]
    for article in source.articles:
        setter = _ArticleSetter(image, article)
        lines += setter.set()
    _rules_between(ImageDraw.Draw(image), source.articles)
    return PrintedPage(image, tuple(lines))


class _ArticleSetter:
    """Sets one article; lives as long as that takes."""

    def __init__(self, image: Image.Image, article: ArticleSource) -> None:
        self.image = image
        self.draw = ImageDraw.Draw(image)
        self.article = article
        self.lines: list[PrintedLine] = []
        self.part = -1
        inset = BOX_PADDING if article.boxed else 0
        self.left = column_left(article.first_column) + inset
        self.right = column_right(article.last_column) - inset
        self.top = float(article.top + inset)
        self.bottom = article.bottom - inset
        self.columns: list[Column] = []

    def set(self) -> list[PrintedLine]:
        article = self.article
        if article.boxed:
            self._frame()
        pictured = article.picture
        late: list[PrintedLine] = []
        if pictured is not None and pictured.place == "top":
            late = self._caption(pictured, self._picture(pictured, self.top))
            self.top += pictured.height + (64 if late else 26)
        self._head()
        self._make_columns()
        if pictured is not None and pictured.place != "top":
            late = self._picture_in_columns(pictured)
        self._body()
        for line in late:
            self.part += 1
            self.lines.append(
                PrintedLine(line.article, self.part, line.role, line.text, line.box, line.column)
            )
        return self.lines

    # -- head -----------------------------------------------------------------------------------

    def _head(self) -> None:
        article = self.article
        if article.continued_from:
            self._print("continuation", article.continued_from, self.left, BODY_PX)
            self.top += 46
        if article.kicker:
            self._centred("kicker", (article.kicker,), min(40, article.headline_px * 0.64), SERIF)
        face = SERIF_BOLD
        self._centred("headline", article.headline, article.headline_px, face)
        if article.subtitle:
            self._centred("subtitle", (article.subtitle,), 36, SERIF)
        if article.byline:
            self.top += 4
            self._centred("byline", (article.byline,), 27, SERIF)
            self.top += 6
        self.top += 14

    def _centred(self, role: str, texts: tuple[str, ...], px: float, face: str) -> None:
        self.part += 1
        for text in texts:
            natural = width_of(text, px, face, display=True)
            if natural > self.right - self.left:
                raise ValueError(f"{self.article.id}: {text} is wider than its frame")
            x = (self.left + self.right - natural) / 2
            setting = Setting(face=face, display=True)
            box = draw_line(self.draw, (x, self.top), text, px, setting)
            self.lines.append(PrintedLine(self.article.id, self.part, role, text, box, 0))
            self.top += px * 1.34

    def _print(self, role: str, text: str, x: float, px: float, face: str = SERIF) -> None:
        self.part += 1
        box = draw_line(self.draw, (x, self.top), text, px, Setting(face=face))
        self.lines.append(PrintedLine(self.article.id, self.part, role, text, box, 0))

    # -- pictures -------------------------------------------------------------------------------

    def _picture(self, spec: PictureSpec, top: float) -> tuple[int, int, int, int]:
        left, right = column_left(spec.first_column), column_right(spec.last_column)
        drawn = picture(spec.drawing, (right - left, spec.height))
        self.image.paste(drawn, (left, round(top)))
        box = (left, round(top), right, round(top) + spec.height)
        self.draw.rectangle(box, outline=70, width=2)
        return box

    def _caption(self, spec: PictureSpec, box: tuple[int, int, int, int]) -> list[PrintedLine]:
        article, px = self.article, 25
        if not article.caption:
            return []
        y = box[3] + 10
        at = draw_line(self.draw, (box[0], y), article.caption, px, Setting(face=SANS))
        x = box[2] - width_of(article.credit, px, SANS)
        credit = draw_line(self.draw, (x, y), article.credit, px, Setting(face=SANS))
        return [
            PrintedLine(article.id, -1, "caption", article.caption, at, spec.first_column),
            PrintedLine(article.id, -1, "credit", article.credit, credit, spec.first_column),
        ]

    def _picture_in_columns(self, spec: PictureSpec) -> list[PrintedLine]:
        touched = [
            column
            for column in self.columns
            if spec.first_column <= column.number <= spec.last_column
        ]
        if spec.place == "below_head":
            box = self._picture(spec, self.top + 8)
            for column in touched:
                column.top = box[3] + (66 if self.article.caption else 22)
        else:
            box = self._picture(spec, self.bottom - spec.height)
            for column in touched:
                column.bottom = box[1] - 22
        return self._caption(spec, box)

    # -- body -----------------------------------------------------------------------------------

    def _make_columns(self) -> None:
        article = self.article
        if article.boxed:
            count = article.last_column - article.first_column + 1
            width = (self.right - self.left - COLUMN_GAP * (count - 1)) / count
            for index in range(count):
                left = self.left + index * (width + COLUMN_GAP)
                self.columns.append(
                    Column(article.first_column + index, left, self.top, self.bottom, width)
                )
            return
        for number in range(article.first_column, article.last_column + 1):
            left = column_left(number)
            width = column_right(number) - left
            self.columns.append(Column(number, left, self.top, self.bottom, width))

    def _body(self) -> None:
        article = self.article
        rows = rows_of(article, self.columns[0].width)
        leading, spare = leading_for(rows, self.columns, article.id)
        print(f"  {article.id}: leading {leading:.1f}, {spare} rows to spare")
        for row, column, y in fill(rows, self.columns, leading):
            self._row(row, column, y)

    def _row(self, row: Row, column: Column, y: float) -> None:
        if row.starts_part:
            self.part += 1
        face = SERIF_BOLD if row.role == "subhead" else SERIF
        natural = width_of(row.text, row.px, face)
        x, width = column.left + row.indent_px, None
        if row.align == "justify":
            width = column.width - row.indent_px
        elif row.align == "right":
            x = column.left + column.width - natural
        elif row.align == "centre":
            x = column.left + (column.width - natural) / 2
        box = draw_line(self.draw, (x, y), row.text, row.px, Setting(face=face, width=width))
        self.lines.append(
            PrintedLine(self.article.id, self.part, row.role, row.text, box, column.number)
        )
        if row.tail:
            self._tail(row, column, y)

    def _tail(self, row: Row, column: Column, y: float) -> None:
        self.part += 1
        x = column.left + column.width - width_of(row.tail, row.px, SERIF)
        box = draw_line(self.draw, (x, y), row.tail, row.px)
        self.lines.append(
            PrintedLine(self.article.id, self.part, "byline", row.tail, box, column.number)
        )

    def _frame(self) -> None:
        article = self.article
        left, right = column_left(article.first_column), column_right(article.last_column)
        self.draw.rectangle((left, article.top, right, article.bottom), outline=40, width=4)
        self.draw.rectangle(
            (left + 8, article.top + 8, right - 8, article.bottom - 8), outline=90, width=1
        )


def _rules_between(draw: ImageDraw.ImageDraw, articles: tuple[ArticleSource, ...]) -> None:
    """Draw hair lines right of and below every article that has a neighbour there."""
    for article in articles:
        right = column_right(article.last_column)
        beside = [a for a in articles if a.first_column == article.last_column + 1]
        for other in beside:
            top, bottom = max(article.top, other.top), min(article.bottom, other.bottom)
            if top < bottom and not (article.boxed or other.boxed):
                x = right + COLUMN_GAP // 2
                draw.line([(x, top), (x, bottom)], fill=RULE_INK, width=2)
        if any(a.top > article.bottom and _share_columns(a, article) for a in articles):
            below = min(
                a.top for a in articles if a.top > article.bottom and _share_columns(a, article)
            )
            y = (article.bottom + below) / 2
            if below - article.bottom < 60:
                draw.line(
                    [(column_left(article.first_column), y), (right, y)], fill=RULE_INK, width=2
                )


def _share_columns(first: ArticleSource, second: ArticleSource) -> bool:
    return first.first_column <= second.last_column and second.first_column <= first.last_column
