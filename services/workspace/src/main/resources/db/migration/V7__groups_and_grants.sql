-- Groups of persons, made by administrators; a workspace may let one read.
create table person_group (
    id          uuid primary key,
    name        text not null,
    description text not null default '',
    version     bigint not null default 1,
    created_at  timestamptz not null default now()
);
comment on table person_group is 'Groups of persons that workspaces may let read';
create unique index person_group_by_name on person_group (lower(name));

create table group_member (
    person_group uuid not null references person_group,
    person       text not null,
    primary key (person_group, person)
);
comment on table group_member is 'Who is in which group';
create index group_member_person on group_member (person);

create table workspace_grant (
    workspace    uuid not null references workspace,
    person_group uuid not null references person_group,
    created_at   timestamptz not null default now(),
    primary key (workspace, person_group)
);
comment on table workspace_grant is 'Groups that may read a workspace; everyone is workspace.readable_by_all';
create index workspace_grant_by_group on workspace_grant (person_group);

comment on table member is
    'Who may enter a workspace, one row a person, which is the fact that other services hear; a removed one stays with its version';
comment on column member.person is 'The person; * for every signed-in person';
alter table member add column derived boolean not null default false;
comment on column member.derived is 'No member: reads because of a grant, and only while there is one';

create view granted_reader as
    select id as workspace, '*' as person from workspace where readable_by_all
    union
    select g.workspace, m.person from workspace_grant g join group_member m on m.person_group = g.person_group;
comment on view granted_reader is 'Who reads by a grant, members among them; the derived rows of member follow it';

insert into member (workspace, person, role, can_share, can_compute, version, removed, derived)
select workspace, person, 'READER', false, false, nextval('member_version'), false, true from granted_reader
on conflict do nothing;
