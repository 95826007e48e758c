"""Which kinds of files hold scans, told by their first bytes and never by their suffix."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from archive.errors import UnreadableFileError
from archive.imaging import limits

if TYPE_CHECKING:
    from pathlib import Path


class ScanFormat(StrEnum):
    """A file format that a scan may have; the values are the names Pillow uses."""

    TIFF = "TIFF"
    JPEG = "JPEG"
    PNG = "PNG"
    JPEG_2000 = "JPEG2000"
    WEBP = "WEBP"
    PDF = "PDF"


@dataclass(frozen=True, slots=True)
class Frame:
    """One image of a file. Width and height are those of the upright image, in pixels."""

    width: int
    height: int
    dpi: float | None
    mode: str
    """Pillow's name of the pixel format in the file: 1, L, I;16, P, RGB, CMYK …"""


@dataclass(frozen=True, slots=True)
class ImageFile:
    """What a file that holds scans contains; a multi-page TIFF or a PDF has several frames."""

    path: Path
    format: ScanFormat
    frames: tuple[Frame, ...]


_SIGNATURES: tuple[tuple[bytes, ScanFormat], ...] = (
    (b"II*\x00", ScanFormat.TIFF),
    (b"MM\x00*", ScanFormat.TIFF),
    (b"II+\x00", ScanFormat.TIFF),
    (b"MM\x00+", ScanFormat.TIFF),
    (b"\xff\xd8\xff", ScanFormat.JPEG),
    (b"\x89PNG\r\n\x1a\n", ScanFormat.PNG),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", ScanFormat.JPEG_2000),
    (b"\xff\x4f\xff\x51", ScanFormat.JPEG_2000),
)
_PDF_HEADER_WITHIN = 1024  # the PDF specification lets a header follow this much else


def sniff(path: Path) -> ScanFormat:
    """Tell the format of a file from its first bytes.

    Raises:
        UnreadableFileError: If it is no file, cannot be read, is empty, too large or of a kind
            that holds no scans.
    """
    start = _first_bytes(path)
    for signature, kind in _SIGNATURES:
        if start.startswith(signature):
            return kind
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return ScanFormat.WEBP
    if b"%PDF-" in start:
        return ScanFormat.PDF
    raise UnreadableFileError(
        f"{path.name}: not an image or PDF that can be read; "
        "save it as TIFF, JPEG, PNG, JP2, WebP or PDF"
    )


def _first_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            name = path.name or str(path)
            raise UnreadableFileError(f"{name}: this is a folder; choose the files in it")
        size = path.stat().st_size
        if size > limits.MAX_FILE_BYTES:
            raise UnreadableFileError(
                f"{path.name}: the file has {size / 1024**3:.1f} GB, the limit is "
                f"{limits.MAX_FILE_BYTES // 1024**3} GB; scan it at a lower resolution"
            )
        with path.open("rb") as file:
            start = file.read(_PDF_HEADER_WITHIN)
    except FileNotFoundError:
        raise UnreadableFileError(f"{path.name}: no such file; check the name") from None
    except PermissionError:
        raise UnreadableFileError(
            f"{path.name}: no permission to read the file; change its permissions"
        ) from None
    except OSError as error:
        raise UnreadableFileError(
            f"{path.name}: cannot be read ({error.strerror or error}); check the disk"
        ) from error
    if not start:
        raise UnreadableFileError(f"{path.name}: the file is empty; copy it again")
    return start
