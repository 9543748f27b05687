-- Renames look for everything that had a name, deletions of folders for everything below one.
create index object_path on object (workspace, path) where state = 'AVAILABLE';

-- Commands on everything below a folder, carried out some hundred names at a time; the row is the place where the next batch begins.
create table folder_command (
    id          uuid primary key,
    kind        text not null check (kind in ('DELETE', 'MOVE')),
    workspace   uuid not null,
    -- With its slash at the end, as the target's.
    prefix      text collate "C" not null,
    target      text collate "C",
    -- Whose right is asked for before every batch.
    person      text not null,
    state       text not null check (state in ('RUNNING', 'DONE', 'STOPPED')),
    -- The last path that a batch looked at; null before the first.
    after       text collate "C",
    -- What there was at the beginning, what was done of it, and the names that could not be moved: objects of a DELETE, names of a MOVE.
    total       bigint not null,
    done        bigint not null default 0,
    kept        bigint not null default 0,
    bytes       bigint not null,
    -- Why it was STOPPED: a code of drs' errors.
    reason      text,
    -- Batches in a row that ended in a fault nobody foresaw.
    failures    integer not null default 0,
    -- A DELETE leaves alone what came in later.
    created_at  timestamptz not null,
    ended_at    timestamptz
);
comment on column folder_command.state is 'RUNNING: a sweep takes the next batch; DONE: nothing is left to do; STOPPED: what was done stays done, the rest stays as it was';
create index folder_command_workspace on folder_command (workspace, id);
create index folder_command_running on folder_command (failures, id) where state = 'RUNNING';
