"""A read-only map from 64-bit keys to small numbers in less than four bytes an entry.

Each key owns three slots of a table; the exclusive or of the three is the entry's 24 bits: a
fingerprint above, a payload below. A key that was never put in finds a wrong fingerprint and is
reported as missing, except one time in 2**(24 - payload bits). There is nothing to parse: the file
is mapped into memory and pages come in when they are touched.
"""

from __future__ import annotations

import mmap
import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt

MAGIC: Final = b"JKMAP1\x00\x00"
HEADER: Final = struct.Struct("<8sQQ")
ENTRY_BITS: Final = 24
MISSING: Final = -1

_MASK: Final = (1 << 64) - 1
_FIRST: Final = 0x9E3779B97F4A7C15
_SECOND: Final = 0xBF58476D1CE4E5B9
_THIRD: Final = 0x94D049BB133111EB
_PART: Final = 21
_PART_MASK: Final = (1 << _PART) - 1
_STEP: Final = 0x100000001B3 * 0x9E3779B1 & _MASK | 1


def key_of(text: str) -> int:
    """Return the key of a text: a polynomial of its code points, the same on every machine."""
    key = 0
    for character in text:
        key = (key * _STEP + ord(character) + 1) & _MASK
    return key


def extend_keys(
    keys: npt.NDArray[np.uint64], codes: npt.NDArray[np.uint64]
) -> npt.NDArray[np.uint64]:
    """Return the keys of texts that are each one code point longer (``key_of`` for arrays)."""
    import numpy as np

    return keys * np.uint64(_STEP) + codes + np.uint64(1)


def slots_of(
    keys: npt.NDArray[np.uint64], segment: int
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """Return the mixed hash of each key and, in three rows, the slots it owns."""
    import numpy as np

    mixed = keys * np.uint64(_FIRST)
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(_SECOND)
    mixed ^= mixed >> np.uint64(32)
    slots = np.empty((3, len(keys)), np.int64)
    for row in range(3):
        part = (mixed >> np.uint64(row * _PART)) & np.uint64(_PART_MASK)
        slots[row] = ((part * np.uint64(segment)) >> np.uint64(_PART)) + np.uint64(row * segment)
    return mixed, slots


def fingerprints_of(mixed: npt.NDArray[np.uint64], payload_bits: int) -> npt.NDArray[np.uint64]:
    """Return the fingerprint that belongs to each mixed hash."""
    import numpy as np

    return (mixed * np.uint64(_THIRD)) >> np.uint64(64 - ENTRY_BITS + payload_bits)


class StaticMap:
    """A table opened for reading."""

    def __init__(self, path: Path) -> None:
        import numpy as np

        with path.open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, segment, payload_bits = HEADER.unpack_from(self._memory)
        if magic != MAGIC or len(self._memory) != HEADER.size + 9 * segment:
            raise ValueError(f"{path.name} is not a table of this release")
        self._segment: int = segment
        self._payload_bits: int = payload_bits
        start = HEADER.size
        self._wide_array = np.frombuffer(self._memory, np.dtype("<u2"), 3 * segment, start)
        self._narrow_array = np.frombuffer(self._memory, np.uint8, 3 * segment, start + 6 * segment)
        self._wide = memoryview(self._memory)[start : start + 6 * segment].cast("H")
        self._narrow = memoryview(self._memory)[start + 6 * segment :]
        self._payload_mask = (1 << payload_bits) - 1
        self._fingerprint_shift = 64 - ENTRY_BITS + payload_bits

    def get(self, key: int) -> int:
        """Return the payload of a key, or ``MISSING``."""
        mixed = key * _FIRST & _MASK
        mixed ^= mixed >> 29
        mixed = mixed * _SECOND & _MASK
        mixed ^= mixed >> 32
        segment, wide, narrow = self._segment, self._wide, self._narrow
        a = (mixed & _PART_MASK) * segment >> _PART
        b = ((mixed >> 21 & _PART_MASK) * segment >> _PART) + segment
        c = ((mixed >> 42 & _PART_MASK) * segment >> _PART) + 2 * segment
        entry = wide[a] ^ wide[b] ^ wide[c] | (narrow[a] ^ narrow[b] ^ narrow[c]) << 16
        if entry >> self._payload_bits != (mixed * _THIRD & _MASK) >> self._fingerprint_shift:
            return MISSING
        return int(entry & self._payload_mask)

    def get_many(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.int32]:
        """Return the payloads of many keys, ``MISSING`` where there is none."""
        import numpy as np

        mixed, slots = slots_of(keys, self._segment)
        entry = self._wide_array[slots[0]].astype(np.uint32)
        entry ^= self._wide_array[slots[1]]
        entry ^= self._wide_array[slots[2]]
        high = self._narrow_array[slots[0]] ^ self._narrow_array[slots[1]]
        high ^= self._narrow_array[slots[2]]
        entry |= high.astype(np.uint32) << np.uint32(16)
        found = entry >> np.uint32(self._payload_bits) == fingerprints_of(mixed, self._payload_bits)
        return np.where(found, (entry & np.uint32(self._payload_mask)).astype(np.int32), MISSING)
