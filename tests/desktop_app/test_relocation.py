"""A proposal to move lines shows both places: where they are, and where they go."""

import dataclasses

import pytest
from PySide6.QtCore import QPointF, QRectF

from archive.model.geometry import Box
from archive.model.line import Seam
from archive.model.operations import Continue, MoveLines, MoveSpan, SplitLine
from archive.model.proposal import Evidence, Proposal, ProposalKind
from desktop_app.repair_queue.open_proposals import open_proposals
from desktop_app.repair_queue.relocation import Relocation, relocation_of
from desktop_app.repair_queue.repair_queue import RepairQueue
from desktop_app.viewer.frames import Frame
from desktop_app.viewer.scan_pictures import PictureState, scan_pictures
from desktop_app.viewer.scan_view import ScanView
from desktop_app.viewer.view_geometry import seat
from tests.builders import SAMPLE
from tests.desktop_app.desk import open_desk

LINES = list(SAMPLE.placed_lines())
HEADLINE, RIVER, RISES, CHILDREN, KITES = (line.id for line in LINES)


def moving(*operations, lines):
    return Proposal(
        ProposalKind.MOVE, 0.8, (Evidence("it fits"),), operations, lines, "涨 放", "涨放"
    )


TO_THE_END = moving(
    MoveSpan(RIVER, RISES, after=KITES), Continue(KITES, RIVER, Seam.JOIN), lines=(RIVER, RISES)
)
TO_THE_FRONT = moving(MoveLines((KITES,), before=HEADLINE), lines=(KITES,))


def test_it_is_told_what_is_put_behind_or_before_which_line():
    assert relocation_of(TO_THE_END) == Relocation((RIVER, RISES), KITES)
    assert relocation_of(TO_THE_FRONT) == Relocation((KITES,), HEADLINE, is_behind=False)
    joined = moving(Continue(RIVER, RISES, Seam.JOIN), lines=(RIVER,))
    assert relocation_of(joined) is None


def test_what_is_put_before_a_line_meets_it_with_its_end():
    assert Relocation((RIVER, RISES), KITES).meeting == RIVER
    assert Relocation((RIVER, RISES), HEADLINE, is_behind=False).meeting == RISES


def test_a_piece_that_is_cut_off_first_stands_where_its_line_stands():
    cut = SplitLine(RISES, 1, "起来。")
    piece = dataclasses.replace(cut, line=cut.second_id, expected="来。")
    move = MoveSpan(cut.second_id, cut.second_id, after=piece.second_id)
    assert relocation_of(moving(cut, piece, move, lines=(cut.second_id,))) == Relocation(
        (RISES,), RISES
    )


@pytest.fixture
def queue_of(qapp, qtbot, tmp_path):
    opened = []

    def build(*proposals, text=SAMPLE):
        workspace = open_desk(tmp_path, text, proposals=proposals)
        opened.append(workspace)
        queue = RepairQueue(workspace)
        queue.resize(900, 320)
        qtbot.addWidget(queue)
        queue.show()
        return workspace, queue

    yield build
    for workspace in opened:
        workspace.close()


def test_both_lines_are_shown_in_the_order_in_which_they_will_be_read(queue_of, qtbot):
    _workspace, queue = queue_of(TO_THE_END)
    move = queue.card.both_places
    qtbot.waitUntil(lambda: not move.staying.image.isNull() and not move.moving.image.isNull())
    assert move.isVisible()
    assert not queue.card.strip.isVisible()
    assert move.staying.y() < move.moving.y()
    for strip, line in ((move.staying, LINES[4]), (move.moving, LINES[1])):
        shape = strip.image.width() / strip.image.height()
        assert shape == pytest.approx(line.box.width / line.box.height, rel=0.25)
    assert queue.card.whither == "“河水慢慢涨起来。” is put behind “放风筝。”"


