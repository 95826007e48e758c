"""Parts of an article on several pages are linked by proposals, as any other edit."""

import pytest

from archive.editing.command import run
from archive.editing.repairing import AcceptSure, find_proposals, repair_pages
from archive.formats.plain_text import read_plain_text
from archive.progress import NoProgress
from archive.storage.archive_file import Archive
from tests.builders import add_page

FRONT = "清晨六点,雾气还没有散尽,桥头的早点摊已经冒起了\n\n(下转第2版)\n"
INSIDE = "(上接第1版)\n\n热气。住在河东的人都说,这座桥从来没有这样平整。\n"


@pytest.fixture
def archive(tmp_path):
    with Archive.create(tmp_path / "a.jiaokan") as archive:
        add_page(archive, read_plain_text(FRONT), order=1, label="第01版")
        add_page(archive, read_plain_text(INSIDE), order=2, label="第02版")
        yield archive


def stories(archive):
    return [
        article.story_id
        for page in archive.catalogue.pages()
        for article in archive.texts.get(page.id).articles
    ]


def test_parts_are_linked_and_unlinked(archive):
    pages = tuple(page.id for page in archive.catalogue.pages())
    repair_pages(archive, pages, NoProgress())
    run(archive, AcceptSure(pages, 0.9))
    first, second = stories(archive)
    assert first is not None
    assert first == second
    assert not any(
        proposal.alike == "article:story"
        for page in pages
        for proposal in find_proposals(archive, page)
    )
    archive.undo()
    assert stories(archive) == [None, None]
