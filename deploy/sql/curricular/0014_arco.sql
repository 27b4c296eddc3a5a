-- Requests about personal data (solicitudes ARCO), one row each, derived from their grains: for lists and reminders. Neither
-- the name of who asks nor what is asked is here.
create table oversight.arco_request (
  request_id    text primary key,
  election      text not null,
  number        integer not null,
  -- Versions of the stored state and of the election's definition that the row was made from.
  state_version integer not null,
  definition    integer not null,
  received_at   timestamptz not null,
  -- Which right.
  kind          text not null,
  state         text not null,
  candidacy_id  text,
  -- The term that runs, its last instant and the sentence that explains it; null when nothing is to be done.
  term          text,
  ends_at       timestamptz,
  why           text,
  unique (election, number)
);

create index arco_request_ends on oversight.arco_request (election, ends_at) where ends_at is not null;

grant select, insert, update on oversight.arco_request to conoceles_curricular;
grant select on oversight.arco_request to conoceles_oversight;
