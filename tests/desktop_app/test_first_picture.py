"""What waits for the window's first picture while the application starts."""

from __future__ import annotations

from desktop_app.tasks.first_picture import FirstPicture


def test_work_is_done_at_once_when_no_picture_is_awaited():
    done = []
    FirstPicture().then(lambda: done.append("looked up"))
    assert done == ["looked up"]


def test_work_waits_for_the_picture_and_keeps_its_order():
    picture, done = FirstPicture(), []
    picture.begin()
    picture.then(lambda: done.append("proposals"))
    picture.then(lambda: done.append("repair"))
    assert picture.is_awaited
    assert done == []
    picture.stands()
    assert not picture.is_awaited
    assert done == ["proposals", "repair"]
    picture.stands()
    assert done == ["proposals", "repair"]
