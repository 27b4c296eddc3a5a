-- What the institute tells parties: a row for each notice, whether a mail server sends it or the Unidad de Transparencia
-- prints it. Its key says what it is about, so that the same notice twice is one row. No answer of any questionnaire.
create schema mail;
revoke all on schema mail from public;
grant usage on schema mail to conoceles_silo, conoceles_web;

-- Where a party reads its notices: at most five, written by the UT. Not the accounts' own table, which silos cannot read.
create table mail.recipient (
  election text not null,
  party    text not null,
  place    smallint not null check (place between 1 and 5),
  -- One address, whole.
  address  text not null check (length(address) <= 254 and address ~ '^[^[:space:][:cntrl:]]+@[^[:space:][:cntrl:]]+$'),
  primary key (election, party, place),
  unique (election, party, address)
);

-- Who wrote and who took away an address. Nobody has update or delete, and the instant is PostgreSQL's.
create table mail.recipient_act (
  seq        bigint generated always as identity primary key,
  at         timestamptz not null default clock_timestamp(),
  election   text not null,
  party      text not null,
  address    text not null,
  added      boolean not null,
  by_account text not null references accounts.users (id)
);

create index recipient_act_party on mail.recipient_act (election, party, seq desc);

create table mail.outbox (
  key          text primary key check (length(key) between 1 and 300),
  election     text not null,
  kind         text not null,
  party        text not null,
  -- Of a notice about one candidacy.
  candidacy    text,
  -- To whom it was handed at the last attempt; empty while nobody took it to send.
  recipients   text[] not null default '{}',
  subject      text not null check (length(subject) <= 300),
  body         text not null check (length(body) <= 20000),
  -- Legal instants: when it was written, until when it says something, and what became of it.
  created      timestamptz not null,
  valid_until  timestamptz not null,
  -- For paper: there was no server, or no address of the party.
  held_at      timestamptz,
  file_at      timestamptz,
  sent_at      timestamptz,
  -- Real instants: attempts are minutes apart, whatever a rehearsal does to the legal clock.
  created_real timestamptz not null default clock_timestamp(),
  due_at       timestamptz not null default clock_timestamp(),
  attempts     integer not null default 0,
  -- A code, never what a server said: it may quote addresses.
  last_error   text check (length(last_error) <= 64)
);

create index outbox_waiting on mail.outbox (due_at, key) where sent_at is null;
create index outbox_newest on mail.outbox (election, created desc, key);

-- What a notice says is never changed, and nobody deletes one.
grant select, insert on mail.outbox to conoceles_silo;
grant update (recipients, held_at, file_at, sent_at, due_at, attempts, last_error) on mail.outbox to conoceles_silo;
grant select on mail.recipient to conoceles_silo;
grant select on mail.outbox to conoceles_web;
grant select, insert, delete on mail.recipient to conoceles_web;
grant select, insert (election, party, address, added, by_account) on mail.recipient_act to conoceles_web;
