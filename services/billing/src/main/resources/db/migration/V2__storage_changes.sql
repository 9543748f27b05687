-- Bytes may be shared by several objects and go with the last of them: what counts is by how much a workspace stores more or less.
create table storage_change (
    object uuid not null,
    kind text not null check (kind in ('REGISTERED', 'REMOVED')),
    workspace uuid not null,
    account uuid,
    delta bigint not null,
    changed_at timestamptz not null,
    primary key (object, kind)
);
comment on table storage_change is 'Projection of drs: bytes that a workspace''s bucket keeps more (positive) or less (negative) since then';
create index storage_change_by_time on storage_change (changed_at);

insert into storage_change
select id, 'REGISTERED', workspace, account, size, kept_from from stored_object where kept_from is not null;
insert into storage_change
select id, 'REMOVED', workspace, account, -size, kept_until from stored_object where kept_until is not null;
drop table stored_object;
