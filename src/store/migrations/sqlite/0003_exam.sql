-- Each opening of a paper: when, through what, how it ended, how often the focus was lost there.
CREATE TABLE attempt_connection (
    id INTEGER PRIMARY KEY,
    attempt_id INTEGER NOT NULL REFERENCES attempt (id),
    number INTEGER NOT NULL,
    via TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    -- None while it lasts.
    ended_by TEXT,
    -- None where the terminal does not report the focus: that is not zero.
    focus_lost INTEGER,
    -- Number of the newest report of shown times, so that none counts twice.
    notes INTEGER NOT NULL,
    UNIQUE (attempt_id, number)
) STRICT;

ALTER TABLE attempt_adjustment ADD COLUMN actor TEXT NOT NULL DEFAULT '';

-- What a person says against a question after the exam, and what came of it.
CREATE TABLE challenge (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    attempt_id INTEGER NOT NULL REFERENCES attempt (id),
    position INTEGER NOT NULL,
    part TEXT NOT NULL,
    revision_id INTEGER NOT NULL REFERENCES item_revision (id),
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    grounds TEXT NOT NULL,
    raised_at INTEGER NOT NULL,
    -- The rest is none until somebody has answered.
    verdict TEXT,
    answer TEXT,
    answered_at INTEGER,
    account_id INTEGER,
    actor TEXT
) STRICT;
CREATE UNIQUE INDEX challenge_waiting ON challenge (attempt_id, position, part) WHERE verdict IS NULL;
CREATE INDEX challenge_attempt ON challenge (attempt_id);
CREATE INDEX challenge_queue ON challenge (raised_at) WHERE verdict IS NULL;

-- What is entered for a person instead of a result: 缓考, 违纪. Append-only, the newest counts.
CREATE TABLE sitting_outcome (
    id INTEGER PRIMARY KEY,
    sitting_id INTEGER NOT NULL REFERENCES sitting (id),
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    -- None takes back what was entered before.
    outcome TEXT,
    reason TEXT NOT NULL,
    document TEXT NOT NULL,
    account_id INTEGER,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX sitting_outcome_sitting ON sitting_outcome (sitting_id, officer_id, id);

-- 单人办理: confirmed by somebody with a part in it, as the preset allows.
ALTER TABLE pass_record ADD COLUMN single_handed INTEGER NOT NULL DEFAULT 0;
