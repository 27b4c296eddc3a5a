-- What the address of a withdrawn candidacy says: the post and the agreement, neither the person nor the cause. In a column
-- of its own: a public node of before it reads `document` alone, and there a withdrawn candidacy is still null. A silo of
-- before it leaves the column as it is, which is right or is overruled by a document.
alter table public_record.candidacy add column withdrawal jsonb;
