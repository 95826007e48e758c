"""Which files a person means who drops files and folders on the window. Knows no Qt."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from archive.importers.inspecting import SCAN_SUFFIXES, TEXT_SUFFIXES
from archive.storage.opening import DATABASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.progress import Progress

_SUFFIXES = frozenset((*SCAN_SUFFIXES, *TEXT_SUFFIXES))


def archive_at(path: Path) -> Path | None:
    """Return the archive that a path is, or whose database it is; None if it is neither."""
    folder = path.parent if path.name == DATABASE else path
    return folder if (folder / DATABASE).is_file() else None


def files_in(paths: Iterable[Path], progress: Progress) -> list[Path]:
    """Return the files among paths, and the scans and texts in the folders among them.

    Files of a folder come as a person counts, 9 before 10. Hidden files, archives and folders that
    may not be read are passed over.

    Raises:
        TaskCancelledError: If ``progress`` says so.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        for file in _below(path, progress):
            found[file] = None
    return list(found)


def _below(top: Path, progress: Progress) -> Iterator[Path]:
    for name, folders, files in os.walk(top):
        folder = Path(name)
        progress.step(0, 0, folder.name)
        if archive_at(folder) is not None:
            folders.clear()
            continue
        folders[:] = sorted((sub for sub in folders if not sub.startswith(".")), key=_counted)
        for file in sorted(files, key=_counted):
            path = folder / file
            if path.suffix.lower() in _SUFFIXES and not file.startswith("."):
                yield path


def _counted(name: str) -> list[tuple[int, str]]:
    """Return a key that sorts numbers in names by their value."""
    parts = re.split(r"(\d+)", name.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
