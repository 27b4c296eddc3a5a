-- Orleans reminders, by the contract of the ADO.NET provider. Hashes arrive as signed integers; the provider picks
-- the wrap-around query when the range crosses the sign.
create table cluster.reminder (
  serviceid    varchar(150) not null,
  grainid      varchar(150) not null,
  remindername varchar(150) not null,
  starttime    timestamptz not null,
  period       bigint not null check (period > 0),
  grainhash    integer not null,
  version      integer not null default 0,
  primary key (serviceid, grainid, remindername)
);

-- Every silo reads its range of the ring again every five minutes.
create index reminder_range on cluster.reminder (serviceid, grainhash);

insert into cluster.orleansquery (querykey, querytext) values
('ReadReminderRowsKey', $q$
select grainid, remindername, starttime, period, version
from cluster.reminder
where serviceid = @ServiceId and grainid = @GrainId
$q$),
('ReadReminderRowKey', $q$
select grainid, remindername, starttime, period, version
from cluster.reminder
where serviceid = @ServiceId and grainid = @GrainId and remindername = @ReminderName
$q$),
('ReadRangeRows1Key', $q$
select grainid, remindername, starttime, period, version
from cluster.reminder
where serviceid = @ServiceId and grainhash > @BeginHash and grainhash <= @EndHash
$q$),
('ReadRangeRows2Key', $q$
select grainid, remindername, starttime, period, version
from cluster.reminder
where serviceid = @ServiceId and (grainhash > @BeginHash or grainhash <= @EndHash)
$q$),
('UpsertReminderRowKey', $q$
insert into cluster.reminder as r (serviceid, grainid, remindername, starttime, period, grainhash)
values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash)
on conflict (serviceid, grainid, remindername) do update
  set starttime = excluded.starttime, period = excluded.period, grainhash = excluded.grainhash,
      version = r.version + 1
returning version
$q$),
('DeleteReminderRowKey', $q$
with gone as (
  delete from cluster.reminder
  where serviceid = @ServiceId and grainid = @GrainId and remindername = @ReminderName and version = @Version
  returning 1)
select exists (select from gone)
$q$),
('DeleteReminderRowsKey', $q$
delete from cluster.reminder where serviceid = @ServiceId
$q$);

grant select, insert, update, delete on cluster.reminder to conoceles_silo;
