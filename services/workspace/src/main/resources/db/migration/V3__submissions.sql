-- Workflow bundles (WDL with imports) by digest; the body is exactly what wes keeps under the same digest.
create table bundle (
    digest  text primary key,
    content bytea not null
);

-- Workflow configurations: a bundle, the table it runs on, an expression an input, a target an output.
create table configuration (
    id          uuid primary key,
    workspace   uuid not null references workspace,
    name        text not null,
    digest      text not null references bundle,
    table_name  text,
    inputs      jsonb not null,
    outputs     jsonb not null,
    -- what wes said of the workflow: name, inputs, outputs, calls
    workflow    jsonb not null,
    version     bigint not null default 1,
    created_at  timestamptz not null default now(),
    unique (workspace, name)
);

-- Submissions: a configuration as it was, on rows as they were.
create table submission (
    id              uuid primary key,
    workspace       uuid not null references workspace,
    configuration   uuid not null,
    name            text not null,
    person          text not null,
    billing_account uuid not null,
    digest          text not null,
    workflow        text not null,
    table_name      text,
    -- target of each output, pinned
    outputs         jsonb not null,
    options         jsonb not null,
    state           text not null,
    reason          text,
    rerun_of        uuid,
    created_at      timestamptz not null default now(),
    ended_at        timestamptz
);
create index submission_workspace on submission (workspace, id desc);
create index submission_open on submission (state) where state not in ('DONE', 'ABORTED');

-- One run a row.
create table submission_row (
    submission uuid not null references submission,
    -- stable name of the row within the submission: the table row's name
    row_name   text not null,
    inputs     jsonb not null,
    -- PENDING, RUNNING, COMPLETE, FAILED, CANCELED
    state      text not null,
    run        uuid,
    outputs    jsonb,
    failure    jsonb,
    -- kept here when the table row was removed meanwhile
    written    boolean not null default false,
    started_at timestamptz,
    ended_at   timestamptz,
    primary key (submission, row_name)
);
create index submission_row_run on submission_row (run);
create index submission_row_open on submission_row (submission) where state in ('PENDING', 'RUNNING');
