package org.jixia.drs.persistence;

/**
 * Lists of names in byte order. By folder, each step of the walk finds the next name by index and jumps over a whole folder: the cost
 * is that of the entries shown, not of the files below them. The character after a slash ends a folder's range.
 */
final class FileListings {
    static final String FLAT = """
            select f.path as entry, o.* from file f join object o on o.id = f.object
            where f.workspace = :workspace and f.path > :after collate "C" and starts_with(f.path, :prefix)
              and f.path >= :prefix collate "C"
              and (:search = '' or position(lower(:search) in lower(f.path)) > 0)
            order by f.path limit :limit
            """;

    static final String BY_FOLDER = """
            with recursive walk(entry, bound, step) as (
                (select e.entry, e.bound, 1 from (
                    select f.path from file f
                    where f.workspace = :workspace and f.path >= :prefix collate "C"
                      and f.path > (case when :after like '%/' then left(:after, -1) || '0' else :after end) collate "C"
                      and (:after not like '%/' or f.path >= (left(:after, -1) || '0') collate "C")
                    order by f.path limit 1) first,
                 lateral (select case when position('/' in substr(first.path, length(:prefix) + 1)) > 0
                        then :prefix || split_part(substr(first.path, length(:prefix) + 1), '/', 1) || '/'
                        else first.path end as entry, first.path as bound) e
                 where starts_with(first.path, :prefix))
                union all
                (select e.entry, e.bound, walk.step + 1 from walk,
                 lateral (select f.path from file f
                    where f.workspace = :workspace
                      and f.path >= (case when walk.entry like '%/' then left(walk.entry, -1) || '0'
                            else walk.entry || chr(1) end) collate "C"
                    order by f.path limit 1) next,
                 lateral (select case when position('/' in substr(next.path, length(:prefix) + 1)) > 0
                        then :prefix || split_part(substr(next.path, length(:prefix) + 1), '/', 1) || '/'
                        else next.path end as entry, next.path as bound) e
                 where starts_with(next.path, :prefix) and walk.step < :limit)
            )
            select w.entry, o.* from walk w
            left join file f on f.workspace = :workspace and f.path = w.entry collate "C" and w.entry not like '%/'
            left join object o on o.id = f.object
            order by w.step
            """;

    private FileListings() {}
}
