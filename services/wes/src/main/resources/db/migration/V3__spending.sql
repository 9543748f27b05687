-- What the ended tasks of a submission were granted, or of a run that has a cost cap of its own; priced when it is looked at.
create table spending (
    scope       uuid primary key,        -- submission, or run without one
    submission  boolean not null,        -- billing knows only submissions
    cap         numeric(24, 8),
    currency    text,
    cpu         numeric(40) not null default 0,  -- millicores times milliseconds
    memory      numeric(60) not null default 0,  -- bytes times milliseconds
    gpu         numeric(40) not null default 0,  -- devices times milliseconds
    reserved    numeric(24, 8),          -- as billing said last
    renewed_at  timestamptz not null default now()
);

-- The same of the tasks that are under way, as last seen; nothing once the run has ended.
alter table run add column cpu_under_way numeric(40) not null default 0;
alter table run add column memory_under_way numeric(60) not null default 0;
alter table run add column gpu_under_way numeric(40) not null default 0;
