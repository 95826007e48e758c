"""Looking at a file that is to be imported: what it holds, or why it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archive.errors import UnreadableFileError
from archive.imaging.checking import checked
from archive.imaging.formats import ScanFormat, sniff
from archive.importers.registry import PLAIN_TEXT, TEXT_FORMATS, TextFormat
from archive.storage.scans import sha256_of

if TYPE_CHECKING:
    from pathlib import Path

    from archive.formats.read_page import ReadPage
    from archive.imaging.formats import Frame
    from archive.progress import Progress

SCAN_SUFFIXES: Final = (
    *(".tif", ".tiff", ".jpg", ".jpeg", ".png"),
    *(".jp2", ".j2k", ".jpx", ".j2c", ".jpc", ".webp", ".pdf"),
)
EDITION_SUFFIX: Final = ".json"
TEXT_SUFFIXES: Final = (EDITION_SUFFIX, *(s for f in TEXT_FORMATS for s in f.suffixes))
MAX_TEXT_BYTES: Final = 64 * 1024**2
MAX_EDITION_BYTES: Final = 256 * 1024**2
_SAMPLE_CHARACTERS: Final = 20_000
_SIGNS_WITHIN: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class ScanFile:
    """A file of images."""

    path: Path
    sha256: str
    frames: tuple[Frame, ...]
    is_pdf: bool


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file with the text of one or more pages."""

    path: Path
    sha256: str
    format: TextFormat
    page_count: int
    encoding: str
    damaged: int
    image_name: str
    sample: str
    """The beginning of the text; tells the language."""


@dataclass(frozen=True, slots=True)
class EditionFile:
    """A file that may be an edition; it is parsed when it is planned."""

    path: Path
    sha256: str


def inspect(path: Path, progress: Progress) -> ScanFile | TextFile | EditionFile:
    """Return what a file holds; images are decoded once, in a process of their own.

    Raises:
        UnreadableFileError: If it cannot be imported; one line that names it.
        TaskCancelledError: If ``progress`` says so.
    """
    kind = _image_kind(path)
    if kind is not None:
        image = checked(path, progress)
        return ScanFile(path, sha256_of(path), image.frames, kind is ScanFormat.PDF)
    if path.suffix.lower() == EDITION_SUFFIX:
        return EditionFile(path, sha256_of(path))
    data = read_bytes(path)
    text_format = _text_format(path, data)
    pages = _pages_of_text(path, text_format, data)
    if not pages:
        raise UnreadableFileError(f"{path.name}: there is no page in the file")
    return TextFile(
        path=path,
        sha256=sha256_of(path),
        format=text_format,
        page_count=len(pages),
        encoding=pages[0].encoding,
        damaged=pages[0].damaged,
        image_name=pages[0].image_name,
        sample=_sample(pages[0]),
    )


def _pages_of_text(path: Path, kind: TextFormat, data: bytes) -> tuple[ReadPage, ...]:
    try:
        return kind.load()(data, path.name)
    except UnreadableFileError as error:
        if not data or path.suffix.lower() in TEXT_SUFFIXES:
            raise
        raise UnreadableFileError(
            f"{path.name}: neither an image nor a text that can be read; "
            "save it as TIFF, JPEG, PNG, JP2, WebP, PDF, or as text in UTF-8"
        ) from error


def read_bytes(path: Path, limit: int = MAX_TEXT_BYTES) -> bytes:
    """Return the content of a text file.

    Raises:
        UnreadableFileError: If it cannot be read or is far larger than any page's text.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise UnreadableFileError(
            f"{path.name}: cannot be read ({error.strerror or error}); check the file"
        ) from error
    if len(data) > limit:
        raise UnreadableFileError(
            f"{path.name}: more than {limit // 1024**2} MB of text; split the file"
        )
    return data


def _image_kind(path: Path) -> ScanFormat | None:
    """Return the format of an image file, None for a file that may hold text."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise UnreadableFileError(f"{path.name}: not a file but a device or pipe; copy it first")
    may_be_text = path.suffix.lower() not in SCAN_SUFFIXES
    if may_be_text and path.is_file() and not _is_image(path):
        return None
    kind = sniff(path)
    if path.suffix.lower() in TEXT_SUFFIXES:
        raise UnreadableFileError(
            f"{path.name}: named as text, but it is an image ({kind}); rename it"
        )
    return kind


def _is_image(path: Path) -> bool:
    try:
        sniff(path)
    except UnreadableFileError:
        # whatever is wrong with it is said when it is read as text
        return False
    return True


def _text_format(path: Path, data: bytes) -> TextFormat:
    """Return the format by suffix and signs; a file of another suffix is taken for plain text.

    Raises:
        UnreadableFileError: If the suffix promises a layout format and the content is none.
    """
    suffix, beginning = path.suffix.lower(), data[:_SIGNS_WITHIN]
    candidates = [one for one in TEXT_FORMATS if suffix in one.suffixes]
    for one in candidates or [PLAIN_TEXT]:
        if not one.signs or any(sign in beginning for sign in one.signs):
            return one
    titles = " or ".join(one.title for one in candidates)
    raise UnreadableFileError(f"{path.name}: not {titles}; export it again")


def _sample(page: ReadPage) -> str:
    sample = ""
    for line in page.text.lines():
        sample += line.text + "\n"
        if len(sample) > _SAMPLE_CHARACTERS:
            break
    return sample
