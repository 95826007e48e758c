"""Translations are complete, load at run time, and nothing that the archive says is forgotten."""

import pytest
from PySide6.QtCore import QCoreApplication

from archive.model.page import PageState
from archive.model.passage import Role
from archive.model.proposal import Proposal, ProposalKind
from archive.repair.evidence import FORM_SIGN, LOOK_ALIKE, say, signs
from archive.storage.search_index import EntryKind
from desktop_app.repair_queue.wording import kind_name, reasons, sureness
from desktop_app.translation.check import FOLDER, archive_texts, edit_titles, unfinished
from desktop_app.translation.loader import Translation, chosen_language
from desktop_app.translation.titles import FOUND_IN, PAGE_STATES, ROLES


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_nothing_is_unfinished(language):
    assert unfinished(FOLDER / f"{language}.ts") == []


def test_titles_of_edits_are_found_in_the_sources():
    titles = edit_titles()
    assert {"Edit text", "Import page", "Change tags", "Recognise page"} <= titles
    assert {"Accept proposal", "Reject proposal", "Start article", "Mark as noise"} <= titles
    assert 'QT_TRANSLATE_NOOP("Edits", "Edit text")' in archive_texts()


def test_tables_name_everything_there_is():
    assert set(PAGE_STATES) == set(PageState)
    assert set(ROLES) == set(Role)
    assert set(FOUND_IN) == set(EntryKind)


def test_chinese_is_loaded_and_unloaded(qapp):
    translation = Translation(qapp)
    assert translation.use("zh_CN")
    assert QCoreApplication.translate("Actions", "&Undo") == "撤销(&U)"
    assert not translation.use("zh_CN")
    assert translation.use("en")
    assert QCoreApplication.translate("Actions", "&Undo") == "&Undo"
    assert QCoreApplication.translate("SearchPanel", "%n hit(s)", "", 1) == "1 hit"
    translation.remove()
    assert QCoreApplication.translate("SearchPanel", "%n hit(s)", "", 1) == "1 hit(s)"


def test_reasons_are_said_in_chinese_with_the_signs_that_they_name(qapp):
    translation = Translation(qapp)
    translation.use("zh_CN")
    line = "line"
    evidence = (say(FORM_SIGN, signs(("byline", "first"))), say(LOOK_ALIKE, "诵", "通", "a, b"))
    proposal = Proposal(ProposalKind.NOISE, 0.93, evidence, (), (line,))
    try:
        assert reasons(proposal) == "形态：作者姓名、位于版首；诵 与 通 形近，而 a, b 是一个词"
        assert sureness(0.93) == "很可能，93%"
        assert kind_name(proposal.kind) == "噪声"
    finally:
        translation.remove()
    assert reasons(proposal).startswith("Its form: names of writers, first on the page; ")


def test_a_choice_is_a_language():
    assert chosen_language("zh_CN") == "zh_CN"
    assert chosen_language("system") in {"zh_CN", "en"}
