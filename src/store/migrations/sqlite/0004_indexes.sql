-- Lists of a million cards: each index answers the count of a state by itself and gives the page
-- its order.
DROP INDEX credential_officer;
CREATE INDEX credential_officer ON credential (officer_id, hold, valid_to);
DROP INDEX credential_expiry;
CREATE INDEX credential_expiry ON credential (hold, valid_to, id, inspection_due, valid_from);
DROP INDEX credential_inspection;
CREATE INDEX credential_inspection ON credential (hold, inspection_due, valid_to, id, valid_from);
CREATE INDEX credential_end ON credential (valid_to, id, hold);

-- Where somebody works on a day, and who was ever assigned to an agency.
DROP INDEX assignment_officer;
CREATE INDEX assignment_officer ON assignment (officer_id, from_on, id, agency_id, actual_agency_id);
CREATE INDEX assignment_actual_agency ON assignment (actual_agency_id)
    WHERE actual_agency_id IS NOT NULL;

-- What can be drawn from one version of a large bank, packed; derived from its members.
CREATE TABLE bank_pool (
    bank_id INTEGER PRIMARY KEY REFERENCES bank (id),
    version INTEGER NOT NULL,
    digest TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;
