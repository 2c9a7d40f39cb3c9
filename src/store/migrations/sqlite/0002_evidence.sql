-- Files kept as evidence, named by what is in them, so that one scan is kept once.
CREATE TABLE attachment (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;

-- What a file is evidence of. The owner is named by kind and uid, because every aggregate may have some.
CREATE TABLE attachment_link (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES attachment (sha256),
    owner_kind TEXT NOT NULL,
    owner_uid TEXT NOT NULL,
    file_name TEXT NOT NULL,
    account_id INTEGER,
    linked_at INTEGER NOT NULL,
    UNIQUE (owner_kind, owner_uid, sha256)
) STRICT;
CREATE INDEX attachment_link_file ON attachment_link (sha256);

-- Who approved a record that was entered or withdrawn by hand, and the number of their document.
ALTER TABLE pass_record ADD COLUMN approver TEXT NOT NULL DEFAULT '';
ALTER TABLE pass_record ADD COLUMN document TEXT NOT NULL DEFAULT '';
