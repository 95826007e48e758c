"""Prints how long repair takes on pages of 10,000 to 1,000,000 characters, and its memory.

python -m tests.benchmarks.repair_speed [--most 1000000]

Times are seconds of this process on the processor; on a machine that does other work, too, they
are longer all the same, for the processor's cache and cores are shared. So the same work is timed
before and after each page: the figures of two runs compare as they do by that yardstick. Memory is
all that the process holds at its peak: Python, numpy, the page itself (told beside it) and repair.
"""

import argparse
import resource
import time

from archive.formats.plain_text import read_plain_text
from archive.repair.engine import propose
from archive.repair.language import language_model
from tests.breaker import break_page, read_articles

RUNS = {10_000: 9, 100_000: 3}


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
    _time_opening()
    propose(page_of(2_000))  # warm: what the first page of a process reads is read
    size = 10_000
    while size <= most:
        text = page_of(size)
        before, held = _yardstick(), _peak()
        best = min(_seconds(lambda page=text: propose(page)) for _ in range(RUNS.get(size, 1)))
        after = _yardstick()
        print(
            f"{size:>9,} characters: {best:7.3f} s CPU, {1e6 * best / size:5.1f} µs a character, "
            f"peak {_peak():.0f} MB, {held:.0f} MB with the page alone; "
            f"yardstick {1000 * before:.0f} and {1000 * after:.0f} ms"
        )
        size *= 10


def _time_opening():
    start = time.perf_counter()
    import numpy  # noqa: F401, ICN001

    imported = time.perf_counter()
    language_model().continues("协", "作")
    opened = time.perf_counter()
    print(f"numpy: {1000 * (imported - start):.0f} ms, the first time in a process")
    print(f"language model: {1000 * (opened - imported):.0f} ms on top of that")


def _yardstick():
    """Return the seconds that a piece of work takes which never changes."""
    numbers = list(range(100_000))

    def work():
        table = {str(number): number for number in numbers}
        return sum(table[key] for key in sorted(table))

    return min(_seconds(work) for _ in range(3))


def _peak():
    """Return the most megabytes that the process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _seconds(work):
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
