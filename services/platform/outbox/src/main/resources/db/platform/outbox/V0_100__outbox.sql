-- Versions 0.100 to 0.199 belong to this library; services number their own migrations from 1.

create table outbox (
    id uuid primary key,
    topic text not null,
    key text not null,
    name text not null,
    body text not null,
    position bigint,
    created_at timestamptz not null default now()
);
comment on table outbox is 'Events told by this service, for 30 days: the log that others repair themselves from';
comment on column outbox.body is 'CloudEvent without its position';
comment on column outbox.position is 'Dense number on the topic, given by the relay after the commit; null until then';
create unique index outbox_by_position on outbox (topic, position) where position is not null;
create index outbox_waiting on outbox (id) where position is null;
create index outbox_by_age on outbox (created_at);

create table outbox_topic (
    topic text primary key,
    head bigint not null default 0,
    sent bigint not null default 0
);
comment on table outbox_topic is 'Per topic the last position given and the last one that the broker has acknowledged';

create table inbox (
    topic text not null,
    position bigint not null,
    seen_at timestamptz not null default now(),
    primary key (topic, position)
);
comment on table inbox is 'Positions applied beyond the mark; folded into it every few seconds';

create table inbox_mark (
    topic text primary key,
    upto bigint not null default 0
);
comment on table inbox_mark is 'Every position up to this one has been applied or put aside';

create table dead_event (
    topic text not null,
    origin text not null,
    key text,
    name text,
    body text not null,
    reason text not null,
    died_at timestamptz not null default now(),
    primary key (topic, origin)
);
comment on table dead_event is 'Events that failed five times, and later ones of the same key';
comment on column dead_event.origin is 'Position on the topic, or partition and offset of a message without one';
create index dead_event_by_key on dead_event (topic, key);
