"""The Chinese font that PyMuPDF carries, for machines that have none."""

from __future__ import annotations

CHINESE = "china-ss"
"""PyMuPDF's name for its font of simplified (and other) Chinese characters."""


def chinese_font() -> bytes:
    """Return the file of a font with Chinese characters."""
    import pymupdf

    return bytes(pymupdf.Font(CHINESE).buffer)
