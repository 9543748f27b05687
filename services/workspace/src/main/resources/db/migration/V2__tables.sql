-- Data tables: a name and typed columns; the rows are below.
create table data_table (
    id         uuid primary key,
    workspace  uuid not null references workspace,
    name       text not null,
    -- [{name, type, target}], in the order of their first import
    columns    jsonb not null default '[]',
    version    bigint not null default 1,
    unique (workspace, name)
);

-- One row of a table is one JSON object.
create table table_row (
    table_id   uuid not null references data_table,
    name       text not null,
    attributes jsonb not null,
    version    bigint not null default 1,
    updated_at timestamptz not null default now(),
    -- column -> {run, startedAt} of the run that wrote the cell last
    written_by jsonb not null default '{}',
    primary key (table_id, name)
);

-- Which rows point at which, so that a row in use is not deleted.
create table row_reference (
    table_id        uuid not null references data_table,
    row_name        text not null,
    column_name     text not null,
    target_table_id uuid not null references data_table,
    target_name     text not null
);
create index row_reference_from on row_reference (table_id, row_name);
create index row_reference_to on row_reference (target_table_id, target_name);

-- Workspace data: keys and values beside the tables.
create table workspace_datum (
    workspace  uuid not null references workspace,
    key        text not null,
    type       text not null,
    value      jsonb not null,
    version    bigint not null default 1,
    primary key (workspace, key)
);
