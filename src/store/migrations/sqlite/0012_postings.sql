-- The index of words anew: for every two neighbouring characters the documents that have them and
-- where, in blocks of some thousand documents. It is made from other tables and filled in again.
DROP TABLE search_gram;
DROP TABLE search_document;
DELETE FROM search_state;

-- The documents of a collection in its order; absent until they are gathered.
ALTER TABLE search_state ADD COLUMN members BLOB;

-- Documents that were indexed together: the rows they stand for, packed, the lowest and the highest
-- of them, and whether all their postings are in.
CREATE TABLE search_block (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    refs BLOB NOT NULL,
    lowest INTEGER NOT NULL,
    highest INTEGER NOT NULL,
    ready INTEGER NOT NULL
) STRICT;

CREATE TABLE search_posting (
    block INTEGER NOT NULL,
    pair INTEGER NOT NULL,
    docs BLOB NOT NULL,
    places BLOB NOT NULL,
    PRIMARY KEY (block, pair)
) STRICT, WITHOUT ROWID;

-- Documents that came since and are too few for a block: their folded texts are read through.
CREATE TABLE search_tail (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    ref INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (kind, ref)
) STRICT;
