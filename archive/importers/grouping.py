"""Which files are one page: a scan and a text of the same stem belong together."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

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


def same(one: Path | str, other: Path | str) -> bool:
    """Tell whether two files have the same stem, regardless of case."""
    return stem_of(one).casefold() == stem_of(other).casefold()


def group(files: list[ScanFile | TextFile]) -> list[Group]:
    """Return the files in groups, in the order of the first file of each."""
    groups: list[Group] = []
    for file in files:
        home = _home(groups, file)
        if home is None:
            home = Group(stem_of(file.path))
            groups.append(home)
        _put(home, file)
    return groups


def _home(groups: list[Group], file: ScanFile | TextFile) -> Group | None:
    """Return the group that a file belongs to: in its own folder first, then in any folder."""
    alike = [g for g in groups if same(g.stem, stem_of(file.path)) and g.files]
    here = [g for g in alike if g.files[0].parent == file.path.parent]
    if here:
        return here[0]
    lacking = [g for g in alike if (g.scan if isinstance(file, ScanFile) else g.text) is None]
    if lacking:
        return lacking[0]
    if isinstance(file, TextFile) and file.image_name:
        for candidate in groups:
            scan = candidate.scan
            if scan and candidate.text is None and scan.path.name == Path(file.image_name).name:
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
