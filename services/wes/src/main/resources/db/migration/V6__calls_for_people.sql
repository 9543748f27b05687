-- What a call was given, as people see it: JSON by name, files as their addresses; null when that is too much.
alter table node add column inputs text;

-- A page of the calls that did not end well reads those, not the ten thousand that did.
create index node_failed on node (run, number) where state in ('FAILED', 'CANCELED');
