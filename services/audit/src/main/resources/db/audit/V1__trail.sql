-- One line of the trail. The chain is over the digests of the bodies, so that a body may be erased by law and the chain still verifies.
create table entry (
    number       bigint primary key,           -- dense from 1, in order of arrival
    topic        text        not null,
    position     bigint      not null,         -- the producer's dense position on the topic
    event_id     uuid        not null,
    occurred_at  timestamptz not null,         -- the producer's time
    recorded_at  timestamptz not null default now(),
    source       text        not null,         -- the service that told it
    event        text        not null,         -- the event's name
    action       text        not null,         -- a decision's action, else the event's name
    decision     text,                         -- GRANTED or REFUSED, of decisions only
    person       text,                         -- who acted, or for whom the work acted
    workspace    uuid,
    objects      uuid[]      not null default '{}', -- every DRS object that the event names
    body         text,                         -- RFC 8785 canonical form of the whole event; null once erased by law
    body_digest  bytea       not null,         -- SHA-256 of the canonical form
    hash         bytea       not null,         -- SHA-256(previous entry's hash ‖ body_digest)
    unique (topic, position)
);
create index entry_person on entry (person, number desc);
create index entry_workspace on entry (workspace, number desc);
create index entry_action on entry (action, number desc);
create index entry_time on entry (occurred_at);
create index entry_objects on entry using gin (objects);

-- A signed statement that the chain had this hash at this number. A copy lies in the archive bucket, out of the database owner's reach.
create table checkpoint (
    number      bigint primary key,
    hash        bytea       not null,
    signed_at   timestamptz not null,
    key_id      text        not null,
    signature   bytea       not null,          -- Ed25519 over the statement's canonical form
    archived_at timestamptz                    -- when the archive acknowledged its copy
);

-- The end of the chain; its row lock puts writers in one line.
create table chain (
    only_row boolean primary key default true check (only_row),
    number   bigint not null,
    hash     bytea  not null
);
insert into chain (number, hash) values (0, decode(repeat('00', 32), 'hex'));

-- The service itself never changes or removes a line: what does, meets this, and the chain.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the trail is append-only';
end $$;
create trigger entry_append_only before update or delete on entry for each row execute function refuse_change();
create trigger checkpoint_append_only before delete on checkpoint for each row execute function refuse_change();
