"""The neural networks that read pages, run by onnxruntime and nothing else.

Two come with the rapidocr package, whose own code is never imported: it fetches models that it
misses. The third, for vertical lines, is ours (``resources/recognition``). A file that is not
there is an error here, so nothing can ever be downloaded.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from archive.errors import ArchiveError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DETECTION = "PP-OCRv*_det_*.onnx"
_RECOGNITION = "PP-OCRv*_rec_*.onnx"
_VERTICAL = "vertical-lines.onnx"
_OURS: Final = Path(__file__).resolve().parents[2] / "resources" / "recognition"


class MissingModelError(ArchiveError):
    """The recognition models are not installed."""


@dataclass(frozen=True, slots=True)
class Network:
    """One model, ready to run."""

    session: Any
    name: str

    def run(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the model's first output for a batch."""
        entry = self.session.get_inputs()[0].name
        result: NDArray[np.float32] = self.session.run(None, {entry: values})[0]
        return result

    def characters(self) -> list[str]:
        """Return the characters of the recogniser's classes; class 0 is the blank of CTC."""
        listed = self.session.get_modelmeta().custom_metadata_map["character"].splitlines()
        return ["", *listed, " "]


def detection_network(threads: int | None = None) -> Network:
    """Load the network that finds text.

    Raises:
        MissingModelError: If the installation is incomplete.
    """
    return _load(_DETECTION, threads)


def recognition_network(threads: int | None = None) -> Network:
    """Load the network that reads lines.

    Raises:
        MissingModelError: If the installation is incomplete.
    """
    return _load(_RECOGNITION, threads)


def vertical_network(threads: int | None = None) -> Network:
    """Load the network that reads vertical lines.

    It is the recogniser, taught the look of vertical newspaper type, sharp and blurred; its
    characters are the same.

    Raises:
        MissingModelError: If the installation is incomplete.
    """
    file = _OURS / _VERTICAL
    if not file.is_file():
        raise MissingModelError(f"{file}: this file is missing; install the application again")
    return _loaded(file, threads)


def model_folder() -> Path:
    """Return the folder of the models inside the installed rapidocr package.

    Raises:
        MissingModelError: If rapidocr is not installed.
    """
    found = find_spec("rapidocr")  # does not run the package's code
    if found is None or not found.submodule_search_locations:
        raise MissingModelError("the OCR models are not installed; install the package rapidocr")
    return Path(found.submodule_search_locations[0]) / "models"


def _load(pattern: str, threads: int | None) -> Network:
    folder = model_folder()
    files = sorted(folder.glob(pattern))
    if not files:
        raise MissingModelError(f"{folder}: no file {pattern}; install the package rapidocr again")
    return _loaded(files[-1], threads)


def _loaded(file: Path, threads: int | None) -> Network:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    # an arena keeps the largest page's memory for ever
    options.enable_cpu_mem_arena = False
    options.intra_op_num_threads = threads or os.cpu_count() or 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(file), sess_options=options, providers=["CPUExecutionProvider"]
    )
    return Network(session, file.stem)
