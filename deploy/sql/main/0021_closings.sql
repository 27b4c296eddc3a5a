-- What the address of a candidacy says once the publication of its office closed: which office and when, of the person
-- nothing. In a column of its own, as withdrawals: a public node of before it reads `document` alone, which is null.
alter table public_record.candidacy add column closing jsonb;
