-- How many cards there are of each hold and set of days, kept by the database itself: a list of a
-- million tells its number from some thousand rows, because cards are issued many on a day.
CREATE TABLE credential_tally (
    hold TEXT COLLATE "C" NOT NULL,
    valid_from TEXT COLLATE "C",
    valid_to TEXT COLLATE "C",
    inspection_due TEXT COLLATE "C",
    cards BIGINT NOT NULL
);
-- No two rows of the same days; a day that is absent is one that is the same.
CREATE UNIQUE INDEX credential_tally_days ON credential_tally
    (hold, coalesce(valid_from, ''), coalesce(valid_to, ''), coalesce(inspection_due, ''));
CREATE INDEX credential_tally_end ON credential_tally (hold, valid_to);

INSERT INTO credential_tally (hold, valid_from, valid_to, inspection_due, cards)
SELECT hold, valid_from, valid_to, inspection_due, count(*) FROM credential
GROUP BY hold, valid_from, valid_to, inspection_due;

CREATE FUNCTION credential_tallied() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO credential_tally AS t (hold, valid_from, valid_to, inspection_due, cards)
        VALUES (new.hold, new.valid_from, new.valid_to, new.inspection_due, 1)
        ON CONFLICT (hold, coalesce(valid_from, ''), coalesce(valid_to, ''), coalesce(inspection_due, ''))
            DO UPDATE SET cards = t.cards + 1;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        UPDATE credential_tally SET cards = cards - 1
        WHERE hold = old.hold AND coalesce(valid_from, '') = coalesce(old.valid_from, '')
            AND coalesce(valid_to, '') = coalesce(old.valid_to, '')
            AND coalesce(inspection_due, '') = coalesce(old.inspection_due, '');
        DELETE FROM credential_tally WHERE cards = 0
            AND hold = old.hold AND coalesce(valid_from, '') = coalesce(old.valid_from, '')
            AND coalesce(valid_to, '') = coalesce(old.valid_to, '')
            AND coalesce(inspection_due, '') = coalesce(old.inspection_due, '');
    END IF;
    RETURN NULL;
END
$body$;
CREATE TRIGGER credential_tally_change
AFTER INSERT OR DELETE OR UPDATE OF hold, valid_from, valid_to, inspection_due ON credential
FOR EACH ROW EXECUTE FUNCTION credential_tallied();

-- The people of an agency and their cards, without a look at the rows themselves.
DROP INDEX assignment_agency;
CREATE INDEX assignment_agency ON assignment (agency_id, officer_id);
DROP INDEX credential_officer;
CREATE INDEX credential_officer ON credential (officer_id, hold, valid_to, id);
