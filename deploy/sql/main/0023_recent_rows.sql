-- What changed lately: a public node that hears of a change reads these rows, and compares the whole set behind it every
-- few seconds, because a transaction that commits late is in no sequence.
create index candidacy_recent on public_record.candidacy (election, updated_at);
