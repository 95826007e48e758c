"""Finds in the sources of the archive what it says to people: errors, and what long work does.

The archive says it in English, as f-strings where it is raised. Each becomes a template with ``{0}``,
``{1}`` … for its values; the templates are translated, and ``messages`` finds them again in what
is said.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPEAKERS: Final = frozenset(
    {"missing_edits", "_fault", "_how_it_ended", "_worded", "reason_of", "_with_damage"}
)
"""Functions that return what people read."""
_TOLD: Final = {"PlanEntry": 3, "_duplicate": 2}
"""What is called with a message, and which of the arguments it is."""
_NAMED: Final = re.compile(r"\{[a-z_]+\}")
_BARE: Final = re.compile(r"[\W\d_]*")
_OURS: Final = re.compile(r"[A-Z]\w*Error")
_BUGS: Final = frozenset({"ValueError", "KeyError", "IndexError", "TypeError", "RuntimeError"})


def archive_messages(folder: Path) -> list[str]:
    """Return the templates of everything that the modules of a package say, sorted."""
    found: set[str] = set()
    for path in sorted(folder.rglob("*.py")):
        if "cli" in path.relative_to(folder).parts:  # speaks to a terminal, in English
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = dict(_constants(tree))
        docstrings = {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            for value in _spoken(node) if node not in docstrings else ():
                text = constants.get(value.id) if isinstance(value, ast.Name) else template(value)
                if text and not _BARE.fullmatch(re.sub(r"\{\d+\}", "", text)):
                    found.add(numbered(text))
    return sorted(found)


def template(node: ast.AST) -> str | None:
    """Return a string with ``{0}``, ``{1}`` … for what is put into it, or None."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    parts, count = [], 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            parts.append(f"{{{count}}}")
            count += 1
    return "".join(parts)


def numbered(text: str) -> str:
    """Return a template whose fields have numbers instead of names."""
    names = list(dict.fromkeys(_NAMED.findall(text)))
    return _NAMED.sub(lambda match: f"{{{names.index(match[0])}}}", text)


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        target: ast.expr | None = node.target if isinstance(node, ast.AnnAssign) else None
        if isinstance(node, ast.Assign):
            target = node.targets[0]
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if isinstance(target, ast.Name) and isinstance(value, ast.Constant):
            yield target.id, str(value.value)


def _spoken(node: ast.AST) -> Iterator[ast.expr]:
    """Yield what a piece of source says to people."""
    if isinstance(node, ast.FunctionDef) and node.name in SPEAKERS:
        yield from (r.value for r in ast.walk(node) if isinstance(r, ast.Return) and r.value)
    elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "message":
        yield node.value
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        if _NAMED.search(node.value) and " " in node.value and "\n" not in node.value:
            yield node
    elif isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if _OURS.fullmatch(name) and name not in _BUGS and node.args:
            yield node.args[0]
        elif name == "step" and len(node.args) == 3:
            yield node.args[2]
        elif len(node.args) >= _TOLD.get(name, 100):
            yield node.args[_TOLD[name] - 1]
        yield from (keyword.value for keyword in node.keywords if keyword.arg == "error")
