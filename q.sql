explain (analyze, costs off, summary on)
with readable as materialized (select w.id from workspace w where w.state in ('ACTIVE','REMOVING') and (w.readable_by_all or exists (select 1 from member m where m.workspace=w.id and m.person='me' and not m.removed))),
found as (select t.workspace, t.id as table_id, t.name as table_name, r.name, case when t.workspace='00000000-0000-0000-0000-000000000000' then 0 else 2 end + case when r.name ilike :'q' || '%' then 0 else 1 end as rank
 from readable a join data_table t on t.workspace=a.id join table_row r on r.table_id=t.id where r.name ilike '%' || :'q' || '%')
select * from found where (rank, name, table_id) > (-1,'','00000000-0000-0000-0000-000000000000') order by rank, name, table_id limit 9;
