-- Statistics of a cut: canonical JSON that names nobody, so that it stays when profiles close. Null of cuts of before, and of
-- those that a silo of before makes beside a newer one.
alter table public_record.cut add column statistics bytea;

grant select (statistics) on public_record.cut to conoceles_public;
