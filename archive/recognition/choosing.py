"""Which engines can be chosen on this computer, and why another one cannot."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from archive.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """An engine as it can be chosen; ``why_not`` says in a sentence why it cannot."""

    name: str
    """As ``make_engine`` wants it."""
    model: str = ""
    """The model of Tesseract that would be used."""
    why_not: str = ""


def engine_choices(language: str, scan: Path | None) -> list[EngineChoice]:
    """Return every engine for pages in a language, and for the scan of one page if there is one."""
    return [
        _checked("rapid", _rapid),
        *_tesseract(language),
        _checked("text-layer", lambda: _text_layer(scan)),
    ]


def _checked(name: str, check: Callable[[], str]) -> EngineChoice:
    try:
        return EngineChoice(name, check())
    except ArchiveError as error:
        return EngineChoice(name, why_not=str(error))


def _rapid() -> str:
    from archive.recognition.models import model_folder

    if find_spec("onnxruntime") is None:
        raise ArchiveError("onnxruntime is not installed; install Jiaokan again")
    model_folder()
    return ""


def _tesseract(language: str) -> Iterator[EngineChoice]:
    """Yield the model for the language first, then the others."""
    from archive.recognition.tesseract import installed_models, model_for

    try:
        installed = installed_models()
    except ArchiveError as error:
        yield EngineChoice("tesseract", why_not=str(error))
        return
    own = _checked("tesseract", lambda: model_for(language, installed))
    yield own
    for model in installed:
        if model != own.model:
            yield EngineChoice(f"tesseract/{model}", model)


def _text_layer(scan: Path | None) -> str:
    from archive.recognition.text_layer import check_is_pdf

    if scan is None:
        raise ArchiveError("the page has no scan; attach one first")
    check_is_pdf(scan)
    return ""
