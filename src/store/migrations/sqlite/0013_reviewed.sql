-- The day on which the citations of the banks were last followed into the versions in force: whoever
-- draws first on a day does it, whether with the screens or with a command.
ALTER TABLE site ADD COLUMN reviewed_on TEXT;
