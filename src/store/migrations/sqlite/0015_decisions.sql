-- Every decision about an item stays readable: one that is taken back, or made about the same version
-- once more, does not write over the one before. Only one doubt for a statute is open at a time.
CREATE TABLE decision (
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
    account_id INTEGER REFERENCES account (id)
) STRICT;
INSERT INTO decision (id, item_id, statute, from_version, to_version, fates, state, raised_at,
        revision_id, settled_at, account_id)
    SELECT id, item_id, statute, from_version, to_version, fates, state, raised_at,
        revision_id, settled_at, account_id FROM item_doubt;
DROP TABLE item_doubt;
ALTER TABLE decision RENAME TO item_doubt;
CREATE UNIQUE INDEX item_doubt_open ON item_doubt (item_id, statute) WHERE state = 'open';
CREATE INDEX item_doubt_item ON item_doubt (item_id, statute);
