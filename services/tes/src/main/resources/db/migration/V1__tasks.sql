create table task (
    id uuid primary key,
    caller text not null,
    key text,
    body_hash text not null,
    person text not null,
    workspace uuid not null,
    run uuid,
    billing_account uuid not null,
    name text,
    tags jsonb not null,
    state text not null,
    attempt int not null default 0,
    faults int not null default 0,
    host text,
    cpu_millis bigint not null,
    memory_bytes bigint not null,
    reply_to text,
    created_at timestamptz not null default now(),
    ended_at timestamptz,
    attempts text not null default '[]',
    result text
);
comment on table task is 'One task: who asked for it, where it stands and what came of it; what it shall do stands in task_document';
comment on column task.caller is 'Whose key it is: keys can be guessed, so each caller has its own';
comment on column task.key is 'Idempotency key, kept as long as the task';
comment on column task.faults is 'System faults so far; at most three are repeated';
comment on column task.host is 'The installation that claimed it; an attempt is bound to its host';
comment on column task.attempts is 'One JSON entry for each attempt that ended';
create unique index task_by_key on task (caller, key) where key is not null;
create index task_by_plain_key on task (key) where key is not null;
create index task_queued on task (billing_account, id) where state = 'QUEUED';
create index task_active on task (host) where state in ('INITIALIZING', 'RUNNING', 'CANCELING');
create index task_by_run on task (run, id) where run is not null;
create index task_by_person on task (person, id);
create index task_by_workspace on task (workspace, id);

create table task_document (
    task uuid primary key,
    document text not null,
    ask text not null
);
comment on table task_document is 'What a task shall do (document) and what was made of its resources (ask); never changes';

create table task_log (
    task uuid not null,
    attempt int not null,
    executor int not null,
    stream text not null,
    size bigint not null,
    tail bytea not null,
    object text,
    primary key (task, attempt, executor, stream)
);
comment on table task_log is 'The last 64 KiB of each stream that is not empty';
comment on column task_log.object is 'DRS id of the whole stream when the tail is not all of it';

create table cancelled_run (
    run uuid primary key,
    cancelled_at timestamptz not null default now()
);
comment on table cancelled_run is 'Runs whose later tasks are refused';

create table closed_workspace (
    workspace uuid primary key,
    closed_at timestamptz not null default now()
);
comment on table closed_workspace is 'Workspaces under removal: their tasks are refused';

create table account_limit (
    account uuid not null,
    scope text not null,
    id text not null,
    cpu_millis bigint not null,
    primary key (account, scope, id)
);
comment on table account_limit is 'How many cpus may be granted at once; told by billing';

create table account_limit_version (
    account uuid primary key,
    version bigint not null
);
comment on table account_limit_version is 'Which version of an account''s limits is applied; older news is ignored';
