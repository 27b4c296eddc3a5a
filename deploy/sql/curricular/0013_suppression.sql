-- Until when the sensitive data of who was withdrawn stay blocked, and since when there is an acta that they were destroyed. What
-- they were is nowhere in this schema.
alter table oversight.candidacy
  add column suppression_due timestamptz,
  add column suppressed_at   timestamptz;

create index candidacy_suppression on oversight.candidacy (election, suppression_due)
  where suppression_due is not null and suppressed_at is null;

-- The reconciler makes again rows whose basis is not the state's.
update oversight.candidacy set basis = '' where withdrawn_at is not null;
