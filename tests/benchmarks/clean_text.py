"""Prints how often repair doubts characters that are right, and how well it finds those that are not.

    python -m tests.benchmarks.clean_text [TEXT ...] [--paragraphs 200]
    python -m tests.benchmarks.clean_text --recognised ARCHIVE --truth PAGE.json ...

TEXT has a paragraph on each line (default: the clean corpus of the tests). Every proposal to
change a character of it is false. With ``--recognised``, the pages of an archive that the engine
filled and nobody has touched are compared with their truth, in the order of the pages; the truth
is JSON with ``lines``, each with ``text``. Counted are Han characters read as other ones: how many
proposals are right, and how many errors they find.
"""

import argparse
import itertools
import json
from collections import Counter
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from archive.formats.plain_text import read_plain_text
from archive.model.operations import ReplaceInText
from archive.model.proposal import ProposalKind
from archive.model.script import is_han
from archive.repair.engine import propose
from archive.storage.archive_file import Archive
from tests.breaker import CLEAN, read_articles

SURE = 0.9
NEAR = 12
"""Characters of the truth taken along on both sides of where a line is found."""


def character_proposals(text):
    return [p for p in propose(text) if p.kind is ProposalKind.CHARACTER]


def clean_paragraphs(paths, most):
    if paths:
        lines = (line.strip() for path in paths for line in path.read_text("utf8").splitlines())
        found = [line for line in lines if len(line) > 30]
    else:
        found = [p.text for a in read_articles(CLEAN) for p in a if p.role == "paragraph"]
    return list(itertools.islice(found, most))


def false_alarms(paragraphs):
    """Return (confidence, before, after) of every proposal on text in which all is right."""
    return [
        (proposal.confidence, proposal.before, proposal.after)
        for paragraph in paragraphs
        for proposal in character_proposals(read_plain_text(paragraph + "\n"))
    ]


def misread(line, truth):
    """Return {index: true character} of the Han characters of a line that were misread."""
    place = fuzz.partial_ratio_alignment(line, truth, score_cutoff=60)
    if place is None:
        return None
    around = truth[max(0, place.dest_start - NEAR) : place.dest_end + NEAR]
    wrong = {}
    for op in Levenshtein.opcodes(line, around):
        if op.tag == "replace" and op.src_end - op.src_start == op.dest_end - op.dest_start:
            for offset in range(op.src_end - op.src_start):
                read, true = line[op.src_start + offset], around[op.dest_start + offset]
                if is_han(read) and is_han(true):
                    wrong[op.src_start + offset] = true
    return wrong


def judge_page(text, truth):
    """Return counts of errors, proposals and right proposals, and every wrong proposal."""
    counts, wrong = Counter(), []
    errors = {line.id: misread(line.text, truth) for line in text.placed_lines() if line.text}
    counts["errors"] = sum(len(found) for found in errors.values() if found)
    for proposal in character_proposals(text):
        for o in proposal.operations:
            if not isinstance(o, ReplaceInText) or errors.get(o.line) is None:
                continue
            right = errors[o.line].get(o.start) == o.new
            for name in ("all", "sure") if proposal.confidence >= SURE else ("all",):
                counts[name] += 1
                counts[f"{name} right"] += right
            if not right:
                wrong.append((proposal.confidence, proposal.before, proposal.after))
    return counts, wrong


def print_clean(paths, most):
    paragraphs = clean_paragraphs(paths, most)
    characters = sum(len(p) for p in paragraphs)
    alarms = false_alarms(paragraphs)
    sure = sum(confidence >= SURE for confidence, *_ in alarms)
    print(f"{len(paragraphs)} paragraphs, {characters} characters")
    print(f"false at 0.9 and above: {sure} = {10_000 * sure / characters:.2f} per 10,000")
    print(f"false at all: {len(alarms)} = {10_000 * len(alarms) / characters:.2f} per 10,000")
    for confidence, before, after in sorted(alarms, reverse=True):
        print(f"  {confidence:.2f} {before} => {after}")


def print_recognised(path, truths):
    total, missed = Counter(), []
    archive = Archive.open(path, read_only=True)
    try:
        for page, truth in zip(archive.catalogue.pages(), truths, strict=True):
            lines = json.loads(truth.read_text("utf8"))["lines"]
            counts, wrong = judge_page(
                archive.texts.get(page.id), "".join(line["text"] for line in lines)
            )
            total += counts
            missed += wrong
    finally:
        archive.close()
    print(f"{total['errors']} Han characters misread")
    for name in ("sure", "all"):
        right, made = total[f"{name} right"], total[name]
        print(
            f"{name:5} precision {right}/{made} = {right / max(1, made):.3f}, "
            f"recall {right / max(1, total['errors']):.3f}"
        )
    for confidence, before, after in sorted(missed, reverse=True):
        print(f"  wrong {confidence:.2f} {before} => {after}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--paragraphs", type=int, default=200)
    parser.add_argument("--recognised", type=Path)
    parser.add_argument("--truth", nargs="*", type=Path, default=[])
    arguments = parser.parse_args()
    if arguments.recognised:
        print_recognised(arguments.recognised, arguments.truth)
    else:
        print_clean(arguments.texts, arguments.paragraphs)


if __name__ == "__main__":
    main()
