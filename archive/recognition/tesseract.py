"""Tesseract as an engine: the program that is installed on the computer, one call an image."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from statistics import fmean
from typing import TYPE_CHECKING, Final

from archive.errors import ArchiveError
from archive.model.geometry import Box, bounding_box
from archive.model.line import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
)
"""Models for the beginnings of language tags, the better ones first."""
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
        pixels = io.BytesIO()
        image.save(pixels, "PPM")
        command = [self._program, "stdin", "stdout", "-l", self._models, "--psm", mode, "tsv"]
        table = _output(command, pixels.getvalue(), progress)
        return lines_of(table, left, top)


def lines_of(table: str, left: int = 0, top: int = 0) -> list[Reading]:
    """Return the lines in Tesseract's table of words, moved by some pixels."""
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    lines: dict[tuple[str, ...], list[Mapping[str, str]]] = {}
    for row in rows:
        if row.get("level") == _WORD and (row.get("text") or "").strip():
            place = tuple(row[name] for name in ("block_num", "par_num", "line_num"))
            lines.setdefault(place, []).append(row)
    return [_reading(words, left, top) for words in lines.values()]


def _reading(words: Sequence[Mapping[str, str]], left: int, top: int) -> Reading:
    text = words[0]["text"].strip()
    for word in words[1:]:
        more = word["text"].strip()
        is_wide = ord(text[-1]) > 0x2E7F and ord(more[0]) > 0x2E7F  # no space between those
        text += more if is_wide else f" {more}"
    boxes = [_box(word, left, top) for word in words]
    sure = fmean(max(0.0, float(word["conf"])) for word in words) / 100
    return Reading(text, bounding_box(boxes), round(sure, 4))


def _box(row: Mapping[str, str], left: int, top: int) -> Box:
    x, y = int(row["left"]) + left, int(row["top"]) + top
    return Box(x, y, x + int(row["width"]), y + int(row["height"]))


def for_setting(setting: Setting) -> TesseractEngine:
    """Return the engine for a setting.

    Raises:
        ArchiveError: If Tesseract or its model for the language is not installed.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise ArchiveError(
            "Tesseract is not installed; install it with its models "
            "(on Debian: apt install tesseract-ocr), or use another engine"
        )
    installed = set(_listed(program, "--list-langs")[1:])
    version = (_listed(program, "--version") or [PROGRAM])[0]
    return TesseractEngine(program, _models_for(setting.language, installed), version)


def _models_for(language: str, installed: set[str]) -> str:
    wanted = next((m for tag, m in _MODELS if language.startswith(tag)), ("eng",))
    for model in wanted:
        if model in installed:
            return model
    raise ArchiveError(
        f"Tesseract has no model for {language or 'the language'}; install {wanted[0]} "
        f"(on Debian: apt install tesseract-ocr-{wanted[0].lower().replace('_', '-')})"
    )


def _listed(program: str, option: str) -> list[str]:
    try:
        done = subprocess.run(
            [program, option], capture_output=True, check=False, timeout=_LIST_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ArchiveError(f"{program} does not start ({error}); install Tesseract anew") from error
    told = done.stdout or done.stderr  # old releases list to the other stream
    return [line.strip() for line in told.decode("utf-8", "replace").splitlines() if line.strip()]


def _output(command: Sequence[str], pixels: bytes, progress: Progress) -> str:
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        try:
            while True:
                progress.step(0, 1, "reading with Tesseract")
                try:
                    output, errors = child.communicate(pixels, timeout=_POLL_SECONDS)
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
