"""Importing Qt and others without what a window never uses; only the start of the application does.

PySide6 brings modules of its own as source, which Python compiles anew in every process, and reads
the source of every module that is imported after it. Together that is half of the time that an
empty window takes.
"""

from __future__ import annotations

import builtins
import contextlib
import importlib.util
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNATURES = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in ("layout", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
)
"""What PySide6 asks when it has to say how a function is called: in ``help``, and of mistakes."""

_STAND_IN = f"""
def __getattr__(name):
    if name.startswith("__") and name != "__all__":
        raise AttributeError(name)
    from {__name__} import execute
    return execute(globals(), name)
"""

_pythons_import = builtins.__import__
_pythons_compile = builtins.compile
_sources: dict[str, Any] = {}


@contextlib.contextmanager
def lean_qt() -> Iterator[None]:
    """Import PySide6 with its modules on signatures still to be compiled, and its import hook off.

    The hook would let a module switch to other names of Qt's methods; nobody here does.
    """
    builtins.compile = _compile
    try:
        yield
    finally:
        builtins.compile = _pythons_compile
        builtins.__import__ = _pythons_import


def _compile(source: Any, filename: Any, mode: str, *rest: Any, **named: Any) -> Any:
    """Compile, but for modules on signatures let something stand in that does so when asked."""
    if isinstance(filename, str) and filename in _SIGNATURES and mode == "exec":
        _sources[filename] = source
        source = _STAND_IN
    return _pythons_compile(source, filename, mode, *rest, **named)


def execute(module: dict[str, Any], name: str) -> Any:
    """Execute a module in place of what stood in for it, and return one of its names.

    Raises:
        AttributeError: If it has no such name.
    """
    filename = str(module["__file__"])
    module.pop("__getattr__", None)
    if filename in _sources:
        exec(_pythons_compile(_sources.pop(filename), filename, "exec"), module)
    if name not in module:
        raise AttributeError(f"module {module['__name__']!r} has no attribute {name!r}")
    return module[name]


def import_when_used(name: str) -> None:
    """Let a module be executed when one of its names is first asked for, by whichever thread.

    (Python's own ``LazyLoader`` executes it at the second ``import`` already.)
    """
    spec = importlib.util.find_spec(name) if name not in sys.modules else None
    if spec is None or spec.loader is None:
        return
    loader, module, lock = spec.loader, importlib.util.module_from_spec(spec), threading.RLock()
    begun: list[bool] = []

    def look_up(attribute: str) -> Any:
        with lock:
            if attribute != "__path__" and not begun:  # Python asks for that when it imports
                begun.append(True)
                loader.exec_module(module)
                del module.__dict__["__getattr__"]
        if attribute not in module.__dict__:
            raise AttributeError(f"module {name!r} has no attribute {attribute!r}")
        return module.__dict__[attribute]

    module.__dict__["__getattr__"] = look_up
    sys.modules[name] = module
