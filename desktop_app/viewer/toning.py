"""How light, how strong and which way round the scan is shown: for the eye only, never kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QImage

_LIMIT = 10
_BRIGHTER = 0.05
_STRONGER = 0.2


@dataclass(frozen=True, slots=True)
class Toning:
    """Steps of brightness and contrast from -10 to 10; 0 shows the scan as it is."""

    brightness: int = 0
    contrast: int = 0
    is_inverted: bool = False

    @property
    def is_plain(self) -> bool:
        """True if the scan is shown as it is."""
        return self == Toning()

    def brighter(self, steps: int) -> Toning:
        """Return a lighter (or, with negative steps, darker) toning."""
        return replace(self, brightness=max(-_LIMIT, min(_LIMIT, self.brightness + steps)))

    def stronger(self, steps: int) -> Toning:
        """Return a toning with more (or less) contrast."""
        return replace(self, contrast=max(-_LIMIT, min(_LIMIT, self.contrast + steps)))

    def inverted(self) -> Toning:
        """Return the toning with light and dark exchanged."""
        return replace(self, is_inverted=not self.is_inverted)

    def table(self) -> bytes:
        """Return what each of the 256 values of a channel becomes."""
        slope = (1 + _STRONGER) ** self.contrast
        shift = 0.5 + _BRIGHTER * self.brightness
        values = (round(255 * ((value / 255 - 0.5) * slope + shift)) for value in range(256))
        table = bytes(max(0, min(255, value)) for value in values)
        return table[::-1] if self.is_inverted else table


def toned(image: QImage, table: bytes) -> QImage:
    """Return an image whose channels went through a table (about 1 ms for a tile)."""
    if image.isNull():
        return image
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    data = bytes(plain.constBits()).translate(table)
    changed = QImage(
        data, plain.width(), plain.height(), plain.bytesPerLine(), QImage.Format.Format_RGB888
    )
    return changed.convertToFormat(QImage.Format.Format_RGB32)
