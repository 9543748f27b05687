-- Persons who lost the right to compute somewhere, until wes has stopped their runs there.
create table work_to_stop (
    workspace uuid not null references workspace,
    person    text not null,
    primary key (workspace, person)
);
