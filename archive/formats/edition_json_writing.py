"""An edition as the objects of edition JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from archive.model.line import Break
from archive.model.page import PageState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.formats.edition import Edition, EditionPage
    from archive.model.annotation import Annotation
    from archive.model.catalogue import Issue, Newspaper
    from archive.model.geometry import Box
    from archive.model.line import Alternative, Line
    from archive.model.page import Scan
    from archive.model.passage import Article, Passage

Json: TypeAlias = "dict[str, object]"


def edition_object(edition: Edition) -> Json:
    """Return an edition without the name and version of the format."""
    first, *further = edition.issues
    result: Json = {
        "newspaper": _newspaper(edition.newspaper(first.newspaper_id)),
        "issue": _issue(first),
    }
    if further:
        result["further_issues"] = [
            {"newspaper": _newspaper(edition.newspaper(i.newspaper_id)), "issue": _issue(i)}
            for i in further
        ]
    result["pages"] = [_page(page, first_issue=first.id) for page in edition.pages]
    return result


def _newspaper(newspaper: Newspaper) -> Json:
    return {
        "name": newspaper.name,
        "language": newspaper.language,
        "id": newspaper.id,
        **_unless_empty("issn", newspaper.issn),
        **_unless_empty("cn_number", newspaper.cn_number),
        **_unless_empty("place", newspaper.place),
        **_unless_empty("publisher", newspaper.publisher),
    }


def _issue(issue: Issue) -> Json:
    return {
        **({"date": issue.date.isoformat()} if issue.date else {}),
        "id": issue.id,
        **_unless_empty("number", issue.number),
        **_unless_empty("edition", issue.edition),
        **_unless_empty("tags", list(issue.tags)),
    }


def _page(entry: EditionPage, *, first_issue: str) -> Json:
    page, text = entry.page, entry.text
    return {
        "label": page.label,
        "order": page.order,
        "id": page.id,
        **({"issue": page.issue_id} if page.issue_id != first_issue else {}),
        **_unless_empty("section", page.section),
        **({"state": page.state} if page.state is not PageState.NEW else {}),
        **({"scan": _scan(page.scan)} if page.scan else {}),
        "articles": [_article(article) for article in text.articles],
        "unplaced": [_line(line) for line in text.unplaced],
        "noise": [_line(line) for line in text.noise],
        **_unless_empty("annotations", [_annotation(a) for a in entry.annotations]),
    }


def _scan(scan: Scan) -> Json:
    return {
        "file": scan.file,
        "sha256": scan.sha256,
        "width": scan.width,
        "height": scan.height,
        **({"dpi": scan.dpi} if scan.dpi is not None else {}),
        **_unless_empty("original_name", scan.original_name),
        **({"frame": scan.frame} if scan.frame else {}),
    }


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "tags": list(article.tags),
        **({"story": article.story_id} if article.story_id is not None else {}),
        "passages": [_passage(passage) for passage in article.passages],
    }


def _passage(passage: Passage) -> Json:
    folded = passage.folded()
    return {
        "role": passage.role,
        "text": folded.text,
        **_unless_empty("gaps", list(folded.gaps)),
        **({"gap_before": True} if passage.gap_before else {}),
        **({"role_settled": True} if passage.role_settled else {}),
        "id": passage.id,
        "lines": [_line(line) for line in passage.lines],
    }


def _line(line: Line) -> Json:
    return {
        "id": line.id,
        "ocr": line.ocr,
        "text": line.text,
        "seam": line.seam,
        **({"box": _box(line.box)} if line.box else {}),
        **({"confidence": line.confidence} if line.confidence is not None else {}),
        **_unless_empty("alternatives", [_alternative(a) for a in line.alternatives]),
        **({"break_after": line.break_after} if line.break_after is not Break.LINE else {}),
        **({"vertical": True} if line.vertical else {}),
        **(
            {"supplied": True}
            if line.reading_id is None
            else {"reading": {"id": line.reading_id, "start": line.start}}
        ),
        **({"text_settled": True} if line.text_settled else {}),
        **({"seam_settled": True} if line.seam_settled else {}),
    }


def _alternative(alternative: Alternative) -> Json:
    return {
        "at": alternative.index,
        "characters": list(alternative.characters),
        "probabilities": list(alternative.probabilities),
    }


def _annotation(annotation: Annotation) -> Json:
    return {
        "id": annotation.id,
        "body": annotation.body,
        **_unless_empty("author", annotation.author),
        **({"created": annotation.created.isoformat()} if annotation.created else {}),
        **({"box": _box(annotation.box)} if annotation.box else {}),
        **({"article": annotation.article_id} if annotation.article_id is not None else {}),
        **_text_end("start", annotation.start_line, annotation.start_offset),
        **_text_end("end", annotation.end_line, annotation.end_offset),
        **_unless_empty("quote", annotation.quote),
    }


def _text_end(key: str, line_id: str | None, offset: int) -> Json:
    return {} if line_id is None else {key: {"line": line_id, "offset": offset}}


def _box(box: Box) -> list[int]:
    return list(box.sides)


def _unless_empty(key: str, value: str | Sequence[object]) -> Json:
    return {key: value} if value else {}
