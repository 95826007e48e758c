"""Where the files are that come along with the application."""

from __future__ import annotations

from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parents[1] / "resources"
"""Icons, translations and help."""
