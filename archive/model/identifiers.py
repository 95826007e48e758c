"""Identifiers of records: short, random, unique over archives that are ever merged."""

from __future__ import annotations

import os

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def new_id() -> str:
    """Return a fresh identifier of 14 characters (70 random bits)."""
    return id_of(os.urandom(9))  # what secrets does, without importing hashes


def id_of(random: bytes) -> str:
    """Return the identifier of 14 characters that bytes make, at least 9 random ones."""
    bits = int.from_bytes(random, "big")
    return "".join(ALPHABET[bits >> shift & 31] for shift in range(0, 70, 5))
