-- What stands before and behind the articles of a version, so that words are found there too. The
-- words stay with the version. Numbers are not given twice: the index of words knows passages by
-- them for ever.
CREATE TABLE statute_passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id INTEGER NOT NULL REFERENCES statute_version (id),
    passage TEXT NOT NULL,
    UNIQUE (version_id, passage)
) STRICT;
INSERT INTO statute_passage (version_id, passage)
    SELECT id, 'preamble' FROM statute_version WHERE preamble <> '[]' ORDER BY id;
INSERT INTO statute_passage (version_id, passage)
    SELECT id, 'annex' FROM statute_version WHERE annex <> '[]' ORDER BY id;
