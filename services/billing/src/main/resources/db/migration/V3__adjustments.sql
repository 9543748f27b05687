alter table cost_line add column note text;
comment on column cost_line.note is 'Why an administrator added this line; null for lines from usage';
