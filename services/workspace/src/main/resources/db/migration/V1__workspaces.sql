-- Workspaces, one row each for ever: removed ones stay so that bills and the trail can name them.
create table workspace (
    id              uuid primary key,
    name            text not null,
    description     text not null default '',
    tags            jsonb not null default '[]',
    personal        boolean not null default false,
    owner           text not null,
    billing_account uuid not null,
    state           text not null default 'ACTIVE',
    locked          boolean not null default false,
    controlled      boolean not null default false,
    readable_by_all boolean not null default false,
    version         bigint not null default 1,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    -- when removal was asked for; emptied after the days of grace
    removing_at     timestamptz
);

-- Members; a removed one stays with its version, so that an older fact can never bring it back elsewhere.
create table member (
    workspace   uuid not null references workspace,
    person      text not null,
    role        text not null,
    can_share   boolean not null,
    can_compute boolean not null,
    version     bigint not null,
    removed     boolean not null default false,
    primary key (workspace, person)
);
create index member_person on member (person) where not removed;

-- Versions of memberships grow over all workspaces: a later fact always has the greater one.
create sequence member_version;
