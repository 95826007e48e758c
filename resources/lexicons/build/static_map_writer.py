"""Write the tables that ``archive.repair.language.static_map`` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from archive.repair.language.static_map import (
    ENTRY_BITS,
    HEADER,
    MAGIC,
    fingerprints_of,
    slots_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

SLOTS_PER_KEY = 1.235


def write_static_map(
    path: Path,
    keys: npt.NDArray[np.uint64],
    payloads: npt.NDArray[np.uint32],
    payload_bits: int,
) -> None:
    """Write a table of distinct keys; the result depends on nothing but the arguments."""
    order = np.argsort(keys)
    keys, payloads = keys[order], payloads[order]
    if len(keys) and (keys[1:] == keys[:-1]).any():
        raise ValueError("two entries have the same key")
    if int(payloads.max()) >> payload_bits:
        raise ValueError("a payload is too large")
    segment = int(len(keys) * SLOTS_PER_KEY / 3) + 32
    while True:
        mixed, slots = slots_of(keys, segment)
        rounds = _peel(slots, 3 * segment)
        if rounds is not None:
            break
        segment += segment // 100 + 1
    entries = (fingerprints_of(mixed, payload_bits) << np.uint64(payload_bits)) | payloads
    table = np.zeros(3 * segment, np.uint32)
    for chosen, own in reversed(rounds):
        table[own] = entries[chosen].astype(np.uint32)
        others = table[slots[:, chosen]]
        others[slots[:, chosen] == own] = 0
        table[own] ^= others[0] ^ others[1] ^ others[2]
    assert not (table >> np.uint32(ENTRY_BITS)).any()
    with path.open("wb") as file:
        file.write(HEADER.pack(MAGIC, segment, payload_bits))
        file.write((table & np.uint32(0xFFFF)).astype("<u2").tobytes())
        file.write((table >> np.uint32(16)).astype(np.uint8).tobytes())


def _peel(
    slots: npt.NDArray[np.int64], size: int
) -> list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]] | None:
    """Return rounds of (keys, the slot each key has to itself), or None if the keys are tangled."""
    degree = np.bincount(slots.ravel(), minlength=size)
    remaining = np.arange(slots.shape[1])
    rounds = []
    while len(remaining):
        own_slots = slots[:, remaining]
        alone = degree[own_slots] == 1
        free = alone.any(axis=0)
        if not free.any():
            return None
        chosen = remaining[free]
        own = own_slots[:, free][alone[:, free].argmax(axis=0), np.arange(len(chosen))]
        rounds.append((chosen, own))
        degree -= np.bincount(slots[:, chosen].ravel(), minlength=size)
        remaining = remaining[~free]
    return rounds
