"""A newspaper of which nobody said the language gets that of the first text that is read of it."""

import dataclasses

import pytest

from archive.editing.catalogue_commands import SaveNewspaper
from archive.editing.command import run
from archive.editing.reading_codec import Recognised
from archive.editing.recognising import SaveRecognised
from archive.model.page import PageText
from tests.builders import add_page, make_text, readings_of

TRADITIONAL = ["縣裡開會說新車從東門過", "國際電訊報導各國對於經濟關係"] * 10
SIMPLIFIED = ["县里开会说新车从东门过", "国际电讯报导各国对于经济关系"] * 10
GERMAN = ["Die Sitzung des Großen Rates wurde um neun Uhr eröffnet", "und der Präsident mit"] * 4


def read(archive, page, lines):
    text = make_text(lines)
    run(archive, SaveRecognised(page.id, Recognised(tuple(readings_of(text)), text)))


def record(archive):
    (newspaper,) = archive.catalogue.newspapers()
    return newspaper.name, newspaper.language


@pytest.mark.parametrize(
    ("lines", "name", "language"),
    [
        (TRADITIONAL, "未命名報紙", "zh-Hant"),
        (SIMPLIFIED, "未命名报纸", "zh-Hans"),
        (GERMAN, "Unbenannte Zeitung", "de"),
    ],
)
def test_the_first_text_tells_the_language_of_a_nameless_newspaper(archive, lines, name, language):
    page = add_page(archive, PageText(), newspaper="未命名报纸")
    read(archive, page, lines)
    assert record(archive) == (name, language)
    archive.undo()
    assert record(archive) == ("未命名报纸", "zh-Hans")
    read(archive, page, lines)
    assert record(archive) == (name, language)


def test_a_name_that_was_given_stays(archive):
    read(archive, add_page(archive, PageText(), newspaper="晶报"), TRADITIONAL)
    assert record(archive) == ("晶报", "zh-Hant")


def test_what_a_person_said_is_not_changed(archive):
    page = add_page(archive, PageText())
    (newspaper,) = archive.catalogue.newspapers()
    run(archive, SaveNewspaper(dataclasses.replace(newspaper, place="上海")))
    read(archive, page, TRADITIONAL)
    assert record(archive)[1] == "zh-Hans"


def test_a_newspaper_with_other_text_keeps_its_language(archive):
    add_page(archive, make_text(SIMPLIFIED))
    read(archive, add_page(archive, PageText(), order=2, label="第02版"), TRADITIONAL)
    assert record(archive)[1] == "zh-Hans"


def test_a_few_words_tell_nothing(archive):
    page = add_page(archive, PageText())
    read(archive, page, ["The Crystal Palace", "of the best in the world"])
    assert record(archive)[1] == "zh-Hans"
