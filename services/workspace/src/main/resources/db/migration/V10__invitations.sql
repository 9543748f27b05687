-- Invitations of e-mail addresses that nobody has signed in with yet; the first sign-in with the verified address makes the member.
create table invitation (
    id          uuid primary key,
    workspace   uuid not null references workspace,
    email       text not null,
    role        text not null,
    can_share   boolean not null,
    can_compute boolean not null,
    invited_by  text not null,
    created_at  timestamptz not null default now()
);
comment on column invitation.invited_by is 'Who must still be able to give as much when the invitation is taken up';
create unique index invitation_address on invitation (workspace, lower(email));
create index invitation_email on invitation (lower(email));

-- Files of clones that are still to be referred to, in the order of their paths.
create table file_following (
    workspace  uuid primary key references workspace,
    source     uuid not null,
    person     text not null,
    after_path text
);
comment on column file_following.after_path is 'The last path that the clone has been given; null at the beginning';
