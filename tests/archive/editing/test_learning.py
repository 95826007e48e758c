"""What a person decides counts for the next pages of the paper, and can be seen and taken back."""

import pytest

from archive.editing.command import run
from archive.editing.repairing import find_proposals, repair_pages
from archive.editing.rule_commands import (
    ChangeRule,
    ForgetRules,
    SwitchRules,
    TeachRule,
)
from archive.editing.text_commands import AcceptProposals, RejectProposals
from archive.errors import InvalidRecordError
from archive.formats.plain_text import read_plain_text
from archive.model.proposal import ProposalKind, ProposalState
from archive.progress import NoProgress
from archive.repair.language import language_model
from archive.repair.rules import RepairRules
from archive.repair.sense import Sense
from archive.storage.rules import Origin, RuleKind, TaughtRule
from tests.builders import add_page


def page_of(archive, raw):
    order = len(archive.catalogue.pages()) + 1
    return add_page(archive, read_plain_text(raw), order=order, label=f"第{order:02}版")


def story(*lines):
    return "\n".join(("小城修好一座新桥", "", *lines)) + "\n"


def with_padded_names(names):
    return story(
        "这座新桥昨天通车了,附近的居民都来到桥上散步,孩子们在桥头放起了风筝。",
        "",
        f"本报记者 {names}",
    )


def repaired(archive, page):
    repair_pages(archive, [page.id], NoProgress())
    return archive.proposals.of_page(page.id, ProposalState.OPEN)


def find(proposals, alike):
    return [p for p in proposals if p.alike == alike]


def kinds_of(archive):
    return {(known.rule.kind, known.rule.value) for known in archive.rules.known()}


def test_three_padded_names_left_as_printed_are_a_habit_of_the_paper(archive):
    for number, name in enumerate(("周 俊", "王 伟", "李 娜")):
        page = page_of(archive, with_padded_names(name))
        [padded] = find(repaired(archive, page), "spacing:name")
        assert (RuleKind.SPACED_NAMES, "yes") not in kinds_of(archive), number
        run(archive, RejectProposals(page.id, (padded,)))
    assert (RuleKind.SPACED_NAMES, "yes") in kinds_of(archive)
    page = page_of(archive, with_padded_names("刘 洋"))
    assert find(repaired(archive, page), "spacing:name") == []
    [known] = [k for k in archive.rules.known() if k.rule.kind is RuleKind.SPACED_NAMES]
    assert known.origin is Origin.DECISION
    run(archive, SwitchRules((known.rule,), is_on=False))
    assert len(find(repaired(archive, page), "spacing:name")) == 1
    archive.undo()
    assert find(repaired(archive, page), "spacing:name") == []


def test_a_habit_that_decisions_do_not_agree_on_is_none(archive):
    command = AcceptProposals
    for name in ("周 俊", "王 伟", "李 娜", "刘 洋"):
        page = page_of(archive, with_padded_names(name))
        run(archive, command(page.id, tuple(find(repaired(archive, page), "spacing:name"))))
        command = RejectProposals
    assert (RuleKind.SPACED_NAMES, "yes") not in kinds_of(archive)


def test_names_that_were_parted_are_known_on_the_next_page(archive):
    first = page_of(archive, story("新桥昨天通车了。", "", "(李明远王晓东陈思)"))
    [run_together] = find(repaired(archive, first), "spacing:names")
    run(archive, AcceptProposals(first.id, (run_together,)))
    names = run_together.evidence[0].values[0].split()
    assert archive.rules.of_page(first.id).names == set(names)
    [known, *_] = archive.rules.known()
    assert (known.page_id, known.times, known.origin) == (first.id, 1, Origin.DECISION)
    second = page_of(archive, with_padded_names(names[0]))
    repaired(archive, second)
    [known, *_] = archive.rules.known()
    assert (known.uses, known.pages) == (1, 1)
    repaired(archive, second)  # looking again is no new use
    assert archive.rules.known()[0].uses == 1


def test_a_join_that_was_refused_is_not_proposed_on_the_next_page(archive):
    raw = story("附近的居民昨天都来到江边的新", "桥上散步,孩子们在桥头放起了风筝。")
    first, second = page_of(archive, raw), page_of(archive, raw)
    before = [p for p in find_proposals(archive, second.id) if p.kind is ProposalKind.JOIN]
    [join] = [p for p in repaired(archive, first) if p.kind is ProposalKind.JOIN]
    run(archive, RejectProposals(first.id, (join,)))
    after = [p for p in find_proposals(archive, second.id) if p.kind is ProposalKind.JOIN]
    assert len(before) == 1
    assert [p for p in after if p.confidence >= 0.5] == []


