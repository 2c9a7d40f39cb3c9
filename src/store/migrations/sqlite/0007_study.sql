-- What ended a session, how many of its seconds the rules granted, and by which preset.
ALTER TABLE study_session ADD COLUMN ended_by TEXT;
ALTER TABLE study_session ADD COLUMN granted_seconds INTEGER;
ALTER TABLE study_session ADD COLUMN rules TEXT;
ALTER TABLE training ADD COLUMN granted_seconds INTEGER;
ALTER TABLE training ADD COLUMN rules TEXT;

-- What the home page counts.
CREATE INDEX attempt_awaiting ON attempt (sitting_id) WHERE state = 'awaiting_marking';
CREATE INDEX audit_refused ON audit (at) WHERE outcome = 'refused';
CREATE INDEX audit_backup ON audit (at) WHERE action = 'database.backup';
