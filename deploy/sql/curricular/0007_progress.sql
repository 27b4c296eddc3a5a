-- How far each capture is, for the party's list, and the prints of its long texts, by which a party is told that two of
-- its candidacies say the same. A print is the hash of a long text in clear, folded; of a short one there is none, and of
-- the identity questionnaire never.
alter table oversight.candidacy
  -- Section id → true when complete: privacy notice and consents.
  add column declaration_sections jsonb not null default '{}',
  -- Sections saved at least once.
  add column started            integer not null default 0,
  -- Sections that the legal minimum still wants.
  add column minimum_missing    integer not null default 0,
  -- Of the curricular questionnaire, 0 to 100: 100 is «completo».
  add column curricular_percent integer not null default 0,
  add column saved_at           timestamptz,
  add column text_prints        text[] not null default '{}';

-- Rows made before know none of it: the reconciler makes again those whose basis is not the state's.
update oversight.candidacy set basis = '';
