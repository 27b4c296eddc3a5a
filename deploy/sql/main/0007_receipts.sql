-- Receipts as anybody may verify them by their folio. The signature covers folio, kind, at and digest: none of them can
-- be changed here without being found. The digest is of the receipt's body, which has sixteen random bytes that are
-- never public: no guess of an answer can be tried against it. No candidacy, account, hash of content nor salt.
create table public_record.receipt (
  folio     text primary key,
  kind      text not null,
  at        timestamptz not null,
  key_id    text not null,
  digest    bytea not null check (octet_length(digest) = 32),
  signature bytea not null check (octet_length(signature) = 64)
);

-- Public halves of the keys that sign receipts. They stay for ever, as what they signed does.
create table public_record.receipt_key (
  key_id      text primary key,
  -- Coordinates of the point on P-256, base64url of 32 bytes each.
  x           text not null,
  y           text not null,
  valid_from  timestamptz,
  valid_until timestamptz
);

-- A receipt is written once. Of a key only its end changes.
grant select, insert on public_record.receipt, public_record.receipt_key to conoceles_silo;
grant update (valid_until) on public_record.receipt_key to conoceles_silo;
grant select on public_record.receipt, public_record.receipt_key to conoceles_public;
