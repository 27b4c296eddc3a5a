-- The legal clock of demo and rehearsal elections: the real clock plus this offset. Rules, deadlines, receipts and
-- screens read it; Orleans, cookies and TLS never do. Zero in a real election.
create schema clock;
revoke all on schema clock from public;
grant usage on schema clock to conoceles_silo, conoceles_web;

create table clock.legal_clock (
  only_row   boolean primary key default true check (only_row),
  offset_ms  bigint not null default 0,
  updated_at timestamptz not null default now()
);
insert into clock.legal_clock default values;

-- The notice is an empty hint: who hears it reads the row.
create function clock.moved() returns trigger language plpgsql as $$
begin
  new.updated_at := now();
  perform pg_notify('legal_clock', '');
  return new;
end $$;

create trigger moved before update on clock.legal_clock
  for each row execute function clock.moved();

grant select on clock.legal_clock to conoceles_silo, conoceles_web;