def test_a_word_that_was_right_as_printed_is_not_corrected_again(archive):
    raw = story("这条线路的交诵十分方便,附近的居民昨天都来到桥上散步。")
    first, second = page_of(archive, raw), page_of(archive, raw)
    [character] = [p for p in repaired(archive, first) if p.kind is ProposalKind.CHARACTER]
    run(archive, RejectProposals(first.id, (character,)))
    assert archive.rules.of_page(second.id).words == {"交诵"}
    assert not [p for p in repaired(archive, second) if p.kind is ProposalKind.CHARACTER]
    archive.undo()
    assert archive.rules.all() == []
    assert [p for p in repaired(archive, second) if p.kind is ProposalKind.CHARACTER]


def test_taught_words_and_names_are_kept_together_over_a_seam(archive):
    page = page_of(archive, story("这座新桥昨天通车了。"))
    [paper] = archive.catalogue.newspapers()
    run(archive, TeachRule(TaughtRule(RuleKind.WORD, "岭禾渡口", newspaper_id=paper.id)))
    run(archive, TeachRule(TaughtRule(RuleKind.NAME, "欧阳岭禾", newspaper_id=paper.id)))
    taught = Sense(language_model(), archive.rules.of_page(page.id))
    plain = Sense(language_model(), RepairRules())
    for left, right in (("来到岭", "禾渡口"), ("来到岭禾渡", "口"), ("记者欧阳", "岭禾")):
        assert taught.continues(left, right) > max(plain.continues(left, right), 7)
    assert taught.continues("来到", "岭禾渡口") == plain.continues("来到", "岭禾渡口")


def test_a_lesson_of_one_paper_does_not_hold_for_others_unless_it_is_for_all(archive):
    page = page_of(archive, story("这座新桥昨天通车了。"))
    run(archive, TeachRule(TaughtRule(RuleKind.WORD, "甲乙")))
    assert archive.rules.of_page(page.id).words == {"甲乙"}
    [paper] = archive.catalogue.newspapers()
    run(archive, ChangeRule(TaughtRule(RuleKind.WORD, "甲乙"), TaughtRule(RuleKind.NAME, "丙丁")))
    assert archive.rules.of_page(page.id).words == frozenset()
    assert archive.rules.of_page(page.id).names == {"丙丁"}
    assert paper.id is not None
    archive.undo()
    assert archive.rules.of_page(page.id).words == {"甲乙"}


def test_what_was_switched_off_stays_off_until_a_person_teaches_it_again(archive):
    raw = story("这条线路的交诵十分方便,附近的居民昨天都来到桥上散步。")
    pages = [page_of(archive, raw) for _ in range(2)]
    for page in pages:
        [character] = [p for p in repaired(archive, page) if p.kind is ProposalKind.CHARACTER]
        run(archive, RejectProposals(page.id, (character,)))
        [known] = archive.rules.known()
        run(archive, SwitchRules((known.rule,), is_on=False))
    assert (known.is_on, known.times) == (False, 2)
    run(archive, TeachRule(known.rule))
    assert archive.rules.known()[0].is_on


def test_repair_tells_whether_it_heeded_the_rules_as_they_are_now(archive):
    page = page_of(archive, story("这座新桥昨天通车了。"))
    repaired(archive, page)
    assert archive.rules.is_heeded(page.id)
    changes = run(archive, TeachRule(TaughtRule(RuleKind.WORD, "新桥")))
    assert changes.rules
    assert not archive.rules.is_heeded(page.id)
    run(archive, ForgetRules((TaughtRule(RuleKind.WORD, "新桥"),)))
    assert archive.rules.is_heeded(page.id)


@pytest.mark.parametrize(
    "rule",
    [
        TaughtRule(RuleKind.WORD, " "),
        TaughtRule(RuleKind.QUOTES, "square"),
        TaughtRule(RuleKind.SPACED_NAMES, "maybe"),
        TaughtRule(RuleKind.SWITCHED_OFF, "everything"),
        TaughtRule(RuleKind.WORD, "甲", "乙"),
    ],
)
def test_a_rule_that_says_nothing_is_refused(archive, rule):
    with pytest.raises(InvalidRecordError):
        run(archive, TeachRule(rule))
    assert archive.rules.all() == []
