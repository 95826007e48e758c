"""Decoding a file that nobody vouches for once, in a process of its own with limits.

A decoder that crashes, swallows the memory or never ends takes only that process with it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from archive.errors import UnreadableFileError
from archive.imaging import limits
from archive.imaging.formats import Frame, ImageFile, ScanFormat, sniff
from archive.own_process import own_process
from archive.progress import NoProgress

if TYPE_CHECKING:
    from archive.progress import Progress

_POLL_SECONDS = 0.1
_WALL_SECONDS = 4 * limits.DECODER_CPU_SECONDS


def checked(path: Path, progress: Progress | None = None) -> ImageFile:
    """Decode every frame of a file once in a limited process and return what it contains.

    Raises:
        UnreadableFileError: If the file is damaged, hostile or over the limits.
        TaskCancelledError: If ``progress`` says so; the process is ended.
    """
    sniff(path)  # the cheap refusals need no process
    progress = progress or NoProgress()
    command = own_process("archive.imaging.checking", "answer", str(path.absolute()))
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        try:
            output = _wait(child, path, progress)
        except BaseException:
            child.kill()
            raise
    if child.returncode != 0:
        raise UnreadableFileError(
            f"{path.name}: the file could not be decoded within the limits of memory and time; "
            "it is damaged or not an honest scan"
        )
    return _understand(path, output)


def answer(name: str) -> None:
    """Decode the named file under limits and print the result as JSON (runs in the child)."""
    limits.limit_this_process(may_write=False)
    path = Path(name)
    result: dict[str, object]
    try:
        result = {"file": _encode(_decode_all(path))}
    except UnreadableFileError as error:
        result = {"error": str(error)}
    sys.stdout.write(json.dumps(result))


def _wait(child: subprocess.Popen[bytes], path: Path, progress: Progress) -> bytes:
    waited = 0.0
    while True:
        progress.step(0, 1, path.name)
        try:
            output, _ = child.communicate(timeout=_POLL_SECONDS)
        except subprocess.TimeoutExpired:
            waited += _POLL_SECONDS
            if waited > _WALL_SECONDS:
                child.kill()
        else:
            return output


def _decode_all(path: Path) -> ImageFile:
    from archive.imaging.opening import open_frame, probe

    file = probe(path)
    for number in range(len(file.frames)):
        open_frame(path, number)
    return file


def _encode(file: ImageFile) -> dict[str, object]:
    frames = [[f.width, f.height, f.dpi, f.mode] for f in file.frames]
    return {"format": str(file.format), "frames": frames}


def _understand(path: Path, output: bytes) -> ImageFile:
    result = json.loads(output)
    if "error" in result:
        raise UnreadableFileError(result["error"])
    frames = tuple(Frame(*values) for values in result["file"]["frames"])
    return ImageFile(path, ScanFormat(result["file"]["format"]), frames)
