-- What the statistics of groups have counted, cut by cut: answers beside persons, and blocks of a few. Only here, where the
-- answers are, and encrypted by the silos like them; what may be told of it goes to the public record. Binaries of before do
-- not know the schema.
create schema statistics;
revoke all on schema statistics from public;
grant usage on schema statistics to conoceles_identity;

create table statistics.ledger (
  election    text not null,
  -- Number of the cut whose tables it made.
  cut         integer not null check (cut > 0),
  -- Of the cut: the same one again is given the same tables.
  operation   uuid not null,
  vault_key   text not null,
  key_nonce   bytea not null check (octet_length(key_nonce) = 12),
  wrapped_key bytea not null check (octet_length(wrapped_key) = 48),
  nonce       bytea not null check (octet_length(nonce) = 12),
  content     bytea not null,
  primary key (election, cut)
);
-- Ciphertext does not compress: trying costs time on every write.
alter table statistics.ledger alter column content set storage external;

grant select, insert, update, delete on statistics.ledger to conoceles_identity;
