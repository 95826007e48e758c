"""Find and replace in many places: each is shown with its image and can be left out."""

import re
import time

import pytest
from PySide6.QtCore import Qt

from archive.editing.command import run
from archive.editing.text_commands import EditText
from archive.errors import TaskCancelledError
from archive.model.geometry import Box
from archive.model.line import Seam
from archive.model.operations import ReplaceInText, SetText
from archive.model.page import PageText
from archive.model.passage import Role
from archive.model.proposal import Proposal, ProposalKind
from archive.progress import NoProgress
from archive.storage.archive_file import Archive
from desktop_app.reading.expression_matching import LONGEST_S
from desktop_app.reading.occurrence_list import OCCURRENCE
from desktop_app.reading.occurrences import Scope, occurrences, pages_of, replace
from desktop_app.reading.replace_dialog import ReplaceDialog
from desktop_app.reading.search import Search
from tests.builders import add_page, article, line, passage
from tests.desktop_app.desk import open_desk

FIRST = PageText(
    (
        article(
            passage(line("河水涨", 100), role=Role.HEADLINE),
            passage(line("河水清清，河", 200), line("水长流。", 250, seam=Seam.GAP)),
        ),
        article(passage(line("河水 退了。", 320))),
    )
)


def second():
    return PageText((article(passage(line("河水结冰。", 100))),))


def texts(archive):
    return [
        [passage.text for passage in archive.texts.get(page.id).passages()]
        for page in archive.catalogue.pages()
    ]


@pytest.fixture
def archive(tmp_path):
    with Archive.create(tmp_path / "two.jiaokan") as archive:
        add_page(archive, FIRST)
        add_page(archive, second(), order=2)
        yield archive


def found(archive, words, scope=Scope.ARCHIVE, article_id=None):
    page = archive.catalogue.pages()[0]
    pages = pages_of(archive, page, scope)
    return occurrences(
        archive, Search(words, is_expression=True), pages, article_id, NoProgress()
    ).occurrences


def test_places_are_found_in_an_article_a_page_and_everywhere(archive):
    first = FIRST.articles[0].id
    assert len(found(archive, "河水", Scope.PAGE, first)) == 3
    assert len(found(archive, "河水", Scope.PAGE)) == 4
    assert len(found(archive, "河水", Scope.ISSUE)) == len(found(archive, "河水")) == 5
    assert [f.found for f in found(archive, "^河水")] == ["河水"] * 4
    over_lines = found(archive, "河水", Scope.PAGE)[2]
    assert (over_lines.head, over_lines.tail) == ("河水清清，", "长流。\ufffc")
    assert len(over_lines.boxes) == 2


def test_the_image_is_cut_around_the_characters(archive):
    (place,) = found(archive, "长流")
    assert place.boxes == (Box(100, 250, 260, 286),)


def test_places_are_replaced_as_one_edit_also_over_lines(archive):
    before = texts(archive)
    chosen = [(place, place.new(r"\1江", is_expression=True)) for place in found(archive, "()河水")]
    number = archive.edits.last_number()
    assert replace(archive, chosen, NoProgress()).done == 5
    assert texts(archive) == [["江涨", "江清清，江长流。", "江 退了。"], ["江结冰。"]]
    assert archive.edits.last_number() == number + 1
    archive.undo()
    assert texts(archive) == before


def test_spaces_and_ends_of_passages_can_be_replaced(archive):
    (space,) = found(archive, " ")
    (end,) = found(archive, "，")
    replace(archive, [(space, ""), (end, "。\n")], NoProgress())
    assert texts(archive)[0] == ["河水涨", "河水清清。", "河水长流。", "河水退了。"]


def test_a_page_that_changed_since_is_left_alone(archive):
    places = found(archive, "河水")
    replace(archive, [(places[0], "江水")], NoProgress())
    result = replace(archive, [(place, "湖水") for place in places], NoProgress())
    assert (result.done, result.left) == (1, 4)
    assert texts(archive)[0][0] == "江水涨"


class Stopping:
    def step(self, done, _total, _what):
        if done == 1:
            raise TaskCancelledError


def test_a_cancelled_replacement_changes_nothing(archive):
    before = texts(archive)
    with pytest.raises(TaskCancelledError):
        replace(archive, [(place, "湖水") for place in found(archive, "河水")], Stopping())
    assert texts(archive) == before


def test_a_group_that_is_not_there_is_told(archive):
    (place,) = found(archive, "长流")
    with pytest.raises(re.error):
        place.new(r"\2", is_expression=True)
    assert place.new(r"\2", is_expression=False) == r"\2"


