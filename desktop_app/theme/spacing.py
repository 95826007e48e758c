"""Distances of the window, in logical pixels; a step is the unit of everything else."""

from __future__ import annotations

STEP = 4
TIGHT = STEP
NARROW = 2 * STEP
WIDE = 3 * STEP
AIRY = 6 * STEP
ICON = 18
RADIUS = 4
