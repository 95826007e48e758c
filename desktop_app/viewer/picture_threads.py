"""The threads that make pictures of a scan, so that the window's own thread never has to."""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QThread

DECODERS = max(1, min(3, QThread.idealThreadCount() // 2))
"""Threads that decode tiles and cut lines out; the other processors are left to the window."""
_NICE = 5
"""How far decoding steps back behind painting."""


class PictureThreads:
    """One thread opens scans, some decode them, one looks at a whole scan for something."""

    def __init__(self) -> None:
        self.builder = ThreadPoolExecutor(1, thread_name_prefix="scan-builder")
        self.decoders = ThreadPoolExecutor(
            DECODERS, thread_name_prefix="scan-decoder", initializer=_step_back
        )
        self.lookers = ThreadPoolExecutor(
            1, thread_name_prefix="scan-looker", initializer=_step_back
        )

    def shut_down(self) -> None:
        """Wait until everything that is under way has ended."""
        self.builder.shutdown(wait=True, cancel_futures=True)
        self.decoders.shutdown(wait=True)
        self.lookers.shutdown(wait=True)


def _step_back() -> None:
    """Let the window's thread go before this one, where the system can tell threads apart."""
    if sys.platform == "linux":
        thread = threading.get_native_id()
        # from where the program was started (under nice): forward nobody may go
        own = os.getpriority(os.PRIO_PROCESS, thread)
        os.setpriority(os.PRIO_PROCESS, thread, own + _NICE)
