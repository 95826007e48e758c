"""Plays a perfectly careful archivist and counts what a correction costs, here and elsewhere.

    python -m tests.benchmarks.effort [--pages 10]
    python -m tests.benchmarks.effort --raw PAGE.txt --gold GOLD.json

At the desk, proposals of 0.97 or more are accepted kind by kind where every one of a kind is
right (one decision, two keys); all others are looked at one by one (one key each); what is then
still wrong is done by hand. In the plain editor everything is done by hand. By hand, a place costs
one key to get there, one to three to delete what is wrong, and one for each character typed; a
passage that is moved costs six. Lost text is marked (~), never invented.

GOLD is a list of articles, each with ``items`` of ``role`` and ``text``; every article on the raw
page must be in it.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from archive.errors import StaleOperationError
from archive.formats.plain_text import read_plain_text
from archive.model.operations import carry_out
from archive.repair.engine import propose
from tests.breaker import some_page

SURE = 0.97
MOVED = 6  # keys to select, cut, find the place and paste; also the shortest run that is a move


@dataclass
class Effort:
    """What a correction cost."""

    decisions: int = 0
    keys: int = 0
    typed: int = 0
    wrong: list = field(default_factory=list)

    def add(self, other):
        self.decisions += other.decisions
        self.keys += other.keys
        self.typed += other.typed
        self.wrong += other.wrong


def printed(text):
    """Return the page as one string: a line per passage, ~ where text is missing."""
    passages = []
    for passage in text.passages():
        folded = passage.folded()
        words = folded.text
        for gap in reversed(folded.gaps):
            words = words[:gap] + "~" + words[gap:]
        passages.append(words)
    return "\n".join(passages)


def by_hand(now, gold):
    """Return what it costs to turn one string into the other in an editor."""
    deleted, inserted, places = [], [], 0
    for step in Levenshtein.opcodes(now, gold):
        if step.tag == "equal":
            continue
        places += 1
        deleted.append(now[step.src_start : step.src_end])
        inserted.append(gold[step.dest_start : step.dest_end])
    moves = 0
    for index, run in enumerate(inserted):
        home = next((d for d in deleted if len(run) >= MOVED and run in d), None)
        if home is not None:
            deleted[deleted.index(home)] = home.replace(run, "", 1)
            inserted[index] = ""
            moves += 1
    typed = sum(map(len, inserted))
    keys = places + sum(min(len(run), 3) for run in deleted) + typed + moves * MOVED
    return Effort(places, keys, typed)


def at_the_desk(text, gold):
    """Return what it costs with the proposals of repair, and the text that results."""
    effort = Effort()
    proposals = propose(text)
    verdicts = []
    for proposal in proposals:
        try:
            after = carry_out(text, proposal.operations)
        except StaleOperationError:
            continue  # it is withdrawn and nobody sees it
        right = distance(after, gold) <= distance(text, gold)
        verdicts.append((proposal, right))
        text = after if right else text
    sure = [(p.kind, right) for p, right in verdicts if p.confidence >= SURE]
    spoilt = {kind for kind, right in sure if not right}
    at_once = {kind for kind, _ in sure} - spoilt
    effort.decisions += len(at_once)
    effort.keys += 2 * len(at_once)
    for proposal, right in verdicts:
        if proposal.confidence < SURE or proposal.kind not in at_once:
            effort.decisions += 1
            effort.keys += 1
        if not right:
            effort.wrong.append(proposal)
    rest = by_hand(printed(text), gold)
    effort.add(rest)
    return effort, rest


def distance(text, gold):
    return Levenshtein.distance(printed(text), gold)


def report(name, raw, gold):
    text = read_plain_text(raw)
    desk, rest = at_the_desk(text, gold)
    plain = by_hand(printed(text), gold)
    print(
        f"{name}: desk {desk.decisions} decisions, {desk.keys} keys ({rest.keys} of them by hand, "
        f"{desk.typed} characters typed); plain editor {plain.decisions} places, {plain.keys} keys; "
        f"{plain.keys / max(desk.keys, 1):.1f} times fewer"
    )
    wrong = Counter((str(p.kind), p.confidence >= SURE) for p in desk.wrong)
    for (kind, sure), count in sorted(wrong.items()):
        print(f"  {count} wrong {kind}{' at 0.97 or more' if sure else ''}")
    return desk.keys, plain.keys


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10)
    parser.add_argument("--raw", type=Path)
    parser.add_argument("--gold", type=Path)
    given = parser.parse_args()
    if given.raw:
        articles = json.loads(given.gold.read_text("utf8"))
        gold = "\n".join(passage["text"] for article in articles for passage in article["items"])
        report(given.raw.name, given.raw.read_text("utf8"), gold)
        return
    totals = [0, 0]
    for seed in range(given.pages):
        broken = some_page(seed)
        keys = report(f"page {seed}", broken.text, _gold(broken))
        totals = [total + count for total, count in zip(totals, keys, strict=True)]
    print(f"all: {totals[0]} against {totals[1]} keys, {totals[1] / totals[0]:.1f} times fewer")


def _gold(broken):
    marked = []
    for index, passage in enumerate(broken.passages):
        words = passage.text
        for _, gap in sorted((lost for lost in broken.lost if lost[0] == index), reverse=True):
            words = words[:gap] + "~" + words[gap:]
        marked.append(words)
    return "\n".join(marked)


if __name__ == "__main__":
    main()
