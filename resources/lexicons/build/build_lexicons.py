"""Build the tables in ``resources/lexicons`` from packages of Debian and PyPI.

A maintainer runs this when a source has a new release or the build has changed; users never do.
The result depends on the packages alone, and running it again gives the same bytes. On Debian 12,
with source packages enabled (``deb-src``), in a new folder::

    apt-get source --download-only libime libpinyin
    apt-get download rime-essay wngerman wogerman
    pip download --no-deps --no-binary :all: ngender==0.1.1
    pip install jieba==0.42.1 wordfreq==3.1.1 opencc==1.4.2 pillow numpy    # where this runs
    apt-get install fonts-noto-cjk
    python resources/lexicons/build/build_lexicons.py FOLDER

NOTICE tells what each source is and under which licence.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tarfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from character_table import mixed, sequences_of, write_character_table
from lookalike_table import write_lookalikes
from name_table import write_names
from script_table import write_script_table
from western_words import write_english, write_german
from word_list import write_word_list
from word_statistics import WordStatistics, read_libime, read_libpinyin

OUT = Path(__file__).resolve().parents[1]
FONTS = Path("/usr/share/fonts/opentype/noto")
SEQUENCES = 2_200_000
SHARE_OF_LIBIME = 0.6
HAN = re.compile(r"[\u3400-\u9fff]")
SHAPES = 7_000
"""Characters that are compared with each other for the look-alikes."""


def main() -> None:
    """Build every table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("packages", type=Path, help="the folder with the downloaded packages")
    packages: Path = parser.parse_args().packages
    write_script_table(OUT / "simplified.txt")
    statistics = [
        read_libime(_only(packages, "libime_*.orig.tar.xz")),
        read_libpinyin(_only(packages, "libpinyin_*.orig.tar.gz")),
    ]
    weights = (SHARE_OF_LIBIME, 1 - SHARE_OF_LIBIME)
    tables = list(zip(map(sequences_of, statistics), weights, strict=True))
    write_character_table(OUT / "characters.bin", mixed(tables), SEQUENCES)
    essay = _file_of(_only(packages, "rime-essay_*.deb"), "./usr/share/rime-data/essay.txt")
    write_word_list(OUT / "words.bin", statistics, essay)
    write_names(OUT / "names.txt", _only(packages, "ngender-*.tar.gz"))
    german = _file_of(_only(packages, "wngerman_*.deb"), "./usr/share/dict/ngerman").split()
    german += _file_of(_only(packages, "wogerman_*.deb"), "./usr/share/dict/ogerman").split()
    write_german(OUT / "german.bin", german)
    write_english(OUT / "english.bin")
    faces = [FONTS / "NotoSerifCJK-Regular.ttc", FONTS / "NotoSansCJK-Regular.ttc"]
    write_lookalikes(OUT / "lookalikes.txt", _frequent_characters(statistics, essay), faces)


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise SystemExit(f"{folder} must hold exactly one {pattern}")
    return found[0]


def _file_of(package: Path, member: str) -> str:
    """Return the text of a file inside a Debian package."""
    command = ["dpkg-deb", "--fsys-tarfile", str(package)]
    archive = subprocess.run(command, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        stream = files.extractfile(member)
        assert stream is not None
        return stream.read().decode("utf-8")


def _frequent_characters(statistics: list[WordStatistics], essay: str) -> list[str]:
    """Return the most frequent characters of both scripts."""
    shares: dict[str, float] = {}
    for source in statistics:
        for word, share in zip(source.words, source.share, strict=True):
            for character in HAN.findall(word):
                shares[character] = shares.get(character, 0.0) + share / len(statistics)
    counts = {w: float(c) for w, c in (line.split("\t")[:2] for line in essay.splitlines())}
    total = sum(counts.values())
    for word, count in counts.items():
        for character in HAN.findall(word):
            shares[character] = shares.get(character, 0.0) + count / total
    return sorted(shares, key=lambda character: (-shares[character], character))[:SHAPES]


if __name__ == "__main__":
    main()
