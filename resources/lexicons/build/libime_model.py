"""The language model in libime's source package: an ARPA file in a tar in the tar."""

from __future__ import annotations

import tarfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_sequences(source: Path, longest: int) -> Iterator[tuple[float, list[str], float]]:
    """Yield sequences of up to ``longest`` words: logarithm, words, weight for falling back.

    Single words come first, then pairs, then triples.
    """
    order = 0
    with tarfile.open(source) as package:
        name = next(n for n in package.getnames() if "/data/lm_sc.arpa" in n)
        with tarfile.open(fileobj=package.extractfile(name)) as inner:
            stream = inner.extractfile("lm_sc.arpa")
            assert stream is not None
            for raw in stream:
                line = raw.decode("utf-8").rstrip("\n")
                if line.startswith("\\"):
                    order = int(line[1]) if line[1].isdigit() else 0
                    if order > longest:
                        return
                    continue
                fields = line.split("\t")
                if order == 0 or len(fields) < 2:
                    continue
                fallback = float(fields[2]) if len(fields) > 2 else 0.0
                yield float(fields[0]), fields[1].split(" "), fallback
