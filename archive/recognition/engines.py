"""The engines there are, by the names under which people choose them."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from archive.errors import ArchiveError

if TYPE_CHECKING:
    from pathlib import Path

    from archive.recognition.engine import Engine

DEFAULT: Final = "rapid"
ENGINES: Final = {
    "rapid": "archive.recognition.rapid:for_setting",
    "tesseract": "archive.recognition.tesseract:for_setting",
    "text-layer": "archive.recognition.text_layer:for_setting",
}
"""Functions that make an engine for a ``Setting``, by name."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What an engine is made for."""

    threads: int
    """How many it may use."""
    language: str
    """The newspaper's (BCP 47)."""
    scan: Path
    frame: int = 0
    model: str = ""
    """What the engine is to read with, if it has several models; its choice without it."""


def make_engine(name: str, setting: Setting) -> Engine:
    """Return an engine by its name, or by the "module:function" that makes one.

    A name may be followed by the model to read with: "tesseract/Fraktur".

    Raises:
        ArchiveError: If there is no such engine, or it is not installed.
    """
    module, function, model = _place_of(name)
    setting = replace(setting, model=model)
    engine: Engine = getattr(importlib.import_module(module), function)(setting)
    return engine


def expect_engine(name: str) -> None:
    """Say before the work begins that there is no engine of a name.

    Raises:
        ArchiveError: If so; whether it is installed is known only when it is made.
    """
    _place_of(name)


def _place_of(name: str) -> tuple[str, str, str]:
    """Return the module and the function that make an engine, and the model it is to read with."""
    kind, _, model = name.partition("/")
    module, colon, function = ENGINES.get(kind, kind).partition(":")
    if not colon:
        raise ArchiveError(f"there is no engine {name!r}; choose one of {', '.join(ENGINES)}")
    if model and kind != "tesseract":
        raise ArchiveError(f"the engine {kind!r} has no models to choose from")
    return module, function, model
