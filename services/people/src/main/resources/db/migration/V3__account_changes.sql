-- The change of an account that is being made at Keycloak, from before it is asked for until the trail holds what came of it. One at
-- a time for the whole platform: two administrators could each take the role from the other otherwise. No account is kept here.
create table account_change (
    the_one        boolean     primary key default true check (the_one),
    id             uuid        not null,
    kind           text        not null check (kind in ('CREATE', 'ROLES', 'ENABLED', 'PASSWORD')),
    person         text        not null,      -- the administrator
    account        text,                      -- null for one that is being created
    username       text,
    roles_before   text,                      -- names with commas between them
    roles_wanted   text,
    enabled_before boolean,
    enabled_wanted boolean,
    intended       boolean     not null,      -- false: nothing was asked for at Keycloak yet
    claimed_until  timestamptz not null       -- a replica works at it until then; afterwards any may
);