@pytest.mark.parametrize("vertical", [False, True])
def test_lines_stand_as_they_run_also_where_one_is_a_single_high_character(
    queue_of, qtbot, vertical
):
    def shaped(line):
        box = Box(100, line.box.top, 120, line.box.bottom) if line.id == KITES else line.box
        return dataclasses.replace(line, box=box, vertical=vertical)

    _workspace, queue = queue_of(TO_THE_END, text=SAMPLE.with_lines(shaped))
    move = queue.card.both_places
    qtbot.waitUntil(lambda: not move.staying.image.isNull() and not move.moving.image.isNull())
    assert (move.moving.x() < move.staying.x()) is vertical
    assert (move.staying.y() < move.moving.y()) is not vertical


def test_what_is_put_before_a_line_is_shown_above_it(queue_of, qtbot):
    _workspace, queue = queue_of(TO_THE_FRONT)
    move = queue.card.both_places
    qtbot.waitUntil(lambda: not move.moving.image.isNull())
    assert move.moving.y() < move.staying.y()
    assert queue.card.whither == "“放风筝。” is put before “春天来了”"


def test_of_a_proposal_that_moves_nothing_only_its_lines_are_shown(queue_of, qtbot):
    joined = moving(Continue(RIVER, RISES, Seam.JOIN), lines=(RIVER,))
    _workspace, queue = queue_of(TO_THE_END, joined)
    queue.commands.next_proposal()
    qtbot.waitUntil(lambda: not queue.card.strip.image.isNull())
    assert not queue.card.both_places.isVisible()
    assert queue.card.whither == ""


@pytest.mark.parametrize(
    ("vertical", "backwards", "is_behind", "side"),
    [
        (False, False, True, ((0, 50), (200, 50))),
        (False, False, False, ((0, 0), (200, 0))),
        (False, True, True, ((0, 0), (200, 0))),
        (True, False, True, ((0, 0), (0, 50))),
        (True, False, False, ((200, 0), (200, 50))),
        (True, True, True, ((200, 0), (200, 50))),
    ],
)
def test_the_place_is_the_side_of_the_line_at_which_reading_goes_on(
    vertical, backwards, is_behind, side
):
    box = Box(0, 0, 200, 50)
    place = seat(Frame("x", box, vertical, backwards=backwards), is_behind=is_behind)
    assert {place.p1().toTuple(), place.p2().toTuple()} == set(side)


@pytest.fixture
def workspace(qapp, tmp_path):
    workspace = open_desk(tmp_path, SAMPLE, proposals=[TO_THE_END])
    yield workspace
    workspace.close()


def test_an_arrow_leads_over_the_scan_and_both_ends_are_in_view(workspace, qtbot):
    view = ScanView(workspace)
    view.resize(600, 400)
    qtbot.addWidget(view)
    view.show()
    pictures = scan_pictures(workspace)
    qtbot.waitUntil(lambda: pictures.state is PictureState.READY)
    frames = view.layers[2]
    middle = (QPointF(*LINES[1].box.centre) + QPointF(*LINES[4].box.centre)) / 2
    open_proposals(workspace).set_current(TO_THE_END.id)
    view.canvas.fit_area(QRectF(0, 1200, 500, 300))
    view.show_places(TO_THE_END)
    qtbot.waitUntil(lambda: view.is_settled)
    seen = view.canvas.viewport().rect()
    qtbot.waitUntil(
        lambda: all(seen.contains(view.view_point(line).toPoint()) for line in (RIVER, KITES))
    )

    def inked():
        spot = view.canvas.viewportTransform().map(middle).toPoint()
        image = view.canvas.viewport().grab().toImage()
        around = [(x, y) for x in range(-30, 31, 2) for y in range(-8, 9, 2)]
        colours = [image.pixelColor(spot.x() + x, spot.y() + y) for x, y in around]
        return sum(colour.saturation() > 100 for colour in colours)

    with_arrow = inked()
    frames.set_proposed(TO_THE_END.lines)
    assert with_arrow > inked()
