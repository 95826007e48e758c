"""A read-only map from 64-bit keys to small numbers in less than four bytes an entry.

Each key owns three slots of a table; the exclusive or of the three is the entry's 24 bits: a
fingerprint above, a payload below. A key that was never put in finds a wrong fingerprint and is
reported as missing, except one time in 2**(24 - payload bits). There is nothing to parse: the file
holds the low two bytes of all entries and then the high ones, which are put together when the table
is opened, in a few milliseconds.
"""

from __future__ import annotations

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
_AT_ONCE: Final = 8192
"""Keys that are looked up together: what is worked out on the way stays in the processor's cache."""
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

    mixed = _mixed(keys)
    slots = np.stack([_slots(mixed, row, segment) + row * segment for row in range(3)])
    return mixed, slots


def fingerprints_of(mixed: npt.NDArray[np.uint64], payload_bits: int) -> npt.NDArray[np.uint64]:
    """Return the fingerprint that belongs to each mixed hash."""
    import numpy as np

    return (mixed * np.uint64(_THIRD)) >> np.uint64(64 - ENTRY_BITS + payload_bits)


class StaticMap:
    """A table opened for reading."""

    def __init__(self, path: Path) -> None:
        import numpy as np

        content = path.read_bytes()
        magic, segment, payload_bits = HEADER.unpack_from(content)
        if magic != MAGIC or len(content) != HEADER.size + 9 * segment:
            raise ValueError(f"{path.name} is not a table of this release")
        self._segment: int = segment
        self._payload_bits: int = payload_bits
        self._payload_mask = (1 << payload_bits) - 1
        self._fingerprint_shift = 64 - ENTRY_BITS + payload_bits
        start, slots = HEADER.size, 3 * segment
        # In one array an entry costs one access to memory instead of two.
        entries = np.empty(slots, np.uint32)
        high = np.frombuffer(content, np.uint8, slots, start + 2 * slots)
        np.left_shift(high, np.uint32(16), out=entries, dtype=np.uint32)
        entries |= np.frombuffer(content, np.dtype("<u2"), slots, start)
        self._segments = tuple(entries.reshape(3, segment))
        self._single: memoryview[int] = entries.data

    def get(self, key: int) -> int:
        """Return the payload of a key, or ``MISSING``."""
        mixed = key * _FIRST & _MASK
        mixed ^= mixed >> 29
        mixed = mixed * _SECOND & _MASK
        mixed ^= mixed >> 32
        segment, single = self._segment, self._single
        entry = (
            single[(mixed & _PART_MASK) * segment >> _PART]
            ^ single[((mixed >> 21 & _PART_MASK) * segment >> _PART) + segment]
            ^ single[((mixed >> 42 & _PART_MASK) * segment >> _PART) + 2 * segment]
        )
        if entry >> self._payload_bits != (mixed * _THIRD & _MASK) >> self._fingerprint_shift:
            return MISSING
        return int(entry & self._payload_mask)

    def get_many(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.int32]:
        """Return the payloads of many keys, ``MISSING`` where there is none."""
        import numpy as np

        found = np.empty(len(keys), np.int32)
        for start in range(0, len(keys), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            found[part] = self._get_few(keys[part])
        return found

    def _get_few(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.int32]:
        import numpy as np

        mixed = _mixed(keys)
        entry = np.zeros(len(keys), np.uint32)
        for row, entries in enumerate(self._segments):
            entry ^= entries.take(_slots(mixed, row, self._segment))
        missing = entry >> np.uint32(self._payload_bits) != fingerprints_of(
            mixed, self._payload_bits
        )
        payloads = (entry & np.uint32(self._payload_mask)).view(np.int32)
        payloads[missing] = MISSING
        return payloads


def _mixed(keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    import numpy as np

    mixed = keys * np.uint64(_FIRST)
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(_SECOND)
    mixed ^= mixed >> np.uint64(32)
    return mixed


def _slots(mixed: npt.NDArray[np.uint64], row: int, segment: int) -> npt.NDArray[np.int64]:
    """Return which slot of one of the three segments each mixed hash owns."""
    import numpy as np

    part = mixed >> np.uint64(row * _PART)
    part &= np.uint64(_PART_MASK)
    part *= np.uint64(segment)
    part >>= np.uint64(_PART)
    return part.view(np.int64)
