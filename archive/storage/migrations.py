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


CATALOGUE = """
CREATE TABLE newspaper (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    language TEXT NOT NULL DEFAULT 'zh-Hans',
    issn TEXT NOT NULL DEFAULT '',
    cn_number TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE issue (
    id TEXT PRIMARY KEY,
    newspaper_id TEXT NOT NULL REFERENCES newspaper (id) DEFERRABLE INITIALLY DEFERRED,
    date TEXT CHECK (date IS NULL OR date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    number TEXT NOT NULL DEFAULT '',
    edition TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX issue_newspaper ON issue (newspaper_id, date);
CREATE TABLE page (
    id TEXT PRIMARY KEY,
    issue_id TEXT NOT NULL REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
    page_order INTEGER NOT NULL CHECK (page_order > 0),
    label TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'new'
        CHECK (state IN ('new', 'recognised', 'corrected', 'verified'))
) STRICT;
CREATE INDEX page_issue ON page (issue_id, page_order);
CREATE TABLE scan (
    id TEXT PRIMARY KEY,
    page_id TEXT NOT NULL UNIQUE REFERENCES page (id) DEFERRABLE INITIALLY DEFERRED,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    dpi REAL,
    original_name TEXT NOT NULL DEFAULT '',
    frame INTEGER NOT NULL DEFAULT 0 CHECK (frame >= 0)
) STRICT;
CREATE INDEX scan_sha256 ON scan (sha256);
CREATE TABLE source (
    id TEXT PRIMARY KEY,
    page_id TEXT NOT NULL REFERENCES page (id) DEFERRABLE INITIALLY DEFERRED,
    original_name TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    encoding TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX source_page ON source (page_id);
CREATE INDEX source_sha256 ON source (sha256);
"""

TEXT = """
CREATE TABLE reading (
    id TEXT PRIMARY KEY,
    page_id TEXT NOT NULL REFERENCES page (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    "left" INTEGER, "top" INTEGER, "right" INTEGER, "bottom" INTEGER,
    confidence REAL CHECK (confidence IS NULL OR confidence BETWEEN 0 AND 1),
    alternatives TEXT NOT NULL DEFAULT '[]',
    break_after TEXT NOT NULL DEFAULT 'line',
    vertical INTEGER NOT NULL DEFAULT 0 CHECK (vertical IN (0, 1))
) STRICT;
CREATE INDEX reading_page ON reading (page_id);
CREATE TRIGGER reading_never_changes BEFORE UPDATE ON reading
BEGIN
    SELECT RAISE(ABORT, 'a reading never changes');
END;
CREATE TABLE article (
    id TEXT PRIMARY KEY,
    page_id TEXT NOT NULL REFERENCES page (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    tags TEXT NOT NULL DEFAULT '[]',
    story_id TEXT
) STRICT;
CREATE INDEX article_page ON article (page_id, position);
CREATE INDEX article_story ON article (story_id) WHERE story_id IS NOT NULL;
CREATE TABLE passage (
    id TEXT PRIMARY KEY,
    page_id TEXT NOT NULL REFERENCES page (id) DEFERRABLE INITIALLY DEFERRED,
    article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    gap_before INTEGER NOT NULL DEFAULT 0 CHECK (gap_before IN (0, 1)),
    role_settled INTEGER NOT NULL DEFAULT 0 CHECK (role_settled IN (0, 1))
) STRICT;
CREATE INDEX passage_page ON passage (page_id);
CREATE INDEX passage_article ON passage (article_id, position);
CREATE TABLE line (
    id TEXT PRIMARY KEY,
    page_id TEXT NOT NULL REFERENCES page (id) DEFERRABLE INITIALLY DEFERRED,
    reading_id TEXT REFERENCES reading (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL DEFAULT 0 CHECK (start >= 0),
    ocr TEXT NOT NULL,
    text TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    place TEXT NOT NULL CHECK (place IN ('passage', 'unplaced', 'noise')),
    passage_id TEXT REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    seam TEXT NOT NULL CHECK (seam IN ('join', 'space', 'hyphen', 'gap')),
    "left" INTEGER, "top" INTEGER, "right" INTEGER, "bottom" INTEGER,
    text_settled INTEGER NOT NULL DEFAULT 0 CHECK (text_settled IN (0, 1)),
    seam_settled INTEGER NOT NULL DEFAULT 0 CHECK (seam_settled IN (0, 1)),
    CHECK ((place = 'passage') = (passage_id IS NOT NULL)),
    CHECK (reading_id IS NOT NULL OR ocr = '')
) STRICT;
CREATE INDEX line_page ON line (page_id);
CREATE INDEX line_passage ON line (passage_id, position);
CREATE INDEX line_reading ON line (reading_id);
"""

