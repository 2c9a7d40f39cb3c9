-- Words of documents of any kind, found through pairs of characters. All of it is made from other
-- tables and can be made again.
CREATE TABLE search_document (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    -- Row of the document in the table of its kind, and of the text that was read.
    ref INTEGER NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (kind, ref)
) STRICT;

CREATE VIRTUAL TABLE search_gram USING fts5 (
    grams, content='', contentless_delete=1, detail='none', tokenize="unicode61 remove_diacritics 0"
);

-- Up to which version of a bank (or another collection) its documents are in.
CREATE TABLE search_state (
    kind TEXT NOT NULL,
    ref INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (kind, ref)
) STRICT;

-- The author's order beside the membership, so that a page of a large bank is read without sorting it.
ALTER TABLE bank_member ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE bank_member SET position = (SELECT r.position FROM item_revision r WHERE r.id = revision_id);
CREATE INDEX bank_member_order ON bank_member (bank_id, position, item_id) WHERE to_version IS NULL;
