-- The audit trail: one chain of hashes per candidacy. Entries commit first with the candidacy's state and are then
-- copied here, so the same entry may be inserted twice (on conflict do nothing) and none is ever changed: no role
-- of the system has update or delete.
create schema audit;
revoke all on schema audit from public;
grant usage on schema audit to conoceles_silo;

create table audit.entry (
  candidacy_id  text not null,
  seq           bigint not null check (seq > 0),
  at            timestamptz not null,
  actor_account text not null,
  actor_role    text not null,
  action        text not null,
  -- Section of a draft, folio of an act with receipt.
  subject       text,
  version       integer not null,
  commitment    bytea,
  previous_hash bytea not null,
  hash          bytea not null,
  primary key (candidacy_id, seq)
);

create index entry_at on audit.entry (at);

grant select, insert on audit.entry to conoceles_silo;
