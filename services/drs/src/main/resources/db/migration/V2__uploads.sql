-- Uploads and registrations under way. Only a finished one makes an object.
create table upload (
    id              uuid primary key,
    kind            text not null check (kind in ('UPLOAD', 'REGISTRATION')),
    workspace       uuid not null,
    path            text collate "C" not null,
    object          uuid not null,
    state           text not null check (state in ('OPEN', 'VERIFYING', 'AVAILABLE', 'REJECTED', 'EXPIRED', 'ABORTED')),
    size            bigint not null,
    -- Stated by the client; null for a registration, whose digests the server finds.
    sha256          text,
    md5             text,
    mime_type       text,
    part_size       bigint not null,
    part_count      integer not null,
    -- Where the bytes are or will be: as in blob.
    origin          text not null check (origin in ('STORED', 'BUCKET', 'FOLDER')),
    container       text not null,
    key             text not null,
    -- The store's name of the multipart upload; null before it is opened there.
    store_upload    text,
    person          text not null,
    billing_account uuid,
    created_at      timestamptz not null default now(),
    expires_at      timestamptz not null,
    completed_at    timestamptz,
    -- Lease of the verifier at work; a lapsed one is taken by another, which begins again.
    claimed_until   timestamptz,
    fault_code      text,
    fault_arguments text[],
    -- True once nothing of an upload that failed is left in the store.
    swept           boolean not null default false
);
create index upload_workspace on upload (workspace, id);
create index upload_verifying on upload (completed_at) where state = 'VERIFYING';
create index upload_open on upload (expires_at) where state = 'OPEN';
create index upload_unswept on upload (id) where state in ('REJECTED', 'EXPIRED', 'ABORTED') and not swept;
