"""How large a scan may be and what decoding one may cost, decided in one place.

Limits are in pixels and bytes and never by compression ratio: an honest 600-dpi broadsheet is
larger than the defaults of Pillow and Qt, and blank paper compresses a thousandfold.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

MAX_PIXELS = 400_000_000
MAX_SIDE = 65_535
MAX_FILE_BYTES = 4 * 1024**3
MAX_FRAMES = 2_000

DECODER_MEMORY_BYTES = 6 * 1024**3
"""Address space of a decoding process: 400 megapixels in four channels, twice, and the program."""
DECODER_CPU_SECONDS = 240


def pillow() -> ModuleType:
    """Return ``PIL.Image`` with its pixel limit set to ours.

    Pillow warns above its limit and refuses only above twice that, so the warning is made an
    error: nothing larger than ``MAX_PIXELS`` gets further than its header.
    """
    import warnings

    from PIL import Image

    if Image.MAX_IMAGE_PIXELS != MAX_PIXELS:
        Image.MAX_IMAGE_PIXELS = MAX_PIXELS
        # what Pillow finds odd about a file either ends in an error of ours or harms nothing
        warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")
        warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
    return Image


def limit_this_process(*, may_write: bool) -> None:
    """Limit what a process that decodes a file may use; where the system knows no limits, nothing.

    There (Windows, and some limits on macOS) the limits by pixels and bytes must do.
    """
    try:
        import resource
    except ImportError:
        return
    wanted = [
        (resource.RLIMIT_AS, DECODER_MEMORY_BYTES),
        (resource.RLIMIT_CPU, DECODER_CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ]
    if not may_write:
        wanted.append((resource.RLIMIT_FSIZE, 0))
    for kind, value in wanted:
        _, hard = resource.getrlimit(kind)
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, hard))
