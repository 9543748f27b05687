create table task_usage (
    task uuid not null,
    attempt int not null,
    points text not null,
    primary key (task, attempt)
);
comment on table task_usage is 'What an attempt of more than a second used while it ran';
comment on column task_usage.points is 'JSON list of at most 120 points: milliseconds since the start, millicores, bytes';
