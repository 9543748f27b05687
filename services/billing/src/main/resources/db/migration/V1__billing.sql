create table account (
    id uuid primary key,
    name text not null,
    owner text not null,
    personal boolean not null default false,
    currency text not null default 'CNY',
    limits_version bigint not null default 1,
    created_at timestamptz not null default now()
);
comment on table account is 'Who pays: one personal account a person, shared ones beside it';
comment on column account.limits_version is 'Version of all limits of the account; its row is also the lock under which it is reserved from';

create table account_member (
    account uuid not null references account,
    person text not null,
    role text not null check (role in ('OWNER', 'USER')),
    primary key (account, person)
);
comment on table account_member is 'OWNER sees and manages, USER may launch on the account';
create index account_member_by_person on account_member (person);

create table spending_limit (
    account uuid not null references account,
    scope text not null check (scope in ('ACCOUNT', 'WORKSPACE', 'PERSON')),
    id text not null,
    resource text not null check (resource in ('CONCURRENT_CPU_MILLIS', 'CPU_HOURS', 'STORAGE_BYTES', 'RUNS', 'BUDGET')),
    value numeric(24, 8) not null check (value >= 0),
    primary key (account, scope, id, resource)
);
comment on table spending_limit is 'CPU_HOURS and BUDGET are per calendar month in UTC; the others hold at any moment';

create table price_version (
    version integer primary key,
    starts_at timestamptz not null unique,
    currency text not null,
    created_at timestamptz not null default now()
);
comment on table price_version is 'Price lists; one holds from its start to the start of the next, and never changes';

create table price (
    version integer not null references price_version,
    resource text not null check (resource in ('CPU_HOUR', 'MEMORY_GIB_HOUR', 'GPU_HOUR', 'STORAGE_GIB_MONTH')),
    amount numeric(24, 8) not null check (amount >= 0),
    primary key (version, resource)
);
comment on column price.amount is 'Per unit; a month of storage has 30 days';

insert into price_version (version, starts_at, currency) values (1, '1970-01-01T00:00:00Z', 'CNY');
insert into price (version, resource, amount) values
    (1, 'CPU_HOUR', 0.30), (1, 'MEMORY_GIB_HOUR', 0.04), (1, 'GPU_HOUR', 8.00), (1, 'STORAGE_GIB_MONTH', 0.12);

create table cost_line (
    id uuid primary key,
    source text not null,
    account uuid not null,
    workspace uuid,
    person text,
    run uuid,
    task uuid,
    attempt integer,
    resource text not null,
    granted numeric(40) not null,
    duration_ms bigint not null,
    unit_price numeric(24, 8) not null,
    price_version integer not null,
    amount numeric(24, 8) not null,
    currency text not null,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    day date not null,
    unique (source, resource)
);
comment on table cost_line is 'What was billed, rounded once; every total is a sum of these. Lines are added, never changed';
comment on column cost_line.source is 'Natural key: task/<id>/<attempt>, storage/<account>/<workspace>/<day>, adjustment/<id>';
comment on column cost_line.granted is 'Millicores, bytes or devices granted; for storage byte-milliseconds of the day';
create index cost_line_by_account on cost_line (account, day);
create index cost_line_by_workspace on cost_line (workspace, day);
create index cost_line_by_run on cost_line (run);
create index cost_line_by_task on cost_line (task);

create table run (
    id uuid primary key,
    submission uuid,
    workspace uuid not null,
    person text not null,
    account uuid,
    workflow text,
    workflow_name text,
    state text not null,
    started_at timestamptz,
    ended_at timestamptz
);
comment on table run is 'Projection of wes: which submission and workflow a run belongs to';
create index run_by_submission on run (submission);
create index run_by_workflow on run (workflow, ended_at);

create table stored_object (
    id uuid primary key,
    workspace uuid not null,
    account uuid,
    size bigint not null,
    kept_from timestamptz,
    kept_until timestamptz
);
comment on table stored_object is 'Projection of drs: bytes kept, and since when; a removal may be heard before the registration';
create index stored_object_by_time on stored_object (kept_from, kept_until);

create table workspace_account (
    workspace uuid primary key,
    account uuid not null,
    version bigint not null
);
comment on table workspace_account is 'Projection of workspace: which account pays for what a workspace keeps';

create table storage_day (
    day date primary key,
    closed_at timestamptz not null default now()
);
comment on table storage_day is 'Days in UTC whose storage has been billed';

create table reservation (
    submission uuid primary key,
    account uuid not null references account,
    workspace uuid not null,
    person text not null,
    runs integer not null,
    amount numeric(24, 8) not null,
    cpu_hours numeric(24, 8) not null,
    cap numeric(24, 8),
    price_version integer not null,
    state text not null check (state in ('ACTIVE', 'RELEASED', 'STOPPED')),
    expires_at timestamptz not null,
    created_at timestamptz not null default now()
);
comment on table reservation is 'Consumption promised to a submission: ACTIVE until it lapses, RELEASED at its end, STOPPED by its cap';
create index reservation_by_account on reservation (account) where state = 'ACTIVE';
