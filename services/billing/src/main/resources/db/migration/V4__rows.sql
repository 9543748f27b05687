alter table run add column row_name text;
comment on column run.row_name is 'The row of its submission that the run works on; null for runs of foreign clients, and for those told before this column';
create index reservation_with_cap on reservation (submission) where state = 'ACTIVE' and cap is not null;
