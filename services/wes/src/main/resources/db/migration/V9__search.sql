-- Parts of names and rows, for the search over everything that somebody may read.
create extension if not exists pg_trgm;
create index run_name_trigrams on run using gin (name gin_trgm_ops);
create index run_row_trigrams on run using gin (row_name gin_trgm_ops);
