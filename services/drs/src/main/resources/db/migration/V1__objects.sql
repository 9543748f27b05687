-- A workspace as drs knows it: its bucket, who pays, what it holds (with storage_change), and how far its removal is.
create table workspace_store (
    workspace       uuid primary key,
    bucket          text not null unique,
    state           text not null check (state in ('ACTIVE', 'REMOVING', 'REMOVED')),
    billing_account uuid,
    -- Bytes of open uploads and outputs under way: they count against the limit before they are stored.
    held_bytes      bigint not null default 0,
    -- Bytes of blobs kept in this bucket; references from other workspaces cost them nothing.
    kept_bytes      bigint not null default 0,
    objects         bigint not null default 0,
    created_at      timestamptz not null default now()
);
comment on column workspace_store.state is 'REMOVING: its objects are removed 500 at a time; REMOVED: the bucket is gone';
create index workspace_store_account on workspace_store (billing_account);
create index workspace_store_removing on workspace_store (workspace) where state = 'REMOVING';

-- Changes of the sums above, added without a lock on the workspace's row (tasks end by the hundred) and folded into it later.
create table storage_change (
    workspace uuid not null,
    held      bigint not null,
    kept      bigint not null,
    objects   bigint not null
);
create index storage_change_workspace on storage_change (workspace);

-- Stored bytes. Several objects may share one blob; it goes with the last of them.
create table blob (
    id          uuid primary key,
    workspace   uuid not null,
    origin      text not null check (origin in ('STORED', 'BUCKET', 'FOLDER')),
    -- STORED and BUCKET: bucket and key. FOLDER: name of the administrator's root and the path below it.
    container   text not null,
    key         text not null,
    size        bigint not null check (size >= 0),
    sha256      text not null,
    md5         text not null,
    -- What the registered source looked like when it was digested (etag, or time of change); null for STORED.
    fingerprint text,
    objects     integer not null check (objects >= 0),
    state       text not null check (state in ('KEPT', 'DOOMED', 'LOST')),
    checked_at  timestamptz not null default now(),
    created_at  timestamptz not null default now()
);
comment on column blob.objects is 'live objects that show these bytes; 0 makes the blob DOOMED';
comment on column blob.state is 'DOOMED: a sweep deletes the bytes and the row; LOST: the scrub did not find the bytes';
create index blob_content on blob (workspace, sha256, size) where state = 'KEPT';
create index blob_doomed on blob (id) where state = 'DOOMED';
create index blob_scrub on blob (checked_at) where state = 'KEPT';

-- What others see: immutable but for its state. The row stays as a tombstone, so that an id is never used again.
create table object (
    id              uuid primary key,
    workspace       uuid not null,
    path            text collate "C" not null,
    kind            text not null check (kind in ('BLOB', 'BUNDLE')),
    state           text not null check (state in ('AVAILABLE', 'REMOVING', 'REMOVED')),
    blob            uuid,
    -- Workspace whose bucket keeps the bytes: a reference is read only by who may read both.
    home            uuid not null,
    size            bigint not null,
    sha256          text not null,
    md5             text not null,
    mime_type       text,
    description     text,
    person          text not null,
    run             uuid,
    task            text,
    billing_account uuid,
    created_at      timestamptz not null default now(),
    removed_at      timestamptz,
    removed_by      text
);
create index object_workspace on object (workspace, id) where state = 'AVAILABLE';
create index object_home on object (home, id) where state = 'AVAILABLE';
create index object_blob on object (blob);

-- The name tree of a workspace: a new upload to a path moves the name, the earlier object keeps its id.
create table file (
    workspace uuid not null,
    path      text collate "C" not null,
    object    uuid not null,
    primary key (workspace, path)
);
create index file_object on file (object);

-- Members of a bundle, in the order of its author.
create table bundle_item (
    bundle   uuid not null references object (id),
    position integer not null,
    name     text not null,
    object   uuid not null,
    primary key (bundle, position)
);

-- Random keys of this installation (signed addresses of files in registered folders).
create table link_key (
    name   text primary key,
    secret bytea not null
);
