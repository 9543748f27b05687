-- Answers of creates that named an Idempotency-Key; kept 24 hours.
create table idempotency (
    caller     text not null,
    operation  text not null,
    key        text not null,
    -- SHA-256 of the request: the same key with another body is a mistake of the client
    body_hash  text not null,
    -- the answer as JSON
    answer     text not null,
    created_at timestamptz not null default now(),
    primary key (caller, operation, key)
);
create index idempotency_age on idempotency (created_at);
