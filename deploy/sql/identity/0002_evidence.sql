-- Documents of the Unidad de Transparencia (constancias): agreements, sentences, mails, signed forms. Name and content of each
-- are encrypted by the silos under a key of its own, wrapped for its owner and its id; the owner's state, which is elsewhere,
-- says which of them count. Binaries of before do not know the schema.
create schema evidence;
revoke all on schema evidence from public;
grant usage on schema evidence to conoceles_identity;

create table evidence.file (
  -- A candidacy's id today.
  owner       text not null check (length(owner) between 1 and 150),
  evidence_id uuid not null,
  -- Of the file before it was encrypted, as its owner's state has them.
  sha256      bytea not null check (octet_length(sha256) = 32),
  bytes       integer not null check (bytes between 1 and 10485760),
  media       text not null check (media in ('Pdf', 'Jpeg', 'Png')),
  vault_key   text not null,
  key_nonce   bytea not null check (octet_length(key_nonce) = 12),
  wrapped_key bytea not null check (octet_length(wrapped_key) = 48),
  nonce       bytea not null check (octet_length(nonce) = 12),
  content     bytea not null,
  -- Or kept again: a day later it is deleted if its owner does not name it.
  stored_at   timestamptz not null default now(),
  primary key (owner, evidence_id),
  -- The content, its name, their padding and the tag.
  constraint evidence_is_what_it_says check (octet_length(content) between bytes and bytes + 8192)
);
-- Ciphertext does not compress: trying costs time on every write.
alter table evidence.file alter column content set storage external;

grant select, insert, delete, update (stored_at) on evidence.file to conoceles_identity;
