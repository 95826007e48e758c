"""Pixels: opening scans and PDF pages within limits, tiles for the viewer. Masters are only read."""
