"""The process in which regular expressions are matched: one of them may take for ever.

It talks in lines of JSON: a search on standard input; the places found on standard output. While
an expression is matched, no thread of its process runs and nothing can stop it but its end.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from itertools import islice
from typing import Any

from desktop_app.reading.search import Search, hits

_LONGEST_S = 10
"""It ends itself then, should nobody be there any more to end it."""


def serve() -> None:
    """Do the searches that come on standard input until it ends."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
        for line in sys.stdin:
            faulthandler.dump_traceback_later(_LONGEST_S, exit=True, file=nowhere)
            answer = found(json.loads(line))
            faulthandler.cancel_dump_traceback_later()
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()


def found(job: dict[str, Any]) -> dict[str, Any]:
    """Return what a search finds in each stretch of its text."""
    pattern = Search(job["words"], is_expression=True).pattern()
    if pattern is None:
        return {"names": [], "hits": [[] for _ in job["stretches"]]}
    names: tuple[str, ...] = ()
    rows, left = [], job["most"]
    for start, end in job["stretches"]:
        row = []
        for hit in islice(hits(pattern, job["text"], start, end), left):
            names = hit.names
            row.append([hit.start, hit.end, hit.groups])
        left -= len(row)
        rows.append(row)
    return {"names": names, "hits": rows}
