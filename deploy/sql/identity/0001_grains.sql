-- Grain state, by the contract of Orleans' ADO.NET provider. Payloads arrive encrypted: nothing in this database
-- can be read without the silos' key.
create schema grains;
revoke all on schema grains from public;
grant usage on schema grains to conoceles_identity;

create table grains.orleansquery (
  querykey  varchar(64) primary key,
  querytext text not null
);

create table grains.orleansstorage (
  grainidhash          integer not null,
  grainidn0            bigint not null,
  grainidn1            bigint not null,
  graintypehash        integer not null,
  graintypestring      varchar(512) not null,
  grainidextensionstring varchar(512),
  serviceid            varchar(150) not null,
  payloadbinary        bytea,
  modifiedon           timestamptz not null default now(),
  version              integer not null
);

-- Ciphertext does not compress: trying costs time on every write.
alter table grains.orleansstorage alter column payloadbinary set storage external;

-- Upstream has no unique key: two racing first writes leave two rows and a grain that never activates again.
create unique index ux_orleansstorage_grain on grains.orleansstorage
  (serviceid, graintypestring, grainidn0, grainidn1, grainidextensionstring) nulls not distinct;

-- Null version: the first write, which inserts once. Otherwise the stored version must be the one that was read.
-- On a conflict the answer is the version that came in, which Orleans takes as an inconsistent state.
-- "extension is null" is a branch, not an "or", so that each statement keeps a plan on the unique index.
create function grains.write_state(
  _hash integer, _n0 bigint, _n1 bigint, _typehash integer, _type text, _extension text, _service text,
  _version integer, _payload bytea)
returns integer language plpgsql as $$
declare
  stored integer;
begin
  if _version is null then
    insert into grains.orleansstorage
      (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid,
       payloadbinary, version)
    values (_hash, _n0, _n1, _typehash, _type, _extension, _service, _payload, 1)
    on conflict do nothing
    returning version into stored;
  elsif _extension is null then
    update grains.orleansstorage s set payloadbinary = _payload, modifiedon = now(), version = s.version + 1
    where s.serviceid = _service and s.graintypestring = _type and s.grainidn0 = _n0 and s.grainidn1 = _n1
      and s.grainidextensionstring is null and s.version = _version
    returning s.version into stored;
  else
    update grains.orleansstorage s set payloadbinary = _payload, modifiedon = now(), version = s.version + 1
    where s.serviceid = _service and s.graintypestring = _type and s.grainidn0 = _n0 and s.grainidn1 = _n1
      and s.grainidextensionstring = _extension and s.version = _version
    returning s.version into stored;
  end if;
  return coalesce(stored, _version);
end $$;

insert into grains.orleansquery (querykey, querytext) values
('ReadFromStorageKey', $q$
select payloadbinary, version from grains.orleansstorage
where serviceid = @ServiceId and graintypestring = @GrainTypeString and grainidn0 = @GrainIdN0
  and grainidn1 = @GrainIdN1 and grainidextensionstring = @GrainIdExtensionString
union all
select payloadbinary, version from grains.orleansstorage
where @GrainIdExtensionString is null
  and serviceid = @ServiceId and graintypestring = @GrainTypeString and grainidn0 = @GrainIdN0
  and grainidn1 = @GrainIdN1 and grainidextensionstring is null
$q$),
('WriteToStorageKey', $q$
select grains.write_state(@GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString,
  @GrainIdExtensionString, @ServiceId, @GrainStateVersion, @PayloadBinary) as NewGrainStateVersion
$q$),
('ClearStorageKey', $q$
with cleared as (
  update grains.orleansstorage s set payloadbinary = null, modifiedon = now(), version = s.version + 1
  where s.serviceid = @ServiceId and s.graintypestring = @GrainTypeString and s.grainidn0 = @GrainIdN0
    and s.grainidn1 = @GrainIdN1 and s.version = @GrainStateVersion
    and (s.grainidextensionstring = @GrainIdExtensionString
      or (@GrainIdExtensionString is null and s.grainidextensionstring is null))
  returning s.version)
select coalesce((select version from cleared), @GrainStateVersion) as NewGrainStateVersion
$q$),
('DeleteStorageKey', $q$
with deleted as (
  delete from grains.orleansstorage s
  where s.serviceid = @ServiceId and s.graintypestring = @GrainTypeString and s.grainidn0 = @GrainIdN0
    and s.grainidn1 = @GrainIdN1 and s.version = @GrainStateVersion
    and (s.grainidextensionstring = @GrainIdExtensionString
      or (@GrainIdExtensionString is null and s.grainidextensionstring is null))
  returning s.version + 1 as version)
select coalesce((select version from deleted), @GrainStateVersion) as NewGrainStateVersion
$q$);

revoke all on all functions in schema grains from public;
grant execute on all functions in schema grains to conoceles_identity;
grant select on grains.orleansquery to conoceles_identity;
grant select, insert, update, delete on grains.orleansstorage to conoceles_identity;
