-- Who an agreement left out of scope is never counted as having failed to capture. And what a row was made from, the
-- state and the election's definition: when either is another, the reconciler makes the row again. A row written by a
-- process that does not know the column keeps the former text, and is made again for that.
alter table oversight.candidacy
  add column in_scope boolean not null default true,
  add column basis    text;
