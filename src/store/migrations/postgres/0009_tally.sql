-- How many cards there are of each hold and set of days, kept by the database itself: a list of a
-- million tells its number from some thousand rows, because cards are issued many on a day.
CREATE TABLE credential_tally (
    hold TEXT COLLATE "C" NOT NULL,
    valid_from TEXT COLLATE "C",
    valid_to TEXT COLLATE "C",
    inspection_due TEXT COLLATE "C",
    cards BIGINT NOT NULL
) WITH (fillfactor = 60);
-- No two rows of the same days; a day that is absent is one that is the same.
CREATE UNIQUE INDEX credential_tally_days ON credential_tally
    (hold, coalesce(valid_from, ''), coalesce(valid_to, ''), coalesce(inspection_due, ''));
CREATE INDEX credential_tally_end ON credential_tally (hold, valid_to);

INSERT INTO credential_tally (hold, valid_from, valid_to, inspection_due, cards)
SELECT hold, valid_from, valid_to, inspection_due, count(*) FROM credential
GROUP BY hold, valid_from, valid_to, inspection_due;

-- One row of the tally changes once for all cards that one statement writes.
CREATE FUNCTION credential_tallied() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO credential_tally AS t (hold, valid_from, valid_to, inspection_due, cards)
        SELECT hold, valid_from, valid_to, inspection_due, count(*) FROM added
        GROUP BY hold, valid_from, valid_to, inspection_due
        ON CONFLICT (hold, coalesce(valid_from, ''), coalesce(valid_to, ''), coalesce(inspection_due, ''))
            DO UPDATE SET cards = t.cards + excluded.cards;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        UPDATE credential_tally t SET cards = t.cards - r.cards
        FROM (SELECT hold, valid_from, valid_to, inspection_due, count(*) AS cards FROM removed
              GROUP BY hold, valid_from, valid_to, inspection_due) r
        WHERE t.hold = r.hold AND coalesce(t.valid_from, '') = coalesce(r.valid_from, '')
            AND coalesce(t.valid_to, '') = coalesce(r.valid_to, '')
            AND coalesce(t.inspection_due, '') = coalesce(r.inspection_due, '');
        DELETE FROM credential_tally t USING removed r
        WHERE t.cards = 0
            AND t.hold = r.hold AND coalesce(t.valid_from, '') = coalesce(r.valid_from, '')
            AND coalesce(t.valid_to, '') = coalesce(r.valid_to, '')
            AND coalesce(t.inspection_due, '') = coalesce(r.inspection_due, '');
    END IF;
    RETURN NULL;
END
$body$;
CREATE TRIGGER credential_tally_insert AFTER INSERT ON credential
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION credential_tallied();
CREATE TRIGGER credential_tally_update AFTER UPDATE ON credential
    REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION credential_tallied();
CREATE TRIGGER credential_tally_delete AFTER DELETE ON credential
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION credential_tallied();

-- The people of an agency and their cards, without a look at the rows themselves.
DROP INDEX assignment_agency;
CREATE INDEX assignment_agency ON assignment (agency_id, officer_id);
DROP INDEX credential_officer;
CREATE INDEX credential_officer ON credential (officer_id, hold, valid_to, id);
