"""Prints how far the confidence of repair can be trusted, over many broken pages.

    python -m tests.benchmarks.repair_calibration [--pages 40] [--wrong 20] [--folder DIR]

For each band of confidence: how many proposals, and which share of them is right.
"""

import argparse
import itertools
from collections import Counter, defaultdict
from pathlib import Path

from archive.repair.engine import propose
from tests.breaker import CLEAN, some_page
from tests.judging import Judge

BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99, 1.01)


def measure(pages, *, folder=CLEAN, seed=0):
    """Return (kind, confidence, right, proposal, page) of every proposal of many pages."""
    found = []
    for number in range(seed, seed + pages):
        judge = Judge(some_page(number, folder=folder))
        for proposal in propose(judge.text):
            right = judge.is_right(proposal)
            found.append((proposal.kind, proposal.confidence, right, proposal, number))
    return found


def table(found):
    """Print the reliability table, for all kinds together and for each."""
    by_kind = defaultdict(list)
    for kind, confidence, right, *_ in found:
        by_kind["all"].append((confidence, right))
        by_kind[str(kind)].append((confidence, right))
    print(f"{'kind':12}" + "".join(f"{low:>6.2f}-{high:<6.2f}" for low, high in _bands()))
    for kind, pairs in sorted(by_kind.items()):
        cells = []
        for low, high in _bands():
            inside = [right for confidence, right in pairs if low <= confidence < high]
            cells.append(
                f"{sum(inside) / len(inside):6.3f} {len(inside):<5}" if inside else " " * 12
            )
        print(f"{kind:12}" + " ".join(cells))
    sure = [right for _, confidence, right, *_ in found if confidence >= 0.9]
    print(f"at 0.9 and above: {sum(sure)}/{len(sure)} = {sum(sure) / len(sure):.4f} right")


def _bands():
    return list(itertools.pairwise(BANDS))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--wrong", type=int, default=0)
    parser.add_argument("--folder", type=Path, default=CLEAN)
    arguments = parser.parse_args()
    found = measure(arguments.pages, folder=arguments.folder, seed=arguments.seed)
    table(found)
    wrong = [f for f in found if f[1] >= 0.9 and not f[2]]
    print(Counter(str(kind) for kind, *_ in wrong))
    for kind, confidence, _, proposal, page in wrong[: arguments.wrong]:
        print(f"{page:4} {confidence:.3f} {kind:11} {proposal.before} => {proposal.after}")


if __name__ == "__main__":
    main()
