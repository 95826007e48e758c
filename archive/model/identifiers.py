"""Identifiers of records: short, random, unique over archives that are ever merged."""

from __future__ import annotations

import os

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def new_id() -> str:
    """Return a fresh identifier of 14 characters (70 random bits)."""
    bits = int.from_bytes(os.urandom(9), "big")  # what secrets does, without importing hashes
    return "".join(ALPHABET[bits >> shift & 31] for shift in range(0, 70, 5))
