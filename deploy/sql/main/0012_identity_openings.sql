-- Why somebody of the Unidad de Transparencia opened a candidacy's identity answers. The act is in the audit chain, whose
-- entry has the same commitment: SHA-256 of the operation's sixteen bytes and the purpose. The purpose is here, where it
-- can be read by who audits and, if the law orders it, suppressed without breaking the chain. No answer is here.
create table audit.identity_opening (
  operation_id  uuid primary key,
  candidacy_id  text not null,
  at            timestamptz not null,
  actor_account text not null,
  actor_role    text not null,
  purpose       text not null,
  commitment    bytea not null check (octet_length(commitment) = 32)
);

create index identity_opening_candidacy on audit.identity_opening (candidacy_id, at);

grant select, insert on audit.identity_opening to conoceles_silo;
