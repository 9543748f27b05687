-- Parts of names, for the search over everything that somebody may read.
create extension if not exists pg_trgm;
create index table_row_name_trigrams on table_row using gin (name gin_trgm_ops);
