-- Why the cache answered a call or did not; written before the call learns it, for people.
create table cache_verdict (
    run  uuid not null references run on delete cascade,
    path text not null,                  -- of the node
    body text not null,                  -- JSON: hit, the call it was compared with, the parts of the key that differ
    primary key (run, path)
);

-- The latest results of a task, which a new call without a hit is compared with.
create index call_cache_of_task on call_cache (workspace, task, updated_at desc) where state = 'DONE';
