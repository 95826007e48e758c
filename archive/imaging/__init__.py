"""Pixels: opening scans within limits, tiles, PDF pages."""
