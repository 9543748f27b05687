-- Parts of paths, for the search over everything that somebody may read.
create extension if not exists pg_trgm;
create index file_path_trigrams on file using gin (path gin_trgm_ops);
