-- The choices of a custom field, as a JSON list of texts.
ALTER TABLE custom_field ADD COLUMN choices TEXT NOT NULL DEFAULT '[]';
