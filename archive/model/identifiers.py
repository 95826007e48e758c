"""Identifiers of records: short, random, unique over archives that are ever merged."""

from __future__ import annotations

import secrets

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def new_id() -> str:
    """Return a fresh identifier of 14 characters (70 random bits)."""
    bits = secrets.randbits(70)
    return "".join(ALPHABET[bits >> shift & 31] for shift in range(0, 70, 5))
