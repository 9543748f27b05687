-- Each workflow that a configuration has had. Going back to one makes it the newest again, under a number of its own.
create table configuration_version (
    configuration uuid not null references configuration on delete cascade,
    -- counts from 1
    number        int not null,
    digest        text not null references bundle,
    -- null where it was made before versions were kept
    person        text,
    created_at    timestamptz not null default now(),
    primary key (configuration, number)
);
comment on table configuration_version is 'Each workflow that a configuration has had, the newest being what it runs';
create index configuration_version_digest on configuration_version (digest);

insert into configuration_version (configuration, number, digest, created_at)
select id, 1, digest, created_at from configuration;
