-- The organisation and its settings ---------------------------------------------------------

-- One row: one database is one organisation.
CREATE TABLE site (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    is_demo INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- History of settings; the newest row in force counts.
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    effective_from TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    account_id INTEGER
) STRICT;
CREATE INDEX setting_key ON setting (key, effective_from);

-- Steps of the system clock that were noticed, in milliseconds.
CREATE TABLE clock_step (
    id INTEGER PRIMARY KEY,
    recorded_at INTEGER NOT NULL,
    observed_at INTEGER NOT NULL
) STRICT;

-- A named right that one process holds at a time.
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

-- The audit ---------------------------------------------------------------------------------

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    account_id INTEGER,
    actor TEXT NOT NULL,
    via TEXT NOT NULL,
    action TEXT NOT NULL,
    target_kind TEXT NOT NULL,
    target TEXT NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX audit_at ON audit (at, id);

-- Each sealed row in the order of sealing, chained by a keyed MAC.
CREATE TABLE audit_seal (
    seq INTEGER PRIMARY KEY,
    audit_id INTEGER NOT NULL UNIQUE,
    key_id TEXT NOT NULL,
    mac TEXT NOT NULL
) STRICT;

-- Agencies and officers ---------------------------------------------------------------------

CREATE TABLE agency (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    parent_id INTEGER REFERENCES agency (id),
    name TEXT NOT NULL UNIQUE,
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    official_order INTEGER NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    successor_id INTEGER REFERENCES agency (id),
    contact TEXT,
    custom TEXT NOT NULL
) STRICT;

