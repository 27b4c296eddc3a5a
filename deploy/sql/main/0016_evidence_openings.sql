-- Who opened a document of the Unidad de Transparencia, which one, when and for what. Written before a byte of it is read; no
-- role of the system changes or deletes a row. Apart from audit.identity_opening, which the audit chain commits to and which is
-- of identity answers: here an owner need not be a candidacy.
create table audit.evidence_opening (
  operation_id  uuid not null,
  owner         text not null,
  evidence_id   uuid not null,
  at            timestamptz not null,
  actor_account text not null,
  actor_role    text not null,
  purpose       text not null,
  -- An operation is nobody's right to open another file, or as somebody else, without a record.
  primary key (operation_id, owner, evidence_id, actor_account)
);

create index evidence_opening_owner on audit.evidence_opening (owner, at);

grant select, insert on audit.evidence_opening to conoceles_silo;
