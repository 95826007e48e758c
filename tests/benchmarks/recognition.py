"""Prints how well pages with known text are recognised, how long it takes, and in how much memory.

python -m tests.benchmarks.recognition PAGES --scorer SCORER.py [--most 6] [--seed 1] [--large]

PAGES is a folder of scans, each with a JSON of the same stem: the truth as the scorer takes it.
The scorer is a Python file with ``score(truth, articles)`` and ``edition_articles(edition, order)``.
Each page goes the way of a person: import, recognise, repair with --accept 0.9, export. The time is
that of ``jiaokan recognise`` from its start to its end, beside that of a process that only loads the
engine and reads the same scan; both are seconds of all processors. Memory is the largest process's.
Scans without a JSON beside them, such as vertical pages, are only timed.
With --large the first page is also read at 10,000 x 14,000 pixels.
"""

import argparse
import importlib.util
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from archive.layout.faint_ink import without_faint
from archive.layout.lost_lines import uncovered_ink
from archive.model.geometry import Box
from archive.model.line import Reading

FIGURES = ("adjacent", "joined", "article_f1", "cer", "roles")
SUFFIXES = {".jpg", ".jpeg", ".png", ".tif", ".tiff"}
LARGE = (10_000, 14_000)
REMOVED = 20
_SHOWN, _SAME = 0.4, 0.3
_ENGINE = """
import sys
from pathlib import Path
from archive.imaging.opening import open_for_reading
from archive.progress import NoProgress
from archive.recognition.rapid import RapidEngine
RapidEngine().recognise(open_for_reading(Path(sys.argv[1])), NoProgress())
"""
_MEASURE = """
import json, resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


def measured(*command):
    """Run a command of Python; return its seconds of processor and its largest process in MB."""
    line = [sys.executable, "-c", _MEASURE, sys.executable, *map(str, command)]
    return tuple(json.loads(subprocess.run(line, check=True, capture_output=True).stdout))


def jiaokan(*words):
    return measured("-m", "archive.cli", *words)


def edition_of(scan, folder):
    """Take a scan through the whole way; return the edition, and time and memory of recognition."""
    home = folder / "pages.jiaokan"
    jiaokan("new", home)
    jiaokan("import", home, scan)
    cost = jiaokan("recognise", home)
    lines = exported(home, folder / "read.json")
    jiaokan("repair", home, "--accept", "0.9")
    return exported(home, folder / "repaired.json"), lines, cost


def exported(home, file):
    jiaokan("export", home, file, "--format", "json")
    return json.loads(file.read_text("utf-8"))


def readings_of(edition):
    """Return the lines of an edition's one page as they were read."""
    (page,) = edition["pages"]
    passages = [p for article in page["articles"] for p in article["passages"]]
    lines = [line for passage in passages for line in passage["lines"]]
    loose = [line for line in [*page["unplaced"], *page["noise"]] if isinstance(line, dict)]
    return [
        Reading(line["ocr"], Box(*line["box"]), vertical=line.get("vertical", False))
        for line in [*lines, *loose]
        if line.get("box")
    ]


def lost_lines(scan, readings, seed):
    """Take lines away; return how many are found to be lost, and what else is."""
    image = Image.open(scan).convert("L")
    chance = random.Random(seed)
    gone = chance.sample([r for r in readings if len(r.text) > 1], REMOVED)
    kept = [reading for reading in readings if reading not in gone]
    boxes = without_faint(image, uncovered_ink(image, kept), [reading.box for reading in kept])
    found = sum(any(_shared(r.box, box) > _SHOWN for box in boxes) for r in gone)
    false = sum(all(_shared(r.box, box) <= _SAME for r in gone) for box in boxes)
    return found, false


def _shared(one, other):
    common = one.intersection(other)
    if common is None:
        return 0.0
    areas = [box.width * box.height for box in (common, one, other)]
    return areas[0] / max(1, min(areas[1:]))


def scorer_at(path):
    spec = importlib.util.spec_from_file_location("page_scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure_page(scan, scorer, seed):
    """Print one page's line; return its figures."""
    truth = json.loads(scan.with_suffix(".json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        edition, read, (seconds, memory) = edition_of(scan, Path(folder))
    figures = scorer.score(truth, scorer.edition_articles(edition, edition["pages"][0]["order"]))
    alone, _ = measured("-c", _ENGINE, scan)
    found, false = lost_lines(scan, readings_of(read), seed)
    row = [*(figures[name] for name in FIGURES), seconds / alone, memory, found, false]
    show(scan.name, row)
    return row


def show(name, row):
    *figures, ratio, memory, found, false = row
    values = "  ".join(f"{n} {v:.4f}" for n, v in zip(FIGURES, figures, strict=True))
    print(
        f"{name:16} {values}  time x{ratio:.2f}  {memory:.0f} MB  "
        f"lost {found:.1f} of {REMOVED}, false {false:.1f}",
        flush=True,
    )


def measure_time(scan):
    """Print how long a page without truth takes, in times of the engine alone."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "pages.jiaokan"
        jiaokan("new", home)
        jiaokan("import", home, scan)
        seconds, memory = jiaokan("recognise", home)
    alone, _ = measured("-c", _ENGINE, scan)
    print(f"{scan.name:16} time x{seconds / alone:.2f}  {memory:.0f} MB", flush=True)


def measure_large(scan):
    """Print the memory that a page takes at the size of the largest scans."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.tif"
        Image.MAX_IMAGE_PIXELS = None
        Image.open(scan).convert("L").resize(LARGE).save(large)
        home = Path(folder) / "pages.jiaokan"
        jiaokan("new", home)
        jiaokan("import", home, large)
        seconds, memory = jiaokan("recognise", home)
    print(f"{LARGE[0]} x {LARGE[1]} pixels: {seconds:.0f} s of processors, {memory:.0f} MB")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", type=Path, nargs="?")
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--most", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--large", action="store_true")
    options = parser.parse_args()
    if options.pages is None or options.scorer is None:
        print("not measured: give a folder of pages with their truth, and --scorer")
        return
    found = sorted(p for p in options.pages.rglob("*") if p.suffix.lower() in SUFFIXES)
    scans = [scan for scan in found if scan.with_suffix(".json").exists()][: options.most]
    untold = [scan for scan in found if not scan.with_suffix(".json").exists()][: options.most]
    scorer = scorer_at(options.scorer)
    rows = [measure_page(scan, scorer, options.seed) for scan in scans]
    if len(rows) > 1:
        show("mean", [sum(column) / len(rows) for column in zip(*rows, strict=True)])
    for scan in untold:
        measure_time(scan)
    if scans and options.large:
        measure_large(scans[0])


if __name__ == "__main__":
    main()
