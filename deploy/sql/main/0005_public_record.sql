-- What the world may see, already reduced by the allow-list. Written only by the silos' projection; the public role
-- reads this schema and nothing else. state_version is the version of the grain's state the row was made from.
create schema public_record;
revoke all on schema public_record from public;
grant usage on schema public_record to conoceles_silo, conoceles_public;

create table public_record.candidacy (
  candidacy_id  text primary key,
  election      text not null,
  state_version integer not null,
  -- Null: nothing of this candidacy is public, and the row says up to which version that was decided.
  document      jsonb,
  updated_at    timestamptz not null default now()
);

-- Public nodes compare (id, version) of a whole election.
create index candidacy_versions on public_record.candidacy (election, candidacy_id) include (state_version);

create table public_record.election (
  slug          text primary key,
  state_version integer not null,
  document      jsonb not null,
  updated_at    timestamptz not null default now()
);

grant select, insert, update on public_record.candidacy, public_record.election to conoceles_silo;
grant select on public_record.candidacy, public_record.election to conoceles_public;
