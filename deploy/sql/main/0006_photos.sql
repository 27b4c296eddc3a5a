-- The photographs that published documents show, copied from the curricular database by the silos' projection in the
-- transaction that writes the document. Public nodes copy them to their disk. Deleted when no document shows them.
create table public_record.photo (
  sha256  bytea primary key,
  content bytea not null,
  constraint photo_is_its_hash check (pg_catalog.sha256(content) = sha256),
  constraint photo_is_small check (octet_length(content) <= 65536)
);
alter table public_record.photo alter column content set storage external;

-- Which photographs are shown is asked once a minute, and not by reading every document.
create index candidacy_photo on public_record.candidacy ((document ->> 'photo')) where document ->> 'photo' is not null;

grant select, insert, delete on public_record.photo to conoceles_silo;
grant select on public_record.photo to conoceles_public;
