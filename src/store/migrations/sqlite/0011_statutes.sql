-- The texts of statutes, an article a row. What only the whole version has stands with the version.
ALTER TABLE statute_version ADD COLUMN history TEXT NOT NULL DEFAULT '';
ALTER TABLE statute_version ADD COLUMN preamble TEXT NOT NULL DEFAULT '[]';
ALTER TABLE statute_version ADD COLUMN headings TEXT NOT NULL DEFAULT '[]';
ALTER TABLE statute_version ADD COLUMN annex TEXT NOT NULL DEFAULT '[]';
ALTER TABLE statute_version ADD COLUMN file_name TEXT NOT NULL DEFAULT '';
ALTER TABLE statute_version ADD COLUMN account_id INTEGER REFERENCES account (id);
ALTER TABLE statute_version ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;

-- Numbers are not given twice: the index of words knows articles by them for ever.
CREATE TABLE statute_article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id INTEGER NOT NULL REFERENCES statute_version (id),
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    inserted INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (version_id, number, inserted)
) STRICT;

-- 存疑: a version that came into force changed or moved what an item cites. Open ones are kept out
-- of draws; a settled one says that the revision named holds for that version.
CREATE TABLE item_doubt (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES item (id),
    statute TEXT NOT NULL,
    from_version TEXT NOT NULL,
    to_version TEXT NOT NULL,
    fates TEXT NOT NULL,
    state TEXT NOT NULL,
    raised_at INTEGER NOT NULL,
    revision_id INTEGER REFERENCES item_revision (id),
    settled_at INTEGER,
    account_id INTEGER REFERENCES account (id),
    UNIQUE (item_id, statute, to_version)
) STRICT;
CREATE INDEX item_doubt_open ON item_doubt (item_id) WHERE state = 'open';
