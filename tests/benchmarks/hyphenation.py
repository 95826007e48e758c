"""Prints how rightly words cut over two lines are joined, measured on PAGE XML of an engine.

    python -m tests.benchmarks.hyphenation ENGINE.page.xml=TRUTH.page.xml ... [--accept 0.9]

Both files describe one page. In the truth a line that ends with ¬ cuts a word, and one that ends
with a hyphen before it, or before a capital, keeps that. Lines are matched by their boxes.

cut      words cut in the truth: whole again after repair
read     those of them whose sign the engine read, as ¬ or as a hyphen
kept     hyphens that belong to the word: still there
false    lines that cut no word in the truth, joined without a space after repair
"""

import argparse
import itertools
from collections import Counter
from pathlib import Path

from archive.formats.page_xml import read
from archive.model.line import Seam
from archive.model.passage import HYPHENS
from archive.repair.engine import propose
from archive.repair.rules import RepairRules
from archive.repair.settling import accept

CUT = "¬"


def page_of(path):
    return read(path.read_bytes(), path.name)[0].text


def keeps_hyphen(text, following):
    """Tell whether a line of the truth ends with a hyphen of the word; None if with none at all.

    Where a compound is cut at its own hyphen, the truth has both signs.
    """
    if text[-1:] not in HYPHENS:
        return None
    own = text[-2:-1] in HYPHENS or (text[-1] != CUT and not following[:1].islower())
    return own or following.split()[0] in {"und", "oder"}


def matched(lines, truth):
    """Return for each line of the truth the engine's line that covers most of it."""
    found = {}
    for true in truth:
        best = max(lines, key=lambda line: overlap(line.box, true.box))
        if overlap(best.box, true.box) > 0.5 * true.box.width * true.box.height:
            found[true.id] = best
    return found


def overlap(a, b):
    width = min(a.left + a.width, b.left + b.width) - max(a.left, b.left)
    height = min(a.top + a.height, b.top + b.height) - max(a.top, b.top)
    return max(0, width) * max(0, height)


def seams_of(text):
    """Return for each line the seam after it and the line that follows in its passage."""
    return {
        line.id: (line.seam, follower.id, line.text, follower.text)
        for passage in text.passages()
        for line, follower in zip(passage.lines, passage.lines[1:], strict=False)
    }


def measure(engine, truth, threshold):
    """Return counts, and a line for each miss."""
    text, true_text = page_of(engine), page_of(truth)
    rules = RepairRules(language="de")
    after = seams_of(accept(text, propose(text, rules), threshold).text)
    true_lines = list(true_text.placed_lines())
    found = matched(list(text.placed_lines()), true_lines)
    counts, misses = Counter(), []
    for true, following in itertools.pairwise(true_lines):
        line, goal = found.get(true.id), found.get(following.id)
        if line is None or goal is None:
            continue
        seam, follower, left, right = after.get(line.id, (None, "", line.text, goal.text))
        shown = (
            f"{true.text[-14:]} | {following.text[:12]}   read {left[-10:]} | {right[:10]}  {seam}"
        )
        kept = keeps_hyphen(true.text.rstrip(), following.text)
        if kept is False:
            sign = line.text.rstrip()[-1:] in HYPHENS
            right_so = seam is Seam.HYPHEN and follower == goal.id
            counts["cut"] += 1
            counts["cut right"] += right_so
            counts["read"] += sign
            counts["read right"] += sign and right_so
            if not right_so:
                misses.append(("cut" if sign else "sign not read", shown))
        elif kept:
            counts["kept"] += 1
            counts["kept right"] += seam is not Seam.HYPHEN
            if seam is Seam.HYPHEN:
                misses.append(("kept", shown))
        elif seam is Seam.HYPHEN:
            counts["false"] += 1
            misses.append(("false", shown))
    return counts, misses


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", nargs="+", help="ENGINE.page.xml=TRUTH.page.xml")
    parser.add_argument("--accept", type=float, default=0.9)
    arguments = parser.parse_args()
    total = Counter()
    for pair in arguments.pairs:
        engine, truth = pair.split("=")
        counts, misses = measure(Path(engine), Path(truth), arguments.accept)
        total += counts
        for kind, shown in misses:
            print(f"{kind:14} {shown}")
    for name in ("cut", "read", "kept"):
        share = total[f"{name} right"] / total[name] if total[name] else 1.0
        print(f"{name:6} {total[f'{name} right']}/{total[name]} = {share:.4f}")
    print(f"false  {total['false']}")


if __name__ == "__main__":
    main()
