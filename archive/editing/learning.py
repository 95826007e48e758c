"""What a person's decisions on proposals teach repair.

A lesson holds for the newspaper: pieces that were joined or kept apart, names that were parted or
closed, words that were right as printed, and habits of the paper that decisions agree on.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, Final

from archive.model.line import Seam
from archive.model.operations import Continue
from archive.model.proposal import ProposalKind, ProposalState
from archive.storage.rules import PAIRS, Origin, RuleKind, TaughtRule, teach, untaught

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.model.page import PageText
    from archive.model.proposal import Proposal
    from archive.storage.archive_file import Archive
    from archive.storage.proposals import Proposals
    from archive.storage.recorder import Recorder

_CONTEXT: Final = 4
"""Characters on either side of a seam that a rule remembers."""
_LEAST: Final = 2
"""A rule on fewer characters would hold in too many places."""
_KNOWN: Final = 0.9
"""What repair was this sure of need not be taught."""
_LOOK_ALIKE_VALUES: Final = 3
"""As printed, what it looks like, and the word that this makes."""
_HABITS: Final = {
    "spacing:name": (3, RuleKind.SPACED_NAMES, "yes"),
    "punctuation:width:": (5, RuleKind.FULL_WIDTH, "no"),
}
"""How often a kind of change is rejected, and never accepted, until the paper's habit is clear."""


def learn(
    archive: Archive,
    recorder: Recorder,
    page_id: str,
    text: PageText,
    *,
    accepted: Iterable[Proposal] = (),
    rejected: Iterable[Proposal] = (),
) -> None:
    """Remember, as part of an edit, what a person's decisions on a page say of the newspaper.

    ``text`` is the page before the decision; the decision itself is stored already.
    """
    newspaper_id = archive.catalogue.newspaper_of_page(page_id).id
    rejected = list(rejected)
    lessons = _lessons(text, accepted, rejected)
    lessons += _habits(newspaper_id, archive.proposals, {p.alike for p in rejected})
    for kind, value, second in dict.fromkeys(lessons):
        rule = TaughtRule(kind, value, second, newspaper_id)
        teach(recorder, rule, origin=Origin.DECISION, page_id=page_id)


def unlearn(
    archive: Archive, recorder: Recorder, page_id: str, text: PageText, decided: Iterable[Proposal]
) -> None:
    """Take back, as part of an edit, what decisions on a page taught; others may have taught it, too.

    ``text`` is the page as it is once the decisions are taken back.
    """
    newspaper_id = archive.catalogue.newspaper_of_page(page_id).id
    decided = list(decided)
    accepted = [p for p in decided if p.state is ProposalState.ACCEPTED]
    rejected = [p for p in decided if p.state is ProposalState.REJECTED]
    for kind, value, second in dict.fromkeys(_lessons(text, accepted, rejected)):
        untaught(recorder, TaughtRule(kind, value, second, newspaper_id))


def count_uses(text: PageText, rules: Sequence[TaughtRule]) -> dict[str, int]:
    """Return how often each rule is met on a page, by its identifier; pairs at their seams."""
    whole = "\n".join(passage.text for passage in text.passages())
    seams = Counter(
        (left.text[-_CONTEXT:], right.text[:_CONTEXT])
        for left, right in itertools.pairwise(text.placed_lines())
    )
    uses: dict[str, int] = {}
    for rule in rules:
        if rule.kind in {RuleKind.WORD, RuleKind.NAME}:
            uses[rule.id] = whole.count(rule.value)
        elif rule.kind in PAIRS:
            uses[rule.id] = sum(
                count
                for (left, right), count in seams.items()
                if left.endswith(rule.value) and right.startswith(rule.second)
            )
    return {rule_id: count for rule_id, count in uses.items() if count}


Lesson = tuple[RuleKind, str, str]


def _lessons(
    text: PageText, accepted: Iterable[Proposal], rejected: Iterable[Proposal]
) -> list[Lesson]:
    lines = {line.id: line.text for line in text.lines()}
    lessons = [lesson for p in accepted for lesson in _from_accepted(p, lines)]
    return lessons + [lesson for p in rejected for lesson in _from_rejected(p, lines)]


def _from_accepted(proposal: Proposal, lines: dict[str, str]) -> Iterator[Lesson]:
    if proposal.alike in {"spacing:names", "spacing:name"}:
        for name in " ".join(proposal.evidence[0].values).split():
            yield RuleKind.NAME, name, ""
    elif proposal.confidence < _KNOWN:
        for left, right in _joined(proposal, lines):
            yield RuleKind.JOINED, left, right


def _from_rejected(proposal: Proposal, lines: dict[str, str]) -> Iterator[Lesson]:
    for left, right in _joined(proposal, lines):
        yield RuleKind.KEPT_APART, left, right
    word = _printed_word(proposal)
    if word:
        yield RuleKind.WORD, word, ""


def _joined(proposal: Proposal, lines: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the ends and beginnings that a proposal joins with nothing between."""
    if proposal.kind not in {ProposalKind.JOIN, ProposalKind.SPACING}:
        return
    for operation in proposal.operations:
        if isinstance(operation, Continue) and operation.seam is Seam.JOIN:
            left = lines.get(operation.line, "")[-_CONTEXT:]
            right = lines.get(operation.next_line, "")[:_CONTEXT]
            if min(len(left), len(right)) >= _LEAST:
                yield left, right


def _printed_word(proposal: Proposal) -> str:
    """Return the word as it is printed that a look-alike would have changed, or nothing."""
    if proposal.kind is not ProposalKind.CHARACTER or not proposal.evidence:
        return ""
    if len(proposal.evidence[0].values) != _LOOK_ALIKE_VALUES:
        return ""
    old, better, word = proposal.evidence[0].values
    for at, character in enumerate(word):
        printed = word[:at] + old + word[at + 1 :]
        if character == better and printed in proposal.before and word in proposal.after:
            return printed
    return ""


def _habits(newspaper_id: str, decided: Proposals, alike: Iterable[str]) -> Iterator[Lesson]:
    for name in sorted(set(alike) & _HABITS.keys()):
        least, kind, value = _HABITS[name]
        counts = decided.count_decided(newspaper_id, name)
        is_agreed = not counts.get(ProposalState.ACCEPTED)
        if is_agreed and counts.get(ProposalState.REJECTED, 0) >= least:
            yield kind, value, ""
