-- What workspace tells about members, newest version only.
create table member_fact (
    workspace       uuid not null,
    person          text not null,
    role            text not null,
    can_share       boolean not null,
    can_compute     boolean not null,
    -- of the membership; an older fact that comes late is ignored
    version         bigint not null,
    -- of the workspace
    state           text not null,
    billing_account uuid,
    removed         boolean not null,
    primary key (workspace, person)
);

-- At most one row: everything that workspace had committed by this time is in member_fact. Not logged: after a crash nothing
-- is known to be fresh, which is the truth, and the next tick comes within half a second.
create unlogged table member_freshness (
    one  boolean primary key default true check (one),
    told timestamptz not null
);

-- Keys that sign run or task tokens (wes and tes only); the newest signs, the newest two are published.
create table signing_key (
    kid        text primary key,
    -- the JWK with its private part: this database belongs to the signing service alone
    jwk        text not null,
    created_at timestamptz not null default now()
);
