-- Membership of the Orleans cluster, by the contract of its ADO.NET provider (query keys, parameter names and
-- result names are its; tables and functions are ours). Query texts name the schema; only OrleansQuery itself is
-- looked up unqualified, through the search_path of the silo and web roles.
create schema cluster;
revoke all on schema cluster from public;
grant usage on schema cluster to conoceles_silo, conoceles_web;

create table cluster.orleansquery (
  querykey  varchar(64) primary key,
  querytext text not null
);

-- One row per cluster id: the version that every change of the membership must name.
create table cluster.membership_version (
  deploymentid varchar(150) primary key,
  "timestamp"  timestamptz not null default now(),
  version      integer not null default 0
);

create table cluster.membership (
  deploymentid varchar(150) not null references cluster.membership_version,
  address      varchar(45) not null,
  port         integer not null,
  generation   integer not null,
  siloname     varchar(150) not null,
  hostname     varchar(150) not null,
  status       integer not null,
  proxyport    integer,
  suspecttimes text,
  starttime    timestamptz not null,
  iamalivetime timestamptz not null,
  primary key (deploymentid, address, port, generation)
);

-- The row lock on the version makes compare, change and advance one step; nothing is written unless all of it is.
create function cluster.insert_membership(
  _deploymentid text, _address text, _port integer, _generation integer, _siloname text, _hostname text,
  _status integer, _proxyport integer, _starttime timestamptz, _iamalivetime timestamptz, _version integer)
returns boolean language plpgsql as $$
begin
  perform 1 from cluster.membership_version
    where deploymentid = _deploymentid and version = _version for update;
  if not found then
    return false;
  end if;
  insert into cluster.membership
    (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
  values
    (_deploymentid, _address, _port, _generation, _siloname, _hostname, _status, _proxyport, _starttime, _iamalivetime)
  on conflict do nothing;
  if not found then
    return false;
  end if;
  update cluster.membership_version set version = version + 1, "timestamp" = now()
    where deploymentid = _deploymentid;
  return true;
end $$;

create function cluster.update_membership(
  _deploymentid text, _address text, _port integer, _generation integer,
  _status integer, _suspecttimes text, _iamalivetime timestamptz, _version integer)
returns boolean language plpgsql as $$
begin
  perform 1 from cluster.membership_version
    where deploymentid = _deploymentid and version = _version for update;
  if not found then
    return false;
  end if;
  update cluster.membership
    set status = _status, suspecttimes = _suspecttimes, iamalivetime = _iamalivetime
    where deploymentid = _deploymentid and address = _address and port = _port and generation = _generation;
  if not found then
    return false;
  end if;
  update cluster.membership_version set version = version + 1, "timestamp" = now()
    where deploymentid = _deploymentid;
  return true;
end $$;

insert into cluster.orleansquery (querykey, querytext) values
('InsertMembershipVersionKey', $q$
with created as (
  insert into cluster.membership_version (deploymentid) values (@DeploymentId)
  on conflict do nothing
  returning 1)
select exists (select from created)
$q$),
('InsertMembershipKey', $q$
select cluster.insert_membership(@DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName,
  @Status, @ProxyPort, @StartTime, @IAmAliveTime, @Version)
$q$),
('UpdateMembershipKey', $q$
select cluster.update_membership(@DeploymentId, @Address, @Port, @Generation,
  @Status, @SuspectTimes, @IAmAliveTime, @Version)
$q$),
('UpdateIAmAlivetimeKey', $q$
update cluster.membership set iamalivetime = @IAmAliveTime
where deploymentid = @DeploymentId and address = @Address and port = @Port and generation = @Generation
$q$),
-- The outer join gives one row of nulls with the version when the cluster has no silo.
('MembershipReadRowKey', $q$
select m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport, m.suspecttimes,
  m.starttime, m.iamalivetime, v.version
from cluster.membership_version v
left join cluster.membership m on m.deploymentid = v.deploymentid
  and m.address = @Address and m.port = @Port and m.generation = @Generation
where v.deploymentid = @DeploymentId
$q$),
('MembershipReadAllKey', $q$
select m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport, m.suspecttimes,
  m.starttime, m.iamalivetime, v.version
from cluster.membership_version v
left join cluster.membership m on m.deploymentid = v.deploymentid
where v.deploymentid = @DeploymentId
$q$),
('GatewaysQueryKey', $q$
select address, proxyport, generation
from cluster.membership
where deploymentid = @DeploymentId and status = @Status and proxyport > 0
$q$),
('DeleteMembershipTableEntriesKey', $q$
with gone as (delete from cluster.membership where deploymentid = @DeploymentId)
delete from cluster.membership_version where deploymentid = @DeploymentId
$q$),
-- 3 is SiloStatus.Active: a row that says so is never cleaned, however old.
('CleanupDefunctSiloEntriesKey', $q$
delete from cluster.membership
where deploymentid = @DeploymentId and iamalivetime < @IAmAliveTime and status <> 3
$q$);

revoke all on all functions in schema cluster from public;
grant execute on all functions in schema cluster to conoceles_silo;
grant select on cluster.orleansquery to conoceles_silo, conoceles_web;
grant select, insert, update, delete on cluster.membership, cluster.membership_version to conoceles_silo;
-- The web is an Orleans client: it only lists gateways.
grant select on cluster.membership, cluster.membership_version to conoceles_web;
