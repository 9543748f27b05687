-- The last verification of either extent. It tells what was found; it proves nothing, as it lies beside what it speaks of.
create table verification (
    extent      text primary key check (extent in ('ALL', 'NEWS')), -- the whole chain, or what came after from_number
    person      text,                          -- who asked for it; null: the service by itself
    from_number bigint      not null,          -- the entry that was known to hold before, 0 for the whole chain
    from_hash   bytea       not null,
    end_number  bigint      not null,          -- the last entry that was read
    end_hash    bytea       not null,
    entries     bigint      not null,
    checkpoints integer     not null,
    vouched     bigint      not null,          -- up to this entry a signed and archived checkpoint vouches
    verified_at timestamptz not null,
    faults      jsonb       not null           -- the first thousand
);

-- When either extent is verified next; a replica that puts a due one off has its turn.
create table verification_turn (
    extent  text primary key check (extent in ('ALL', 'NEWS')),
    next_at timestamptz not null default now()
);
insert into verification_turn (extent) values ('ALL'), ('NEWS');
