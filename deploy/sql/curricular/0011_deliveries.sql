-- Approval of each candidacy and receipt of the account that reaches it: who waits for an account, and since when.
alter table oversight.candidacy
  add column approved_on         date,
  add column approval_agreement  text,
  -- Null until the account was received.
  add column account_received_at timestamptz,
  -- Until when the institute delivers it.
  add column account_due         timestamptz;

-- Deliveries of accounts (art. 14 c), one row an act of the Unidad de Transparencia. Of people, only who received for the party.
create table oversight.delivery (
  delivery_id  text primary key,
  election     text not null,
  party        text not null,
  delivered_at timestamptz not null,
  receiver     text not null,
  way          text not null,
  reference    text not null,
  recorded_at  timestamptz not null,
  account      text not null,
  candidacies  integer not null
);

grant select, insert, update on oversight.delivery to conoceles_curricular;
grant select on oversight.delivery to conoceles_oversight;

create index delivery_party on oversight.delivery (election, party, recorded_at);

-- The reconciler makes again rows whose basis is not the state's.
update oversight.candidacy set basis = '';
