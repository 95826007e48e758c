"""Prints how long repair takes on pages of 10,000 to 1,000,000 characters, and its memory.

python -m tests.benchmarks.repair_speed [--most 1000000]
"""

import argparse
import resource
import time

from archive.formats.plain_text import read_plain_text
from archive.repair.engine import propose
from archive.repair.language import language_model
from tests.breaker import break_page, read_articles


def page_of(characters):
    """One page of about as many characters, of the clean corpus broken over and over."""
    parts, length, seed = [], 0, 0
    while length < characters:
        parts.append(break_page(read_articles(), seed).text)
        length += len(parts[-1])
        seed += 1
    return read_plain_text("\n\n".join(parts)[:characters])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--most", type=int, default=1_000_000)
    most = parser.parse_args().most
    start = time.perf_counter()
    language_model().continues("协", "作")
    print(f"language model: {1000 * (time.perf_counter() - start):.0f} ms")
    propose(page_of(2_000))
    size = 10_000
    while size <= most:
        text = page_of(size)
        best = min(_seconds(text) for _ in range(3 if size <= 100_000 else 1))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:>9,} characters: {best:7.3f} s CPU, {peak:.0f} MB")
        size *= 10


def _seconds(text):
    start = time.process_time()
    propose(text)
    return time.process_time() - start


if __name__ == "__main__":
    main()
