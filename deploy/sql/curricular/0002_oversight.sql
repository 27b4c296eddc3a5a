-- The read model of oversight: one row per candidacy, written only by the silos' projection and read by the web
-- with a role that can do nothing else. No answer is here; of a section, only whether it is complete.
create schema oversight;
revoke all on schema oversight from public;
grant usage on schema oversight to conoceles_curricular, conoceles_oversight;

create table oversight.candidacy (
  candidacy_id        text primary key,
  election            text not null,
  -- Version of the grain's state the row was made from; the reconciler compares it.
  state_version       integer not null,
  -- Version that the public row should have; null until one was written.
  public_version      integer,
  status              text not null,
  opening             integer not null,
  office              text not null,
  territory           text not null,
  municipality        text,
  district            integer,
  list_number         integer,
  character           text not null,
  actor               text not null,
  responsible_party   text not null,
  display_name        text not null,
  -- Folded for order and search (no accents, lower case), so that no collation of the server matters.
  sort_name           text not null,
  capture_closes      timestamptz,
  publication_opens   timestamptz,
  -- Next legal instant at which this row or the public one would change without a command.
  reproject_at        timestamptz,
  submitted_at        timestamptz,
  verified_at         timestamptz,
  published_at        timestamptz,
  -- Section id → true when complete.
  curricular_sections jsonb not null default '{}',
  identity_sections   jsonb not null default '{}',
  updated_at          timestamptz not null default now()
);

create index candidacy_party on oversight.candidacy (election, responsible_party, sort_name);
create index candidacy_status on oversight.candidacy (election, status);
create index candidacy_reproject on oversight.candidacy (reproject_at) where reproject_at is not null;

grant select, insert, update on oversight.candidacy to conoceles_curricular;
grant select on oversight.candidacy to conoceles_oversight;
