-- Photographs as captured, already re-encoded and without metadata: by candidacy and SHA-256, drafts included. A
-- candidacy reads only its own; the bytes must be what their name says.
create schema photos;
revoke all on schema photos from public;
grant usage on schema photos to conoceles_curricular;

create table photos.photo (
  candidacy_id text not null,
  sha256       bytea not null,
  content      bytea not null,
  stored_at    timestamptz not null default now(),
  primary key (candidacy_id, sha256),
  constraint photo_is_its_hash check (pg_catalog.sha256(content) = sha256),
  constraint photo_is_small check (octet_length(content) <= 65536)
);
-- A JPEG does not compress: not trying is faster.
alter table photos.photo alter column content set storage external;

grant select, insert, update, delete on photos.photo to conoceles_curricular;