CREATE TABLE officer (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    search_index TEXT NOT NULL,
    sex TEXT,
    identity_number TEXT UNIQUE,
    birth TEXT,
    phone TEXT NOT NULL,
    education TEXT NOT NULL,
    major TEXT NOT NULL,
    political_status TEXT NOT NULL,
    employment TEXT NOT NULL,
    state TEXT NOT NULL,
    qualification TEXT NOT NULL,
    joined_on TEXT,
    left_on TEXT,
    note TEXT NOT NULL,
    custom TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX officer_name ON officer (name);

CREATE TABLE custom_field (
    key TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

-- Dated posts: the board of a past day uses that day's rows.
CREATE TABLE assignment (
    id INTEGER PRIMARY KEY,
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    actual_agency_id INTEGER REFERENCES agency (id),
    on_post INTEGER NOT NULL,
    duty TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX assignment_officer ON assignment (officer_id, from_on);
CREATE INDEX assignment_agency ON assignment (agency_id, from_on);

-- Credentials: events are the truth, rows are projections -----------------------------------

CREATE TABLE credential (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    kind TEXT NOT NULL,
    -- None while only an application is on record.
    number TEXT,
    categories TEXT NOT NULL,
    region TEXT NOT NULL,
    issuer TEXT NOT NULL,
    hold TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    inspection_due TEXT,
    applied_on TEXT,
    suspended_until TEXT,
    handed_in_on TEXT,
    void_numbers TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (kind, number)
) STRICT;
CREATE INDEX credential_officer ON credential (officer_id);
CREATE INDEX credential_expiry ON credential (hold, valid_to, id);
CREATE INDEX credential_inspection ON credential (hold, inspection_due, valid_to, id);

CREATE TABLE credential_event (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    credential_id INTEGER NOT NULL REFERENCES credential (id),
    kind TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    account_id INTEGER,
    approved_by INTEGER,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    document TEXT NOT NULL,
    corrects TEXT,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX credential_event_credential ON credential_event (credential_id, effective_on, id);

-- Accounts ----------------------------------------------------------------------------------

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    sign_in_name TEXT NOT NULL UNIQUE,
    officer_id INTEGER REFERENCES officer (id),
    display_name TEXT NOT NULL,
    password TEXT,
    state TEXT NOT NULL,
    preferences TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX account_officer ON account (officer_id);

CREATE TABLE account_grant (
    account_id INTEGER NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    agency_id INTEGER REFERENCES agency (id)
) STRICT;
CREATE INDEX account_grant_account ON account_grant (account_id);

-- One-time codes, kept as hashes; a code signs in once and only to set a password.
CREATE TABLE one_time_code (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    code TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX one_time_code_account ON one_time_code (account_id);

-- Failed sign-ins by name, so that a restart forgets nothing.
CREATE TABLE sign_in_throttle (
    name TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    blocked_until INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT;

-- Statutes and banks ------------------------------------------------------------------------

CREATE TABLE statute (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL
) STRICT;

CREATE TABLE statute_version (
    id INTEGER PRIMARY KEY,
    statute_id INTEGER NOT NULL REFERENCES statute (id),
    version TEXT NOT NULL,
    effective_from TEXT NOT NULL,
    effective_to TEXT,
    outline TEXT NOT NULL,
    UNIQUE (statute_id, version)
) STRICT;

CREATE TABLE bank (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    subject TEXT NOT NULL,
    category TEXT NOT NULL,
    sealed_until TEXT,
    version INTEGER NOT NULL,
    header TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- One import. Rows that carry a batch are seen only while it is published.
CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    bank_id INTEGER NOT NULL REFERENCES bank (id),
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    state TEXT NOT NULL,
    account_id INTEGER,
    created_at INTEGER NOT NULL,
    settled_at INTEGER,
    header TEXT NOT NULL,
    header_before TEXT,
    summary TEXT NOT NULL
) STRICT;
CREATE INDEX batch_bank ON batch (bank_id, id);

CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    bank_id INTEGER NOT NULL REFERENCES bank (id),
    name TEXT NOT NULL,
    UNIQUE (bank_id, name)
) STRICT;

-- Published revisions never change. Staged ones have no number yet and stay outside the index.
CREATE TABLE item_revision (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES item (id),
    number INTEGER,
    batch_id INTEGER REFERENCES batch (id),
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    topic TEXT NOT NULL,
    difficulty INTEGER NOT NULL,
    hash TEXT NOT NULL,
    body TEXT NOT NULL,
    note TEXT NOT NULL,
    account_id INTEGER,
    created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX item_revision_number ON item_revision (item_id, number) WHERE number IS NOT NULL;
CREATE INDEX item_revision_batch ON item_revision (batch_id);

-- Which revision of an item belongs to which versions of the bank: from (inclusive) to (exclusive).
CREATE TABLE bank_member (
    bank_id INTEGER NOT NULL REFERENCES bank (id),
    item_id INTEGER NOT NULL REFERENCES item (id),
    revision_id INTEGER NOT NULL REFERENCES item_revision (id),
    from_version INTEGER NOT NULL,
    to_version INTEGER,
    PRIMARY KEY (bank_id, item_id, from_version)
) STRICT;
CREATE UNIQUE INDEX bank_member_current ON bank_member (item_id) WHERE to_version IS NULL;
CREATE INDEX bank_member_bank ON bank_member (bank_id, to_version);

CREATE TABLE item_citation (
    revision_id INTEGER NOT NULL REFERENCES item_revision (id),
    part TEXT NOT NULL,
    statute TEXT NOT NULL,
    article INTEGER NOT NULL,
    sub INTEGER NOT NULL,
    place TEXT NOT NULL
) STRICT;
CREATE INDEX item_citation_revision ON item_citation (revision_id);
CREATE INDEX item_citation_article ON item_citation (statute, article, sub);

-- Papers and sittings -----------------------------------------------------------------------

CREATE TABLE blueprint (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL
) STRICT;

CREATE TABLE blueprint_revision (
    id INTEGER PRIMARY KEY,
    blueprint_id INTEGER NOT NULL REFERENCES blueprint (id),
    number INTEGER NOT NULL,
    body TEXT NOT NULL,
    account_id INTEGER,
    created_at INTEGER NOT NULL,
    UNIQUE (blueprint_id, number)
) STRICT;

CREATE TABLE form (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    blueprint_revision_id INTEGER NOT NULL REFERENCES blueprint_revision (id),
    seed TEXT NOT NULL,
    algorithm INTEGER NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE form_item (
    form_id INTEGER NOT NULL REFERENCES form (id),
    position INTEGER NOT NULL,
    revision_id INTEGER NOT NULL REFERENCES item_revision (id),
    PRIMARY KEY (form_id, position)
) STRICT;
CREATE INDEX form_item_revision ON form_item (revision_id);

CREATE TABLE sitting (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    blueprint_revision_id INTEGER NOT NULL REFERENCES blueprint_revision (id),
    opens_at INTEGER,
    closes_at INTEGER,
    minutes INTEGER NOT NULL,
    attempts INTEGER,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    account_id INTEGER
) STRICT;

-- Who may enter a formal or mock sitting; practice sittings list nobody.
CREATE TABLE sitting_officer (
    sitting_id INTEGER NOT NULL REFERENCES sitting (id),
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    PRIMARY KEY (sitting_id, officer_id)
) STRICT;
CREATE INDEX sitting_officer_officer ON sitting_officer (officer_id);

CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    sitting_id INTEGER NOT NULL REFERENCES sitting (id),
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    number INTEGER NOT NULL,
    form_id INTEGER NOT NULL REFERENCES form (id),
    state TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    allowed_ms INTEGER NOT NULL,
    deadline_at INTEGER NOT NULL,
    ended_at INTEGER,
    ended_by TEXT,
    recorded_at INTEGER,
    focus_lost INTEGER,
    history_seq INTEGER NOT NULL,
    history_hash TEXT NOT NULL,
    UNIQUE (sitting_id, officer_id, number)
) STRICT;
-- One live attempt per officer and sitting, whatever raced.
CREATE UNIQUE INDEX attempt_live ON attempt (sitting_id, officer_id) WHERE state = 'live';
CREATE INDEX attempt_due ON attempt (deadline_at) WHERE state = 'live';
CREATE INDEX attempt_officer ON attempt (officer_id, started_at);

CREATE TABLE attempt_adjustment (
    id INTEGER PRIMARY KEY,
    attempt_id INTEGER NOT NULL REFERENCES attempt (id),
    millis INTEGER NOT NULL,
    at INTEGER NOT NULL,
    account_id INTEGER,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX attempt_adjustment_attempt ON attempt_adjustment (attempt_id);

-- The answer in force for each part.
CREATE TABLE response (
    attempt_id INTEGER NOT NULL REFERENCES attempt (id),
    position INTEGER NOT NULL,
    part TEXT NOT NULL,
    seq INTEGER NOT NULL,
    answer TEXT,
    flagged INTEGER NOT NULL,
    unsure INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (attempt_id, position, part)
) STRICT;

-- Everything that was ever acknowledged, chained by hash within the attempt.
CREATE TABLE response_history (
    attempt_id INTEGER NOT NULL REFERENCES attempt (id),
    seq INTEGER NOT NULL,
    position INTEGER NOT NULL,
    part TEXT NOT NULL,
    answer TEXT,
    flagged INTEGER NOT NULL,
    unsure INTEGER NOT NULL,
    at INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (attempt_id, seq)
) STRICT;

-- Milliseconds for which each question was on the screen.
CREATE TABLE response_time (
    attempt_id INTEGER NOT NULL REFERENCES attempt (id),
    position INTEGER NOT NULL,
    part TEXT NOT NULL,
    shown_ms INTEGER NOT NULL,
    PRIMARY KEY (attempt_id, position, part)
) STRICT;

-- Points given by hand.
CREATE TABLE mark (
    id INTEGER PRIMARY KEY,
    attempt_id INTEGER NOT NULL REFERENCES attempt (id),
    position INTEGER NOT NULL,
    part TEXT NOT NULL,
    points INTEGER NOT NULL,
    comment TEXT NOT NULL,
    account_id INTEGER,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX mark_attempt ON mark (attempt_id, position, part, id);

-- Append-only versions of a result; the highest counts.
CREATE TABLE result (
    id INTEGER PRIMARY KEY,
    attempt_id INTEGER NOT NULL REFERENCES attempt (id),
    version INTEGER NOT NULL,
    reason TEXT NOT NULL,
    outcome TEXT NOT NULL,
    earned INTEGER NOT NULL,
    total INTEGER NOT NULL,
    pass_mark INTEGER NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (attempt_id, version)
) STRICT;

CREATE TABLE pass_record (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    subject TEXT NOT NULL,
    level TEXT NOT NULL,
    name TEXT NOT NULL,
    passed_on TEXT NOT NULL,
    earned INTEGER,
    total INTEGER,
    result_id INTEGER UNIQUE REFERENCES result (id),
    evidence TEXT NOT NULL,
    withdraws TEXT,
    reason TEXT NOT NULL,
    account_id INTEGER,
    actor TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX pass_record_officer ON pass_record (officer_id, passed_on);

-- Study -------------------------------------------------------------------------------------

CREATE TABLE study_session (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    bank_id INTEGER REFERENCES bank (id),
    mode TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    ended_at INTEGER,
    seconds INTEGER NOT NULL,
    dropped_seconds INTEGER NOT NULL
) STRICT;
CREATE INDEX study_session_officer ON study_session (officer_id, started_at);
-- One thing accrues at a time.
CREATE UNIQUE INDEX study_session_open ON study_session (officer_id) WHERE ended_at IS NULL;

CREATE TABLE study_answer (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES study_session (id),
    revision_id INTEGER NOT NULL REFERENCES item_revision (id),
    part TEXT NOT NULL,
    answer TEXT NOT NULL,
    is_right INTEGER,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX study_answer_session ON study_answer (session_id);

-- Classroom training and other hours entered by hand.
CREATE TABLE training (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    held_on TEXT NOT NULL,
    title TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    evidence TEXT NOT NULL,
    account_id INTEGER,
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX training_officer ON training (officer_id, held_on);

-- The wrong-answer book: one row per officer and part, closed after enough right answers.
CREATE TABLE wrong_answer (
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    item_id INTEGER NOT NULL REFERENCES item (id),
    part TEXT NOT NULL,
    revision_id INTEGER NOT NULL REFERENCES item_revision (id),
    answer TEXT,
    wrong_count INTEGER NOT NULL,
    right_streak INTEGER NOT NULL,
    last_wrong_at INTEGER NOT NULL,
    cleared_at INTEGER,
    PRIMARY KEY (officer_id, item_id, part)
) STRICT;
CREATE INDEX wrong_answer_open ON wrong_answer (officer_id, last_wrong_at) WHERE cleared_at IS NULL;
