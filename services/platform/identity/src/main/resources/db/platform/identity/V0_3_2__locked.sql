-- Rows of before say nothing of a lock; workspace tells every member's fact again when one is set.
alter table member_fact add column locked boolean not null default false;
comment on column member_fact.locked is 'Of the workspace: nobody writes or computes in it at present';
comment on column member_fact.person is 'The person; * for every signed-in person, whose row counts where a person has none';
