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

_FOLDER = "shibokensupport/signature"
_SIGNATURES = frozenset(
    f"{_FOLDER}/{name}.py"
    for name in (
        "errorhandler",
        "layout",
        "parser",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
    )
)
"""What PySide6 asks when it has to say how a function is called: in ``help``, and of mistakes."""
_MAPPING = f"{_FOLDER}/mapping.py"
"""Another of them, of which these releases look up one function past ``__getattr__``."""
_MAPPED = ((6, 11),)

_STAND_IN = f"""
def __getattr__(name):
    if name.startswith("__") and name != "__all__":
        raise AttributeError(name)
    from {__name__} import execute
    return execute(globals(), name)
"""

_MAPPING_STAND_IN = f"""
{_STAND_IN}
def update_mapping():
    from {__name__} import execute
    return execute(globals(), "update_mapping")()
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
    if isinstance(filename, str) and mode == "exec":
        stand_in = _stand_in(filename)
        if stand_in is not None:
            _sources[filename] = source
            source = stand_in
    return _pythons_compile(source, filename, mode, *rest, **named)


def _stand_in(filename: str) -> str | None:
    """Return what can stand in for a module of PySide6, which is being imported, if anything."""
    if filename in _SIGNATURES:
        return _STAND_IN
    version = getattr(sys.modules.get("PySide6"), "__version_info__", ())
    return _MAPPING_STAND_IN if filename == _MAPPING and version[:2] in _MAPPED else None


def execute(module: dict[str, Any], name: str) -> Any:
    """Execute a module in place of what stood in for it, and return one of its names.

    Raises:
        AttributeError: If it has no such name.
    """
    filename = str(module["__file__"])
    module.pop("__getattr__", None)
    if filename in _sources:  # else another of its names was asked for meanwhile
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
