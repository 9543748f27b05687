-- What was imported into a workspace, newest last by id: who, when, from which file, and what it did.
create table table_import (
    id         uuid primary key,
    workspace  uuid not null references workspace,
    table_name text,
    person     text not null,
    file_name  text,
    rows       bigint not null,
    added      bigint not null,
    changed    bigint not null,
    faults     bigint not null,
    created_at timestamptz not null default now()
);
create index table_import_of_workspace on table_import (workspace, id);
comment on table table_import is 'History of imports: those that were done, in their own transaction, and those that were refused';
comment on column table_import.table_name is 'Null: workspace data; rows are then keys';
comment on column table_import.file_name is 'As the machine of the person called it; null when not said';
comment on column table_import.faults is 'Above 0: refused, nothing was changed';
