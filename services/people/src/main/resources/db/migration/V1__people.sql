-- What a person's programs sign in with.
create table client_token (
    id           uuid primary key,
    person       text        not null,
    name         text        not null,
    digest       bytea       not null unique, -- SHA-256 of the text, which is kept nowhere
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    last_used_at timestamptz                  -- to the minute
);
create index client_token_person on client_token (person, id desc);

-- What a person chose for all of their browsers and messages. Without a row: what the browser says.
create table preference (
    person     text primary key,
    language   text check (language in ('zh', 'en')),
    time_zone  text,                          -- IANA name
    changed_at timestamptz not null default now()
);

-- A way to reach a person, and what about.
create table channel (
    id         uuid primary key,
    person     text        not null,
    kind       text        not null check (kind in ('EMAIL', 'WEBHOOK')),
    url        text,                          -- of a webhook; a mail goes to the address that the realm has verified
    secret     bytea,                         -- signs what goes to a webhook, so it must be kept as it is
    topics     text[]      not null,
    created_at timestamptz not null default now(),
    check ((kind = 'WEBHOOK') = (url is not null and secret is not null))
);
create index channel_person on channel (person, id);
create unique index channel_one_mail on channel (person) where kind = 'EMAIL';

-- One message on its way through one channel; its id is the same in all attempts, so that receivers know repeats.
create table delivery (
    id            uuid primary key,
    channel       uuid        not null references channel on delete cascade,
    person        text        not null,
    type          text        not null,
    source        text        not null,       -- topic and position of the event, so that none is told twice
    facts         jsonb       not null,
    happened_at   timestamptz not null,
    created_at    timestamptz not null default now(),
    state         text        not null check (state in ('WAITING', 'DELIVERED', 'FAILED')),
    attempts      int         not null default 0,
    next_try_at   timestamptz,                -- while WAITING
    claimed_until timestamptz,                -- a replica tries it until then; afterwards any may
    ended_at      timestamptz,
    answer        text,                       -- code of the last attempt's answer
    detail        text,                       -- its number or words
    unique (channel, source)
);
create index delivery_due on delivery (next_try_at) where state = 'WAITING';
create index delivery_person on delivery (person, id desc);
create index delivery_ended on delivery (ended_at) where ended_at is not null;

-- The last fact heard of each membership: what is news is the difference.
create table heard_member (
    workspace       uuid    not null,
    person          text    not null,
    role            text    not null,
    can_share       boolean not null,
    can_compute     boolean not null,
    billing_account uuid,
    removed         boolean not null,
    version         bigint  not null,
    primary key (workspace, person)
);
create index heard_member_account on heard_member (billing_account) where not removed;

-- The limits of each account as last heard.
create table heard_limits (
    account uuid primary key,
    version bigint not null,
    limits  jsonb  not null
);
