-- How an account gets its first password, and who did what to it. Identity's own tables stay as EF has them.

-- The code of the delivery sheet: random, single use, short life. Here is only its hash; a new code takes the place of
-- the former one, which is good for nothing from then on.
create table accounts.activation_code (
    account   text primary key references accounts.users (id) on delete cascade,
    hash      bytea not null check (octet_length(hash) = 32),
    issued_at timestamptz not null default now(),
    expires   timestamptz not null,
    used_at   timestamptz
);

-- Acts on accounts. Nobody has update or delete, and the instant is PostgreSQL's: the web cannot say another. An account
-- with acts cannot be deleted.
create table accounts.act (
    seq        bigint generated always as identity primary key,
    at         timestamptz not null default clock_timestamp(),
    account    text not null references accounts.users (id),
    kind       text not null check (kind in
                 ('created', 'code-issued', 'activated', 'disabled', 'enabled', 'sessions-closed', 'signed-in')),
    by_account text not null references accounts.users (id),
    -- The form that asked for it: a double click or a repeat after a crash does nothing again.
    operation  uuid not null,
    reason     text check (length(reason) <= 1000),
    -- Of an issued code, until when it is good.
    expires    timestamptz,
    unique (account, kind, operation)
);

create index act_operation on accounts.act (operation);
create index act_last on accounts.act (account, kind, at desc);

grant select, insert (account, hash, expires), update (hash, issued_at, expires, used_at)
    on accounts.activation_code to conoceles_web;
grant select, insert (account, kind, by_account, operation, reason, expires) on accounts.act to conoceles_web;
