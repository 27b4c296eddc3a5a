-- Cuts (cortes): numbered, frozen, signed states of what is public. A profile is kept once, with the cuts in which it held,
-- and not once a cut: what a cut shows is what held at its number.
create table public_record.cut (
  election          text not null,
  number            integer not null check (number > 0),
  -- Legal instant, to the millisecond, as it is signed.
  at                timestamptz not null,
  origin            text not null check (origin in ('scheduled', 'requested')),
  -- What the Unidad de Transparencia wrote, which is public with the cut; null of the daily ones.
  reason            text check (length(reason) <= 1000),
  -- The same request again is the same cut; who asked for it is no citizen's to read.
  operation         uuid not null,
  account           text not null,
  -- Canonical JSON of the election as it was.
  election_document bytea not null,
  candidacies       integer not null check (candidacies >= 0),
  -- How many changes of each kind there were since the cut before.
  counts            jsonb not null,
  changes           bytea not null check (octet_length(changes) = 32),
  previous          bytea check (octet_length(previous) = 32),
  -- SHA-256 of the manifest, whose bytes follow from this row and the prints of what held.
  manifest          bytea not null check (octet_length(manifest) = 32),
  key_id            text not null,
  signature         bytea not null check (octet_length(signature) = 64),
  primary key (election, number),
  unique (election, operation)
);

-- What changed with a cut: posts and agreements, no person.
create table public_record.cut_change (
  election text not null,
  number   integer not null,
  place    integer not null,
  document jsonb not null,
  primary key (election, number, place),
  foreign key (election, number) references public_record.cut
);

create table public_record.cut_document (
  candidacy_id text not null,
  election     text not null,
  from_cut     integer not null,
  -- The last cut in which it held; null while it holds.
  to_cut       integer check (to_cut >= from_cut),
  -- Version of the row of which it was made, to see what a next cut need not look at.
  row_version  integer not null,
  -- HMAC-SHA-256 of the document under its salt. It stays when both go: a bare hash would let anyone try what a profile
  -- said of the few groups that there are.
  mac          bytea not null check (octet_length(mac) = 32),
  salt         bytea check (octet_length(salt) = 32),
  sort_key     text,
  document     bytea,
  primary key (candidacy_id, from_cut),
  check ((salt is null) = (document is null))
);

create index cut_document_held on public_record.cut_document (election, from_cut, candidacy_id) include (to_cut, mac);
create unique index cut_document_current on public_record.cut_document (candidacy_id) where to_cut is null;

-- What the world may read of it: at once nothing of who is not public now, whatever has not been erased yet.
create view public_record.cut_profile as
  select d.election, d.candidacy_id, d.from_cut, d.to_cut, d.mac,
    case when c.document is not null then d.salt end as salt,
    case when c.document is not null then d.sort_key end as sort_key,
    case when c.document is not null then d.document end as document
  from public_record.cut_document d
  left join public_record.candidacy c on c.candidacy_id = d.candidacy_id;

-- A cut is never changed. Of a document only until when it held, and that it is gone.
grant select, insert on public_record.cut, public_record.cut_change, public_record.cut_document to conoceles_silo;
grant update (to_cut, row_version, salt, sort_key, document) on public_record.cut_document to conoceles_silo;
grant select on public_record.cut_change, public_record.cut_profile to conoceles_public;
grant select (election, number, at, origin, reason, election_document, candidacies, counts, changes, previous, manifest, key_id, signature)
  on public_record.cut to conoceles_public;
