"""Tesseract as an engine: the program that is installed on the computer, one call an image."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import tempfile
from statistics import fmean
from typing import IO, TYPE_CHECKING, Final

from archive.errors import ArchiveError
from archive.formats.regions import spaced
from archive.model.geometry import Box, bounding_box
from archive.model.line import Reading
from archive.recognition.gutters import Word, cut_at_gutters

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PIL.Image import Image

    from archive.progress import Progress
    from archive.recognition.engines import Setting

PROGRAM: Final = "tesseract"
_MODELS: Final = (
    ("de-Latf", ("Fraktur", "deu_latf", "frk", "script/Fraktur")),
    ("zh-Hant", ("chi_tra",)),
    ("zh", ("chi_sim",)),
    ("de", ("deu",)),
    ("en", ("eng",)),
    ("es", ("spa",)),
    ("fr", ("fra",)),
    ("it", ("ita",)),
    ("ja", ("jpn",)),
    ("ko", ("kor",)),
    ("la", ("lat",)),
    ("nl", ("nld",)),
    ("ru", ("rus",)),
)
"""Models for the beginnings of language tags, the better ones first."""
_NOT_FOR_TEXT: Final = frozenset({"osd", "equ"})
_PAGE, _AREA, _ROW = "3", "6", "7"
"""Page segmentation modes: everything, one area of even text, one line."""
_WIDE: Final = 4.0
"""An area so many times wider than high is taken for one line."""
_POLL_SECONDS: Final = 0.1
_LIST_SECONDS: Final = 30
_WORD: Final = "5"
"""Level of the rows that are words."""


class TesseractEngine:
    """Calls the program with models for one language."""

    def __init__(self, program: str, models: str, version: str) -> None:
        """Use a program and the names of its models, joined by "+"."""
        self._program = program
        self._models = models
        self._version = version

    @property
    def name(self) -> str:
        """See ``Engine``."""
        return f"{self._version} ({self._models})"

    def recognise(self, image: Image, progress: Progress) -> list[Reading]:
        """See ``Engine``."""
        return self._read(image, _PAGE, progress)

    def recognise_region(self, image: Image, box: Box, progress: Progress) -> list[Reading]:
        """See ``Engine``."""
        left, top = max(0, box.left), max(0, box.top)
        right, bottom = min(image.width, box.right), min(image.height, box.bottom)
        part = image.crop((left, top, max(left + 1, right), max(top + 1, bottom)))
        mode = _ROW if part.width > _WIDE * part.height else _AREA
        return self._read(part, mode, progress, left, top)

    def _read(
        self, image: Image, mode: str, progress: Progress, left: int = 0, top: int = 0
    ) -> list[Reading]:
        command = [self._program, "stdin", "stdout", "-l", self._models, "--psm", mode, "tsv"]
        # a file, not a pipe: half-written pipes cannot be waited for with a time limit
        with tempfile.TemporaryFile() as pixels:
            image.save(pixels, "PPM")
            pixels.seek(0)
            table = _output(command, pixels, progress)
        return lines_of(table, left, top)


def lines_of(table: str, left: int = 0, top: int = 0) -> list[Reading]:
    """Return the lines in Tesseract's table of words, moved by some pixels."""
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    lines: dict[tuple[str, ...], list[Word]] = {}
    for row in rows:
        if row.get("level") == _WORD and (row.get("text") or "").strip():
            place = tuple(row[name] for name in ("block_num", "par_num", "line_num"))
            word = Word(row["text"].strip(), _box(row, left, top), float(row["conf"]) / 100)
            lines.setdefault(place, []).append(word)
    return [_reading(words) for words in cut_at_gutters(list(lines.values()))]


def _reading(words: Sequence[Word]) -> Reading:
    text = spaced(word.text for word in words)
    sure = fmean(max(0.0, word.confidence) for word in words)
    return Reading(text, bounding_box(word.box for word in words), round(sure, 4))


def _box(row: Mapping[str, str], left: int, top: int) -> Box:
    x, y = int(row["left"]) + left, int(row["top"]) + top
    return Box(x, y, x + int(row["width"]), y + int(row["height"]))


def for_setting(setting: Setting) -> TesseractEngine:
    """Return the engine for a setting.

    Raises:
        ArchiveError: If Tesseract or its model for the language is not installed.
    """
    program = _program()
    installed = installed_models()
    version = (_listed(program, "--version") or [PROGRAM])[0]
    return TesseractEngine(program, model_for(setting.language, installed, setting.model), version)


def installed_models() -> tuple[str, ...]:
    """Return the models for text that Tesseract has.

    Raises:
        ArchiveError: If Tesseract is not installed.
    """
    listed = _listed(_program(), "--list-langs")[1:]
    return tuple(model for model in listed if model not in _NOT_FOR_TEXT)


def model_for(language: str, installed: Collection[str], wanted: str = "") -> str:
    """Return the model for a language, or the one (or more, joined by "+") that is wanted.

    Raises:
        ArchiveError: If it is not installed.
    """
    if wanted:
        missing = [model for model in wanted.split("+") if model not in installed]
        if not missing:
            return wanted
        raise ArchiveError(
            f"Tesseract has no model {missing[0]}; it has {', '.join(installed) or 'none'}"
        )
    tag = language or "en"
    known = next((m for t, m in _MODELS if tag == t or tag.startswith(f"{t}-")), None)
    if known is None:
        raise ArchiveError(
            f"no model of Tesseract is known for {tag}; choose one as tesseract/MODEL "
            f"({', '.join(installed) or 'none is installed'})"
        )
    for model in known:
        if model in installed:
            return model
    raise ArchiveError(
        f"Tesseract has no model for {tag}; install {known[0]} "
        f"(on Debian: apt install {_package(known[0])})"
    )


def _package(model: str) -> str:
    if model == "Fraktur":
        return "tesseract-ocr-script-frak"
    return f"tesseract-ocr-{model.lower().replace('_', '-')}"


def _program() -> str:
    program = shutil.which(PROGRAM)
    if program is None:
        raise ArchiveError(
            "Tesseract is not installed; install it with its models "
            "(on Debian: apt install tesseract-ocr), or use another engine"
        )
    return program


def _listed(program: str, option: str) -> list[str]:
    try:
        done = subprocess.run(
            [program, option], capture_output=True, check=False, timeout=_LIST_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ArchiveError(f"{program} does not start ({error}); install Tesseract anew") from error
    told = done.stdout or done.stderr  # old releases list to the other stream
    return [line.strip() for line in told.decode("utf-8", "replace").splitlines() if line.strip()]


def _output(command: Sequence[str], pixels: IO[bytes], progress: Progress) -> str:
    with subprocess.Popen(
        command, stdin=pixels, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        try:
            while True:
                progress.step(0, 1, "reading with Tesseract")
                try:
                    output, errors = child.communicate(timeout=_POLL_SECONDS)
                except subprocess.TimeoutExpired:
                    continue
                break
        except BaseException:
            child.kill()
            raise
    if child.returncode:
        said = " ".join(errors.decode("utf-8", "replace").split())
        raise ArchiveError(f"Tesseract gave up with status {child.returncode}: {said[:200]}")
    return output.decode("utf-8", "replace")
