"""Kills a desk that types at fifty random moments and counts what was lost.

Run with: python -m tests.benchmarks.desk_kills
"""

import random
import tempfile
from pathlib import Path

from archive.storage.archive_file import Archive
from tests.builders import add_page, make_text
from tests.desktop_app.killed_desk import lost, token, type_and_be_killed

KILLS, AN_ARCHIVE = 50, 10


def oldest_lost(path, typed, killed_at):
    """Return how old, in seconds, the oldest number is that is not stored."""
    with Archive.open(path) as archive:
        text = archive.texts.get(archive.catalogue.pages()[0].id)
        stored = "\n".join(passage.text for passage in text.passages())
    gone = [moment for number, moment in typed.items() if token(number) not in stored]
    return killed_at - min(gone) if gone else 0.0


def main():
    chance = random.Random()
    ages, losses = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for kill in range(KILLS):
            path = Path(folder) / f"{kill // AN_ARCHIVE}.jiaokan"
            if kill % AN_ARCHIVE == 0:
                first = 1
                with Archive.create(path) as archive:
                    add_page(archive, make_text(["春天来了。"]))
            typed, killed_at = type_and_be_killed(path, first, chance.uniform(0.2, 2.5))
            losses += bool(lost(path, typed, killed_at))
            ages.append(oldest_lost(path, typed, killed_at))
            first = max(typed) + 1
    ages.sort()
    print(
        f"{KILLS} kills, {losses} lost something older than a second; the oldest lost character "
        f"was typed {ages[-1]:.2f} s before, median {ages[len(ages) // 2]:.2f} s"
    )


if __name__ == "__main__":
    main()