WORK = """
CREATE TABLE proposal (
    id TEXT PRIMARY KEY,
    page_id TEXT NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    evidence TEXT NOT NULL,
    operations TEXT NOT NULL,
    lines TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    alike TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected', 'withdrawn')),
    edit_id INTEGER
) STRICT;
CREATE INDEX proposal_page ON proposal (page_id, state, position);
CREATE INDEX proposal_edit ON proposal (edit_id) WHERE edit_id IS NOT NULL;
CREATE TABLE annotation (
    id TEXT PRIMARY KEY,
    page_id TEXT NOT NULL REFERENCES page (id) DEFERRABLE INITIALLY DEFERRED,
    body TEXT NOT NULL,
    author TEXT NOT NULL DEFAULT '',
    created TEXT NOT NULL,
    "left" INTEGER, "top" INTEGER, "right" INTEGER, "bottom" INTEGER,
    article_id TEXT,
    start_line TEXT, start_offset INTEGER NOT NULL DEFAULT 0,
    end_line TEXT, end_offset INTEGER NOT NULL DEFAULT 0,
    quote TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX annotation_page ON annotation (page_id);
CREATE TABLE issue_tag (
    id TEXT PRIMARY KEY,
    issue_id TEXT NOT NULL REFERENCES issue (id) DEFERRABLE INITIALLY DEFERRED,
    tag TEXT NOT NULL CHECK (tag <> ''),
    UNIQUE (issue_id, tag)
) STRICT;
CREATE TABLE effort (
    page_id TEXT PRIMARY KEY REFERENCES page (id) ON DELETE CASCADE,
    decisions INTEGER NOT NULL DEFAULT 0,
    keystrokes INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0
) STRICT;
"""

HISTORY = """
CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    author TEXT NOT NULL,
    made_at TEXT NOT NULL,
    page_id TEXT,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;
CREATE INDEX edit_state ON edit (state);
CREATE INDEX edit_page ON edit (page_id);
CREATE TABLE edit_change (
    edit_id INTEGER NOT NULL REFERENCES edit (id) DEFERRABLE INITIALLY DEFERRED,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete')),
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (edit_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX edit_change_row ON edit_change (row_id);
"""


@_step
def create_catalogue_text_and_history(db: Database) -> None:
    """Create the tables of the first release."""
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

CHARACTERS = "ALTER TABLE effort ADD COLUMN characters INTEGER NOT NULL DEFAULT 0;"

REVERTED = """
ALTER TABLE edit ADD COLUMN is_reverted INTEGER NOT NULL DEFAULT 0 CHECK (is_reverted IN (0, 1));
"""

COMPACT = """
UPDATE edit_change SET after = NULL
WHERE kind = 'insert' AND edit_id IN (SELECT id FROM edit WHERE state = 'done' AND NOT is_reverted);
"""


@_step
def add_search(db: Database) -> None:
    """Create the search index; it is filled when the archive is opened for writing."""
    _execute_script(db, SEARCH)


@_step
def add_repair_rules(db: Database) -> None:
    """Create the table of what people taught repair."""
    _execute_script(db, RULES)


@_step
def keep_effort_of_removed_pages(db: Database) -> None:
    """Let the effort spent on a page outlive its removal, which can be undone."""
    _execute_script(db, EFFORT)


@_step
def say_where_rules_come_from(db: Database) -> None:
    """Note of each rule who taught it, whether it counts and where it was met."""
    _execute_script(db, LEARNING)


@_step
def count_characters_typed(db: Database) -> None:
    """Count typed characters beside keystrokes: an input method needs several keys for one."""
    _execute_script(db, CHARACTERS)


@_step
def note_single_edits_taken_back(db: Database) -> None:
    """Note of each edit whether it was taken back alone, while later ones stayed."""
    _execute_script(db, REVERTED)


def _execute_script(db: Database, script: str) -> None:
    """Execute statements one by one: ``executescript`` would commit the transaction first."""
    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if statement.strip(" ;\n") and sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


@_step
def keep_edits_compactly(db: Database) -> None:
    """Forget what edits that were made again had inserted: it stands in the archive.

    From here on edits leave out checksums that follow from the text of a line; releases before
    would not make them anew when they undo.
    """
    _execute_script(db, COMPACT)
