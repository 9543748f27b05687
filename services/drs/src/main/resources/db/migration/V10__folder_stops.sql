-- Who stopped a command by hand; null where it went to its end, or the platform stopped it.
alter table folder_command add column stopped_by text;