@pytest.fixture
def dialog(qapp, qtbot, tmp_path):
    workspace = open_desk(tmp_path, FIRST, extra=(second(),))
    dialog = ReplaceDialog(
        workspace, lambda: FIRST.articles[1].id, None, cache_dir=tmp_path / "tiles"
    )
    dialog.show()
    yield dialog
    workspace.close()


def settle(qtbot, dialog):
    qtbot.waitUntil(lambda: not dialog.is_busy and dialog._workspace.is_idle, timeout=20_000)


def test_the_dialog_shows_images_and_replaces_what_is_ticked(dialog, qtbot):
    workspace = dialog._workspace
    dialog.look_for("河水", "江水")
    settle(qtbot, dialog)
    assert dialog.places.rowCount() == 4
    first = dialog.places.index(0)
    dialog.list.viewport().repaint()
    qtbot.waitUntil(lambda: dialog.images.get(first.data(OCCURRENCE)) is not None, timeout=20_000)
    assert not dialog.images.get(first.data(OCCURRENCE)).isNull()
    qtbot.keyClick(dialog.words, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.places.ticked == 3
    dialog.go.click()
    settle(qtbot, dialog)
    passages = [p.text for p in workspace.text.passages()]
    assert passages == ["河水涨", "江水清清，江水长流。", "江水 退了。"]
    assert workspace.undoable().title == "Find and replace"


def test_scope_and_faults_are_told(dialog, qtbot):
    dialog.look_for("河水")
    dialog.scope.setCurrentIndex(dialog.scope.findData(Scope.ARTICLE))
    settle(qtbot, dialog)
    assert dialog.places.rowCount() == 1
    dialog.expression.setChecked(True)
    dialog.words.setText("河(水")
    settle(qtbot, dialog)
    assert "not a regular expression" in dialog.foot.summary.text()
    dialog.words.setText("河(水)")
    dialog.by.setText(r"\2")
    settle(qtbot, dialog)
    assert not dialog.go.isEnabled()
    assert "group" in dialog.foot.summary.text()


def test_replacing_closes_only_proposals_whose_text_it_changes(archive):
    page = archive.catalogue.pages()[0]
    first = FIRST.articles[0].passages[1].lines[0]
    there = [
        Proposal(
            ProposalKind.CHARACTER,
            0.8,
            (),
            (ReplaceInText(first.id, first.text.index(old), old, new),),
            (first.id,),
            first.text,
            first.text.replace(old, new),
        )
        for old, new in (("清清", "滚滚"), ("河水", "湖水"))
    ]
    with archive.unrecorded():
        archive.proposals.replace_open(page.id, there)
    (place, *_) = (place for place in found(archive, "河水") if place.line_id == first.id)
    replace(archive, [(place, "江水")], NoProgress())
    assert archive.proposals.open_ids(page.id) == [there[0].id]


@pytest.fixture
def endless(archive):
    """An expression that takes for ever on the second page, which this makes of it."""
    page = archive.catalogue.pages()[1]
    line_ = next(archive.texts.get(page.id).placed_lines())
    run(archive, EditText(page.id, (SetText(line_.id, "a" * 60 + "b"),)))
    return Search("(a+)+$|河", is_expression=True)


def test_an_expression_that_takes_for_ever_is_given_up_with_what_was_found(archive, endless):
    pages = archive.catalogue.pages()
    began = time.monotonic()
    result = occurrences(archive, endless, pages, None, NoProgress())
    assert time.monotonic() - began < LONGEST_S + 2
    assert result.stuck_on == pages[1].label
    assert [place.page_id for place in result.occurrences] == [pages[0].id] * 4


class Impatient:
    """Cancels when the second page has been looked at for a while."""

    def __init__(self):
        self.steps = 0

    def step(self, done, _total, _what):
        self.steps += done
        if self.steps == 3:
            self.asked = time.monotonic()
            raise TaskCancelledError


def test_an_expression_that_takes_for_ever_is_cancelled_within_a_second(archive, endless):
    progress = Impatient()
    with pytest.raises(TaskCancelledError):
        occurrences(archive, endless, archive.catalogue.pages(), None, progress)
    assert time.monotonic() - progress.asked < 1


def test_the_dialog_says_where_an_expression_was_given_up(dialog, qtbot):
    workspace = dialog._workspace
    line_ = next(workspace.text.placed_lines())
    workspace.run(EditText(workspace.page.id, (SetText(line_.id, "a" * 60 + "b"),)))
    dialog.look_for("(a+)+$", is_expression=True)
    settle(qtbot, dialog)
    assert "takes too long" in dialog.foot.summary.text()
    assert workspace.page.label in dialog.foot.summary.text()
