-- A save rewrites its candidacy's whole row: what it costs to compress is paid at every autosave, and the page that
-- holds the row should have room for the next version of it beside it.
do $$
begin
  alter table grains.orleansstorage alter column payloadbinary set compression lz4;
exception when feature_not_supported then
  raise notice 'This server was built without lz4: grain state stays with its default compression.';
end $$;

alter table grains.orleansstorage set (fillfactor = 50);
