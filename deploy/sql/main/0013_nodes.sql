-- How each process is, as it says itself every few seconds: the operator's page reads it. No datum of a candidacy.
create schema operations;
revoke all on schema operations from public;
grant usage on schema operations to conoceles_silo, conoceles_web, conoceles_public;

create table operations.node (
  -- The role that wrote it: no process can speak for one of another role.
  writer  text not null,
  name    text not null check (length(name) between 1 and 100),
  kind    text not null check (kind in ('silo', 'web')),
  version text not null check (length(version) <= 100),
  started timestamptz not null,
  seen    timestamptz not null,
  facts   jsonb not null check (octet_length(facts::text) <= 16384),
  primary key (writer, name)
);

-- The only way in, so that a citizens' node writes one small row of its own and nothing else. Who was not heard for a day
-- is gone; and nobody fills the table with names.
create function operations.report(node_name text, node_kind text, node_version text, node_started timestamptz, node_facts jsonb)
returns void language plpgsql security definer set search_path = '' as $$
begin
  delete from operations.node where seen < now() - interval '1 day';
  if (select count(*) from operations.node where writer = session_user) >= 200
    and not exists (select 1 from operations.node where writer = session_user and name = node_name) then
    return;
  end if;
  insert into operations.node (writer, name, kind, version, started, seen, facts)
  values (session_user, node_name, node_kind, node_version, node_started, now(), node_facts)
  on conflict (writer, name) do update
    set kind = excluded.kind, version = excluded.version, started = excluded.started, seen = excluded.seen, facts = excluded.facts;
end $$;

revoke all on function operations.report(text, text, text, timestamptz, jsonb) from public;
grant execute on function operations.report(text, text, text, timestamptz, jsonb) to conoceles_silo, conoceles_web, conoceles_public;
grant select on operations.node to conoceles_web;

-- Reminders by name: how many there are, never of whom.
create view operations.reminder as
  select remindername as name, count(*)::int as count from cluster.reminder group by remindername;
grant select on operations.reminder to conoceles_web;
