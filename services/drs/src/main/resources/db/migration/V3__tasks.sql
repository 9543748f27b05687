-- Objects of other workspaces that a run may read (what lies in its own workspace needs no list).
create table run_input (
    run    uuid not null,
    object uuid not null,
    primary key (run, object)
);

-- Objects handed to a task: what its token may fetch again.
create table task_grant (
    task       text not null,
    object     uuid not null,
    attempt    integer not null,
    granted_at timestamptz not null default now(),
    primary key (task, object)
);
create index task_grant_age on task_grant (granted_at);

-- Outputs of tasks, one per task and path; the highest attempt holds it.
create table task_output (
    task            text not null,
    path            text collate "C" not null,
    attempt         integer not null,
    object          uuid not null unique,
    blob            uuid not null,
    state           text not null check (state in ('PENDING', 'AVAILABLE', 'DROPPED')),
    workspace       uuid not null,
    bucket          text not null,
    run             uuid,
    person          text not null,
    billing_account uuid,
    size            bigint not null,
    sha256          text not null,
    md5             text not null,
    mime_type       text,
    part_count      integer not null,
    store_upload    text,
    created_at      timestamptz not null default now(),
    primary key (task, path)
);
create index task_output_pending on task_output (created_at) where state = 'PENDING';

-- Bytes that an output left in the store when a later attempt took its place or its task never finished.
create table stray_bytes (
    bucket       text not null,
    key          text not null,
    store_upload text,
    primary key (bucket, key)
);
