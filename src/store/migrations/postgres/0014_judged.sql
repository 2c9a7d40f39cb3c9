-- The version of a statute by which the citations of a revision were judged when somebody wrote it
-- here; one that came with a file goes by the header of its batch.
CREATE TABLE revision_statute (
    revision_id BIGINT NOT NULL REFERENCES item_revision (id),
    statute TEXT COLLATE "C" NOT NULL,
    version TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (revision_id, statute)
);
INSERT INTO revision_statute (revision_id, statute, version)
    SELECT revision_id, statute, max(to_version) FROM item_doubt
    WHERE state = 'corrected' AND revision_id IS NOT NULL GROUP BY revision_id, statute;

-- What the header of a bank said of a statute before it was brought up to a version, because every
-- item held for it: so that it goes back when that version is taken out or replaced.
CREATE TABLE bank_brought_up (
    bank_id BIGINT NOT NULL REFERENCES bank (id),
    statute TEXT COLLATE "C" NOT NULL,
    to_version TEXT COLLATE "C" NOT NULL,
    before TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (bank_id, statute, to_version)
);
