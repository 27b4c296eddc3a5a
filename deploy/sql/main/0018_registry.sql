-- The Registro de Candidatos by program: which systems may propose an import, what they proposed, and what the Unidad de
-- Transparencia did with it. A system proposes; only a person applies.
create schema registry;
revoke all on schema registry from public;
grant usage on schema registry to conoceles_web;

-- A key that a system shows. Here is only its hash: nobody can read one again. It is never deleted, so that every use has whose
-- it was.
create table registry.token (
  -- The part of the key that is no secret.
  id         text primary key check (id ~ '^[0-9a-f]{16}$'),
  election   text not null,
  system     text not null check (length(system) between 1 and 100),
  hash       bytea not null check (octet_length(hash) = 32),
  issued_by  text not null references accounts.users (id),
  issued_at  timestamptz not null default clock_timestamp(),
  expires    timestamptz not null,
  -- The form that asked for it: a double click issues one.
  operation  uuid not null unique,
  revoked_by text references accounts.users (id),
  revoked_at timestamptz,
  check ((revoked_by is null) = (revoked_at is null))
);

-- Every time that a key with its secret was shown, also when it was no longer good. Nobody has update or delete.
create table registry.token_use (
  seq     bigint generated always as identity primary key,
  at      timestamptz not null default clock_timestamp(),
  token   text not null references registry.token (id),
  method  text not null check (length(method) <= 10),
  outcome text not null check (outcome in ('good', 'expired', 'revoked', 'other-election'))
);

create index token_use_last on registry.token_use (token, at desc);

-- What a system sent under one idempotency key, and how it was answered the first time. Refused files are here too, without
-- what they said: a repeat gets the same answer.
create table registry.proposal (
  id          uuid primary key,
  election    text not null,
  system      text not null,
  key         text not null check (length(key) between 1 and 200),
  token       text not null references registry.token (id),
  body_hash   bytea not null check (octet_length(body_hash) = 32),
  -- The legal instant of its headers.
  received_at timestamptz not null,
  status      smallint not null check (status in (200, 202, 422)),
  answer      text not null,
  -- The checked rows, under the web's keys, while somebody has to decide; then nothing.
  entries     bytea,
  decided_by  text references accounts.users (id),
  decided_at  timestamptz,
  -- The import that applied it; null when it was discarded.
  import      text,
  unique (election, system, key),
  check ((decided_by is null) = (decided_at is null)),
  check (entries is null or (status = 202 and decided_at is null))
);

create index proposal_newest on registry.proposal (election, received_at desc) where status = 202;

grant select, insert (id, election, system, hash, issued_by, expires, operation), update (revoked_by, revoked_at)
  on registry.token to conoceles_web;
grant select, insert (token, method, outcome) on registry.token_use to conoceles_web;
grant select, insert (id, election, system, key, token, body_hash, received_at, status, answer, entries),
  update (entries, decided_by, decided_at, import) on registry.proposal to conoceles_web;
