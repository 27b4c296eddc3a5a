-- Files of captures that closed without a submission (omisas): written once, some minutes after the closing, and never
-- changed. Another closing of the same candidacy, by an extension or an agreement, is another row. No answer is here.
create table oversight.omission (
  candidacy_id text not null,
  opening      integer not null,
  closed_at    timestamptz not null,
  election     text not null,
  party        text not null,
  sort_name    text not null,
  -- Legal instant at which it was composed.
  composed_at  timestamptz not null,
  facts        jsonb not null,
  primary key (candidacy_id, opening, closed_at)
);

create index omission_party on oversight.omission (election, party, closed_at, sort_name, candidacy_id);

grant select, insert on oversight.omission to conoceles_curricular;
grant select on oversight.omission to conoceles_oversight;
