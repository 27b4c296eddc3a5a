-- Every content that a candidacy has had since it was submitted: a row is only ever added. Curricular answers alone;
-- identity versions never leave the identity database.
create schema history;
revoke all on schema history from public;
grant usage on schema history to conoceles_curricular;

create table history.version (
  candidacy_id text not null,
  version      integer not null,
  opening      integer not null,
  -- Submission, correction or the institute's fix, as commands name them.
  act          text not null,
  at           timestamptz not null,
  account      text not null,
  -- Section → field → text.
  content      jsonb not null,
  primary key (candidacy_id, version)
);

grant select, insert on history.version to conoceles_curricular;

-- What dashboards count besides the state. Which affirmative action is not here, only that one waits.
alter table oversight.candidacy
  add column corrected_at            timestamptz,
  add column withdrawn_at            timestamptz,
  add column correction_requested_at timestamptz,
  add column observed                integer not null default 0,
  add column withheld                integer not null default 0,
  add column actions_to_confirm      boolean not null default false,
  add column verified_by_system      boolean not null default false;
