"""Where settings and the state of the window are kept: two small INI files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QObject, QSettings, QStandardPaths, Signal

from desktop_app.settings.catalogue import SETTINGS

if TYPE_CHECKING:
    from desktop_app.settings.catalogue import Setting, Value

RECENT_LIMIT = 10


class Settings(QObject):
    """What a person has set; only differences from the defaults are stored."""

    changed = Signal(str)
    """Carries the key of a setting that has another value now."""

    def __init__(self, store: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._overrides: dict[str, Value] = {}

    def value(self, setting: Setting) -> Value:
        """Return what is set, or the default if nothing allowed is stored."""
        if setting.key in self._overrides:
            return self._overrides[setting.key]
        if not self._store.contains(setting.key):
            return setting.default
        stored = self._store.value(setting.key, setting.default, type(setting.default))
        if isinstance(stored, str | int) and setting.accepts(stored):
            return stored
        return setting.default

    def text(self, setting: Setting) -> str:
        """Return a setting that is a word."""
        return str(self.value(setting))

    def number(self, setting: Setting) -> int:
        """Return a setting that is a number."""
        return int(self.value(setting))

    def set(self, setting: Setting, value: Value) -> None:
        """Store a value and tell the window; the default is stored as nothing."""
        if not setting.accepts(value):
            raise ValueError(f"{value!r} is not allowed for {setting.key}")
        self._overrides.pop(setting.key, None)
        if value == self.value(setting):
            return
        if value == setting.default:
            self._store.remove(setting.key)
        else:
            self._store.setValue(setting.key, value)
        self.changed.emit(setting.key)

    def override(self, setting: Setting, value: Value) -> None:
        """Use a value for this run only, as the command line asks for."""
        self._overrides[setting.key] = value

    def all(self) -> tuple[Setting, ...]:
        """Return every setting there is."""
        return SETTINGS


class WindowState:
    """What the window remembers of itself: its layout, the archives that were open, the places in them."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def layout(self, name: str) -> QByteArray | None:
        """Return how something was laid out, as Qt wrote it."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else None

    def set_layout(self, name: str, layout: QByteArray) -> None:
        """Remember how something is laid out."""
        self._store.setValue(f"layout/{name}", layout)

    def recent(self) -> list[Path]:
        """Return the archives that were open, the last one first."""
        stored = self._store.value("recent", [])
        paths = stored if isinstance(stored, list) else [stored] if stored else []
        return [Path(str(path)) for path in paths]

    def note_opened(self, path: Path) -> None:
        """Put an archive first in the list of recent ones."""
        known = [other for other in self.recent() if other != path]
        self._store.setValue("recent", [str(p) for p in [path, *known][:RECENT_LIMIT]])

    def forget(self, path: Path) -> None:
        """Take an archive off the list of recent ones."""
        self._store.setValue("recent", [str(p) for p in self.recent() if p != path])

    def place(self, path: Path) -> dict[str, Any] | None:
        """Return where somebody worked in an archive, as it was stored."""
        found = self._places().get(str(path))
        return found if isinstance(found, dict) else None

    def set_place(self, path: Path, place: dict[str, Any]) -> None:
        """Remember where somebody works in an archive; of the oldest nothing is kept."""
        places = {name: old for name, old in self._places().items() if name != str(path)}
        places = dict(list(places.items())[1 - RECENT_LIMIT :])
        self._store.setValue("places", json.dumps({**places, str(path): place}))

    def engine(self, path: Path) -> str:
        """Return the engine that reads the scans of an archive, empty if none was chosen."""
        found = self._engines().get(str(path), "")
        return found if isinstance(found, str) else ""

    def set_engine(self, path: Path, name: str) -> None:
        """Remember which engine reads the scans of an archive."""
        self._store.setValue("engines", json.dumps({**self._engines(), str(path): name}))

    def _engines(self) -> dict[str, Any]:
        return self._table("engines")

    def _places(self) -> dict[str, Any]:
        return self._table("places")

    def _table(self, key: str) -> dict[str, Any]:
        try:
            found = json.loads(str(self._store.value(key, "") or "{}"))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def sync(self) -> None:
        """Write everything to the disk."""
        self._store.sync()


def ini_file(name: str, folder: Path | None = None) -> QSettings:
    """Return a settings file in a folder, by default the person's folder for settings."""
    if folder is None:
        place = QStandardPaths.StandardLocation.AppConfigLocation
        folder = Path(QStandardPaths.writableLocation(place))
    return QSettings(str(folder / f"{name}.ini"), QSettings.Format.IniFormat)


def data_folder() -> Path:
    """Return the person's folder for the application's data."""
    return Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    )
