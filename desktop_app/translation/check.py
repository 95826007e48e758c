"""Keeps the translations complete: ``--update`` rewrites them, without it stale ones are an error.

    python -m desktop_app.translation.check [--update]

The Chinese catalogue holds everything; the English one only words that depend on a number. What
the archive says in English (reasons of repair, titles of edits) is translated, too: the reasons are
handed to lupdate as a generated file, so no list of them can grow old. So are its errors and what
long work says; their templates are kept in a file from which the window recognises them.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import PySide6

from archive.editing.reading_evidence import TEMPLATES as FROM_SCAN
from archive.repair.evidence import SIGN_WORDS, TEMPLATES
from desktop_app.translation.messages import CONTEXT
from desktop_app.translation.messages import TEMPLATES as TEMPLATES_FILE
from desktop_app.translation.sources import archive_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "desktop_app"
FOLDER = ROOT / "resources" / "translations"
CATALOGUES = {"zh_CN": ["-no-obsolete"], "en": ["-no-obsolete", "-pluralonly"]}
TOOLS = Path(PySide6.__file__).parent


def main(arguments: list[str]) -> int:
    """Update or check all catalogues; return 1 if something is to be done."""
    if "--update" in arguments:
        faults = [fault for language in CATALOGUES for fault in update(language, FOLDER)]
    else:
        faults = [fault for language in CATALOGUES for fault in check(language)]
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    return 1 if faults else 0


def update(language: str, folder: Path) -> list[str]:
    """Bring a catalogue in step with the sources and compile it; return what is unfinished."""
    catalogue = folder / f"{language}.ts"
    listed = json.dumps(archive_messages(ROOT / "archive"), ensure_ascii=False, indent=0)
    (folder / TEMPLATES_FILE).write_text(listed + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        generated = Path(scratch) / "archive_texts.py"
        generated.write_text(archive_texts(), encoding="utf-8")
        files = [*sorted(str(path) for path in SOURCES.rglob("*.py")), str(generated)]
        options = ["-locations", "none", "-source-language", "en", "-target-language", language]
        _run("lupdate", *CATALOGUES[language], *options, *files, "-ts", str(catalogue))
    _run("lrelease", "-silent", str(catalogue), "-qm", str(folder / f"{language}.qm"))
    return unfinished(catalogue)


def check(language: str) -> list[str]:
    """Return what an update would change, and what is unfinished."""
    kept = FOLDER / f"{language}.ts"
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / kept.name
        copy.write_bytes(kept.read_bytes())
        faults = update(language, Path(scratch))
        if _entries(copy) != _entries(kept):
            faults.append(f"{kept.name} is stale; run: make translations")
        if (FOLDER / TEMPLATES_FILE).read_bytes() != (Path(scratch) / TEMPLATES_FILE).read_bytes():
            faults.append(f"{TEMPLATES_FILE} is stale; run: make translations")
        compiled = FOLDER / f"{language}.qm"
        if not compiled.is_file() or compiled.read_bytes() != copy.with_suffix(".qm").read_bytes():
            faults.append(f"{compiled.name} is not made from {kept.name}; run: make translations")
    return faults


def unfinished(catalogue: Path) -> list[str]:
    """Return the entries of a catalogue that have no finished translation."""
    found = []
    for context, source, translation in _messages(catalogue):
        forms = translation.findall("numerusform")
        texts = [form.text for form in forms] if forms else [translation.text]
        if translation.get("type") == "unfinished" or not all(texts):
            found.append(f"{catalogue.name}: {context}: {source!r} is not translated")
    return found


def archive_texts() -> str:
    """Return a source file from which lupdate reads what the archive says in English."""
    texts = [("Evidence", text) for text in (*TEMPLATES, *FROM_SCAN, *SIGN_WORDS.values())]
    texts += [(CONTEXT, text) for text in archive_messages(ROOT / "archive")]
    texts += [("Edits", text) for text in sorted(edit_titles())]
    return "\n".join(
        f"QT_TRANSLATE_NOOP({json.dumps(c)}, {json.dumps(t, ensure_ascii=False)})" for c, t in texts
    )


def edit_titles() -> set[str]:
    """Return the titles that edits are made with anywhere in the sources."""
    found: set[str] = set()
    for package in ("archive", "desktop_app"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                found |= set(_titles(node))
    return found


def _titles(node: ast.AST) -> Iterator[str]:
    """Yield the titles in ``title: str = "…"``, ``title = "…"``, ``f(title="…")`` and the like."""
    if isinstance(node, ast.AnnAssign) and _name(node.target) == "title" and node.value:
        yield from _strings(node.value)
    elif isinstance(node, ast.Assign) and any(_name(t) == "TITLES" for t in node.targets):
        yield from _strings(getattr(node.value, "values", ()))
    elif isinstance(node, ast.Assign) and any(_name(t) == "title" for t in node.targets):
        yield from _strings(node.value)
    elif isinstance(node, ast.Call):
        for keyword in node.keywords:
            if keyword.arg == "title":
                yield from _strings(keyword.value)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "edit" and node.args:
            yield from _strings(node.args[0])


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, ast.IfExp):
        yield from _strings([value.body, value.orelse])
    elif isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
        yield value.value


def _name(target: ast.expr) -> str:
    return target.id if isinstance(target, ast.Name) else ""


def _entries(catalogue: Path) -> list[tuple[str, str, str]]:
    return [
        (context, source, ET.tostring(translation, encoding="unicode"))
        for context, source, translation in _messages(catalogue)
    ]


def _messages(catalogue: Path) -> list[tuple[str, str, ET.Element]]:
    root = ET.parse(catalogue).getroot()
    return [
        (
            context.findtext("name") or "",
            message.findtext("source") or "",
            _translation(message),
        )
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def _translation(message: ET.Element) -> ET.Element:
    found = message.find("translation")
    return ET.Element("translation") if found is None else found


def _run(tool: str, *arguments: str) -> None:
    name = f"{tool}.exe" if sys.platform == "win32" else tool
    done = subprocess.run(
        [str(TOOLS / name), *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{tool} failed: {done.stderr}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
