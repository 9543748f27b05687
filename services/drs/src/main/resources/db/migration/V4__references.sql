-- Addresses of the cloud rewritten to ours: longest prefix first, a workspace's own before the installation's.
create table address_map (
    -- Null: holds for every workspace.
    workspace uuid,
    prefix    text collate "C" not null,
    target    text not null
);
create unique index address_map_prefix on address_map (coalesce(workspace, '00000000-0000-0000-0000-000000000000'::uuid), prefix);

-- Storage limits that billing tells, by the newest version it told.
create table storage_limit (
    billing_account uuid not null,
    scope           text not null check (scope in ('ACCOUNT', 'WORKSPACE', 'PERSON')),
    id              text not null,
    bytes           bigint not null,
    primary key (billing_account, scope, id)
);
create table limit_version (
    billing_account uuid primary key,
    version         bigint not null
);
