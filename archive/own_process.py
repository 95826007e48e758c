"""Running one of our functions in a process of its own."""

from __future__ import annotations

import json
import sys


def own_process(module: str, name: str, *arguments: str) -> list[str]:
    """Return the command that calls a function with arguments in another Python.

    It gets our search path and the arguments, and nothing else from us: ``-c`` avoids importing
    ``__main__`` again, as other ways of starting a process do.
    """
    find = "import json, sys; sys.path[:] = json.loads(sys.argv[1])"
    start = f"{find}; from {module} import {name}; {name}(*sys.argv[2:])"
    return [sys.executable, "-B", "-c", start, json.dumps(sys.path), *arguments]
