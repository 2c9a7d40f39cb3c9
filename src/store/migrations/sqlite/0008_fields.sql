-- Whether a custom field is out of use; its values stay.
ALTER TABLE custom_field ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;
