-- A training entered wrongly is taken back: when, why, by whom. The row stays and counts no more.
ALTER TABLE training ADD COLUMN withdrawn_at BIGINT;
ALTER TABLE training ADD COLUMN withdrawn_for TEXT COLLATE "C";
ALTER TABLE training ADD COLUMN withdrawn_by TEXT COLLATE "C";
