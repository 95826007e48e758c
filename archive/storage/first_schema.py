"""The tables of the first release, as it created them; migrations change them, this text never."""

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
