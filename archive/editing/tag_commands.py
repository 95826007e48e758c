"""Edits of tags on articles and issues."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.errors import InvalidRecordError, StaleOperationError
from archive.storage.page_text_writing import save_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.storage.archive_file import Archive, EditInProgress


@dataclass(frozen=True, slots=True)
class SetArticleTags:
    """Give an article its tags."""

    page_id: str
    article_id: str
    tags: tuple[str, ...]
    title: str = "Change tags"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        before = archive.texts.get(self.page_id)
        if all(article.id != self.article_id for article in before.articles):
            raise StaleOperationError("the article is not on the page any more")
        articles = tuple(
            replace(one, tags=cleaned(self.tags)) if one.id == self.article_id else one
            for one in before.articles
        )
        save_text(edit.recorder, self.page_id, before, replace(before, articles=articles))


@dataclass(frozen=True, slots=True)
class SetIssueTags:
    """Give an issue its tags."""

    issue_id: str
    tags: tuple[str, ...]
    title: str = "Change tags"
    page_id: str | None = None

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        issue = issue_or_stale(archive, self.issue_id)
        write_issue_tags(edit, self.issue_id, issue, self.tags)


@dataclass(frozen=True, slots=True)
class RenameTag:
    """Write a tag in another way wherever it is used; an empty new name removes it.

    Where both are used, one of them stays.
    """

    old: str
    new: str
    title: str = "Rename tag"
    page_id: str | None = None

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        for page_id in archive.tags.pages_with(self.old):
            before = archive.texts.get(page_id)
            articles = tuple(replace(a, tags=self._renamed(a.tags)) for a in before.articles)
            save_text(edit.recorder, page_id, before, replace(before, articles=articles))
        for issue_id in archive.tags.issues_with(self.old):
            tags = archive.catalogue.issue(issue_id).tags
            write_issue_tags(edit, issue_id, tags, self._renamed(tags))

    def _renamed(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        return cleaned(self.new if tag == self.old else tag for tag in tags)


def issue_or_stale(archive: Archive, issue_id: str) -> tuple[str, ...]:
    """Return the tags of an issue.

    Raises:
        StaleOperationError: If there is no such issue any more.
    """
    try:
        return archive.catalogue.issue(issue_id).tags
    except KeyError:
        raise StaleOperationError("the issue is not there any more") from None


def write_issue_tags(
    edit: EditInProgress, issue_id: str, before: Iterable[str], after: Iterable[str]
) -> None:
    """Write the difference between the tags that an issue had and those that it gets."""
    old, new = set(before), set(cleaned(after))
    for tag in sorted(old - new):
        edit.recorder.delete("issue_tag", f"{issue_id}/{tag}")
    for tag in sorted(new - old):
        edit.recorder.insert(
            "issue_tag", {"id": f"{issue_id}/{tag}", "issue_id": issue_id, "tag": tag}
        )


def cleaned(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags on one line each, without blanks and repetitions, in the order given.

    Raises:
        InvalidRecordError: If a tag is too long to be a word of a vocabulary.
    """
    words = [" ".join(tag.split()) for tag in tags]
    for word in words:
        if len(word) > _LONGEST:
            raise InvalidRecordError(f"the tag {word[:20]}… is longer than {_LONGEST} characters")
    return tuple(dict.fromkeys(word for word in words if word))


_LONGEST = 100
