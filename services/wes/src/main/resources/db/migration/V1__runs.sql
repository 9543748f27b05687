-- A workflow as it was handed in, stored once by the SHA-256 of its JSON text; runs refer to it by digest for ever.
create table bundle (
    digest     text primary key,
    body       bytea not null,          -- gzip of {"main": path, "files": {path: text}}
    created_at timestamptz not null default now()
);

-- One workflow run: who, where, what, and how it ended. The work inside it lies in node.
create table run (
    id              uuid primary key,
    shard           smallint not null,   -- last byte of the id
    workspace       uuid not null,
    person          text not null,
    billing_account uuid,
    submission      uuid,
    row_name        text,                -- row of the submission's table
    name            text not null,
    bundle          text not null references bundle,
    workflow        text not null,       -- name of the workflow (or single task) that is run
    inputs          text not null,       -- JSON as given, files as their texts
    options         text not null,       -- JSON, closed set of launch options
    tags            jsonb not null default '{}',
    request         text,                -- WES RunRequest as received, for the echo
    state           text not null,
    outputs         text,
    failure         text,
    warnings        text not null default '[]',
    calls           int not null default 0,
    cache_hits      int not null default 0,
    next_seq        bigint not null default 0,
    engine          text not null,       -- semantics that the run was started with
    cancel_reason   text,
    cancel_sent     boolean not null default false,
    created_at      timestamptz not null default now(),
    started_at      timestamptz,
    ended_at        timestamptz,
    version         bigint not null default 1
);
create unique index run_of_row on run (submission, row_name) where submission is not null;
create index run_open on run (shard) where state in ('QUEUED', 'INITIALIZING', 'RUNNING', 'CANCELING');
create index run_listed on run (workspace, id desc);
create index run_of_person on run (person, id desc);

-- One call of a task in a run: what the engine needs to go on, and what people see of its latest attempt.
create table node (
    run           uuid not null references run on delete cascade,
    path          text not null,         -- call path with indices
    number        bigint generated always as identity,  -- order of appearance
    call          text not null,         -- call path without indices, for counts
    state         text not null,         -- SUBMITTING, DONE, FAILED, CANCELED
    attempt       int not null,
    out_of_memory int not null default 0, -- earlier attempts that ended so
    cached        boolean not null default false,
    outputs       text,
    failure       text,
    task          uuid,                  -- at tes; null until it has accepted the attempt
    exit_code     int,
    reason        text,
    sentence      text,
    details       text,                  -- JSON for people: backend, host tools, times of the attempt
    submitted_at  timestamptz not null default now(),
    ended_at      timestamptz,
    primary key (run, path)
);
create unique index node_shown on node (run, number);
create index node_waiting on node (run) where state = 'SUBMITTING';

-- Attempts of a node before its latest one.
create table past_attempt (
    run          uuid not null references run on delete cascade,
    path         text not null,
    attempt      int not null,
    task         uuid,
    exit_code    int,
    reason       text,
    sentence     text,
    details      text,
    submitted_at timestamptz not null,
    ended_at     timestamptz not null default now(),
    primary key (run, path, attempt)
);

-- How many calls of a name are in which state; changed with the nodes, so that a view of a million calls is a few rows.
create table run_count (
    run   uuid not null references run on delete cascade,
    call  text not null,
    state text not null,
    n     int not null,
    primary key (run, call, state)
);

-- History of a run: one row a committed batch, gzip of its node changes as JSON. The nodes are the truth, this is for people.
create table event (
    run  uuid not null references run on delete cascade,
    seq  bigint not null,
    at   timestamptz not null default now(),
    body bytea not null,
    primary key (run, seq)
);

-- Results of calls that may answer later calls of the same workspace with the same key.
create table call_cache (
    workspace   uuid not null,
    key         text not null,
    task        text not null,           -- name of the task, for people who read the table
    parts       text not null,           -- JSON list of the key's named parts
    state       text not null,           -- RUNNING: one call computes it; DONE: outputs are there; DEAD: an output is gone
    outputs     text,
    objects     uuid[] not null default '{}',
    holder_run  uuid not null,
    holder_node text not null,
    updated_at  timestamptz not null default now(),
    primary key (workspace, key)
);
create index call_cache_of_holder on call_cache (holder_run, holder_node);
create index call_cache_of_object on call_cache using gin (objects);

-- One line of the run's own log, shown as its stderr: what the engine decided and why.
create table run_line (
    run  uuid not null references run on delete cascade,
    seq  bigint not null,
    at   timestamptz not null default now(),
    text text not null,
    primary key (run, seq)
);

-- Launches that were stopped: a later batch of the same submission is refused.
create table cancelled_submission (
    submission   uuid primary key,
    reason       text not null,
    cancelled_at timestamptz not null default now()
);

-- A process that drives runs. It says every few seconds that it lives; a name that is silent too long loses its shards.
create table replica (
    name  text primary key,
    until timestamptz not null
);

-- Who drives which 256th of the runs. Every transaction of the engine first locks its rows with their epoch (fencing).
create table shard_lease (
    shard smallint primary key,
    owner text,
    epoch bigint not null default 0      -- raised at each takeover, so that a former owner's writes find no row
);
insert into shard_lease (shard) select generate_series(0, 255);

-- Tasks that have ended according to events, until the shard's owner has asked tes what they came to.
create table task_result (
    task        uuid primary key,
    shard       smallint not null,
    run         uuid not null,
    key         text not null,           -- of the attempt, as it was submitted
    received_at timestamptz not null default now()
);
create index task_result_of_shard on task_result (shard, received_at);

