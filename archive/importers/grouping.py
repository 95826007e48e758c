"""Which files are one page: a scan and a text of the same stem belong together."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from archive.importers.inspecting import ScanFile, TextFile

LAYOUT_ENDINGS = (".page", ".alto", ".hocr", ".ocr")
"""Second endings that name a format, as in ``0001.alto.xml``."""


@dataclass(slots=True)
class Group:
    """A scan, a text, or both; files that lost against another one are ``left_out``."""

    stem: str
    scan: ScanFile | None = None
    text: TextFile | None = None
    left_out: list[ScanFile | TextFile] = field(default_factory=list)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that are used."""
        return tuple(part.path for part in (self.scan, self.text) if part)


def stem_of(path: Path | str) -> str:
    """Return a file's name without its endings, for comparing."""
    stem = Path(path).stem
    lower = stem.lower()
    for ending in LAYOUT_ENDINGS:
        if lower.endswith(ending) and len(stem) > len(ending):
            return stem[: -len(ending)]
    return stem


def key_of(name: Path | str) -> str:
    """Return what is the same for two files that belong together."""
    return stem_of(name).casefold()


def group(files: list[ScanFile | TextFile]) -> list[Group]:
    """Return the files in groups, in the order of the first file of each."""
    groups: list[Group] = []
    by_key: dict[str, list[Group]] = {}
    by_image: dict[str, Group] = {}
    for file in files:
        alike = by_key.setdefault(key_of(file.path), [])
        home = _home(alike, file)
        if home is None and isinstance(file, TextFile):
            named = by_image.get(PurePosixPath(file.image_name.replace("\\", "/")).name)
            home = named if named is not None and named.text is None else None
        if home is None:
            home = Group(stem_of(file.path))
            groups.append(home)
            alike.append(home)
        _put(home, file)
        if home.scan is not None:
            by_image.setdefault(home.scan.path.name, home)
    return groups


def _home(alike: list[Group], file: ScanFile | TextFile) -> Group | None:
    """Return the group that a file belongs to: in its own folder first, then in any folder."""
    for candidate in alike:
        if candidate.files[0].parent == file.path.parent:
            return candidate
    for candidate in alike:
        if (candidate.scan if isinstance(file, ScanFile) else candidate.text) is None:
            return candidate
    return None


def _put(home: Group, file: ScanFile | TextFile) -> None:
    if isinstance(file, ScanFile):
        if home.scan is None:
            home.scan = file
        else:
            home.left_out.append(file)
    elif home.text is None:
        home.text = file
    elif file.format.has_boxes and not home.text.format.has_boxes:
        home.left_out.append(home.text)
        home.text = file
    else:
        home.left_out.append(file)
