"""Every change ever made to the archive's schema, oldest first.

Migrations are append-only: released ones are never edited, renamed or reordered. A migration that
rebuilds a table other tables refer to must be ``transactional=False``, because SQLite cannot
switch foreign keys off inside a transaction.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.storage.connection import Database

    Step = Callable[[Database], None]

SET: Final = "jiaokan"
_STEPS: list[Step] = []


def _step(step: Step) -> Step:
    """Register a migration; its name is the function's."""
    _STEPS.append(step)
    return step


def known() -> list[str]:
    """Return the names of all migrations of this release, oldest first."""
    return [step.__name__ for step in _STEPS]


def applied(db: Database) -> list[str]:
    """Return the names of the migrations that a database has seen, oldest first."""
    has_any = "SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'"
    if db.execute(has_any).fetchone() is None:
        return []
    names = "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid"
    return [row[0] for row in db.execute(names, (SET,))]


def pending(db: Database) -> list[str]:
    """Return the names of the migrations that a database has yet to see, oldest first."""
    seen = set(applied(db))
    return [name for name in known() if name not in seen]


def apply(db: Database) -> None:
    """Apply what is pending, each migration in a transaction of its own."""
    from sqlite_utils import Database as Schema  # heavy; needed for new and for old archives only
    from sqlite_utils import Migrations

    migrations = Migrations(SET)
    for step in _STEPS:
        migrations()(cast("Any", step))
    migrations.apply(Schema(db, execute_plugins=False))  # no code of others, no search for it


def _execute_script(db: Database, script: str) -> None:
    """Execute statements one by one: ``executescript`` would commit the transaction first."""
    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if statement.strip(" ;\n") and sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


@_step
def create_catalogue_text_and_history(db: Database) -> None:
    """Create the tables of the first release."""
    from archive.storage.first_schema import CATALOGUE, HISTORY, TEXT, WORK

    for script in (CATALOGUE, TEXT, WORK, HISTORY):
        _execute_script(db, script)


SEARCH = """
CREATE TABLE search_entry (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    page_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    digest BLOB NOT NULL,
    UNIQUE (kind, owner)
) STRICT;
CREATE INDEX search_entry_page ON search_entry (page_id);
CREATE TABLE search_state (version INTEGER NOT NULL) STRICT;
CREATE VIRTUAL TABLE search_index
    USING fts5(words, tokenize = "unicode61 remove_diacritics 0");
"""


@_step
def add_search(db: Database) -> None:
    """Create the search index; it is filled when the archive is opened for writing."""
    _execute_script(db, SEARCH)


RULES = """
CREATE TABLE repair_rule (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind <> ''),
    value TEXT NOT NULL,
    second TEXT NOT NULL DEFAULT '',
    newspaper_id TEXT REFERENCES newspaper (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX repair_rule_newspaper ON repair_rule (newspaper_id);
"""


@_step
def add_repair_rules(db: Database) -> None:
    """Create the table of what people taught repair."""
    _execute_script(db, RULES)


# without its reference to the page: what a page cost stays when it is removed and comes back
EFFORT = """
CREATE TABLE effort_kept (
    page_id TEXT PRIMARY KEY,
    decisions INTEGER NOT NULL DEFAULT 0,
    keystrokes INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0
) STRICT;
INSERT INTO effort_kept SELECT page_id, decisions, keystrokes, seconds FROM effort;
DROP TABLE effort;
ALTER TABLE effort_kept RENAME TO effort;
"""


@_step
def keep_effort_of_removed_pages(db: Database) -> None:
    """Let the effort spent on a page outlive its removal, which can be undone."""
    _execute_script(db, EFFORT)


# where rules come from, whether they count, what they met; rules were pairs from decisions before
LEARNING = """
ALTER TABLE repair_rule ADD COLUMN is_on INTEGER NOT NULL DEFAULT 1 CHECK (is_on IN (0, 1));
ALTER TABLE repair_rule ADD COLUMN origin TEXT NOT NULL DEFAULT 'person'
    CHECK (origin IN ('person', 'decision'));
ALTER TABLE repair_rule ADD COLUMN taught_on TEXT;
ALTER TABLE repair_rule ADD COLUMN times INTEGER NOT NULL DEFAULT 1;
ALTER TABLE repair_rule ADD COLUMN made_at TEXT NOT NULL DEFAULT '';
UPDATE repair_rule SET origin = 'decision' WHERE kind IN ('joined', 'kept_apart');
CREATE TABLE rule_use (
    rule_id TEXT NOT NULL,
    page_id TEXT NOT NULL,
    uses INTEGER NOT NULL CHECK (uses > 0),
    PRIMARY KEY (rule_id, page_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX rule_use_page ON rule_use (page_id);
CREATE TABLE page_repair (page_id TEXT PRIMARY KEY, rules TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""


@_step
def say_where_rules_come_from(db: Database) -> None:
    """Note of each rule who taught it, whether it counts and where it was met."""
    _execute_script(db, LEARNING)


CHARACTERS = """
ALTER TABLE effort ADD COLUMN characters INTEGER NOT NULL DEFAULT 0;
"""


@_step
def count_characters_typed(db: Database) -> None:
    """Count typed characters beside keystrokes: an input method needs several keys for one."""
    _execute_script(db, CHARACTERS)


REVERTED = """
ALTER TABLE edit ADD COLUMN is_reverted INTEGER NOT NULL DEFAULT 0 CHECK (is_reverted IN (0, 1));
"""


@_step
def note_single_edits_taken_back(db: Database) -> None:
    """Note of each edit whether it was taken back alone, while later ones stayed."""
    _execute_script(db, REVERTED)


COMPACT = """
UPDATE edit_change SET after = NULL
WHERE kind = 'insert' AND edit_id IN (SELECT id FROM edit WHERE state = 'done' AND NOT is_reverted);
"""


@_step
def keep_edits_compactly(db: Database) -> None:
    """Forget what edits that were made again had inserted: it stands in the archive.

    From here on edits leave out checksums that follow from the text of a line; releases before
    would not make them anew when they undo.
    """
    _execute_script(db, COMPACT)
