-- What administrators say to everyone for a while. The same said twice is said once.
create table announcement (
    id         uuid primary key,
    text_zh    text        not null,
    text_en    text        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    person     text        not null,          -- who said it
    created_at timestamptz not null default now(),
    unique (text_zh, text_en, starts_at, ends_at)
);
create index announcement_end on announcement (ends_at);
