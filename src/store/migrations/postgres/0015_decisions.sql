-- Every decision about an item stays readable: one that is taken back, or made about the same version
-- once more, does not write over the one before. Only one doubt for a statute is open at a time.
ALTER TABLE item_doubt DROP CONSTRAINT item_doubt_item_id_statute_to_version_key;
DROP INDEX item_doubt_open;
CREATE UNIQUE INDEX item_doubt_open ON item_doubt (item_id, statute) WHERE state = 'open';
CREATE INDEX item_doubt_item ON item_doubt (item_id, statute);
