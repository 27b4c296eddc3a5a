-- Until when a requested correction is to be resolved: with business days of its own each election, a date that only the
-- election's calendar can say. Null while none is requested.
alter table oversight.candidacy add column correction_due timestamptz;

-- The reconciler makes again rows whose basis is not the state's.
update oversight.candidacy set basis = '' where correction_requested_at is not null;
