package org.jixia.drs.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.objects.NameRepository;
import org.jixia.drs.domain.objects.ObjectNews.Move;

/** Moves of names in PostgreSQL; names are locked in the order of their paths, as uploads do that end meanwhile. */
@ApplicationScoped
public class JdbiNameRepository implements NameRepository {
    private final Jdbi jdbi;

    public JdbiNameRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Move> move(UUID workspace, Map<WorkspacePath, WorkspacePath> targets) {
        if (targets.isEmpty()) {
            return List.of();
        }
        var ordered = new TreeMap<>(targets);
        return jdbi.withHandle(handle -> {
            lock(handle, workspace, ordered.keySet());
            var free = namedAnew(handle, workspace, ordered);
            free.addAll(unnamed(handle, workspace, ordered));
            ordered.keySet().removeIf(path -> !free.contains(ordered.get(path)));
            forget(handle, workspace, ordered.keySet());
            return moved(handle, workspace, ordered);
        });
    }

    /** An upload that ends now waits, and then takes the old name for itself. */
    private static void lock(Handle handle, UUID workspace, Collection<WorkspacePath> paths) {
        bindPaths(handle.createQuery("""
                                select path from file where workspace = :workspace and path = any(:paths)
                                order by path for update
                                """), "paths", paths)
                .bind("workspace", workspace)
                .mapTo(String.class)
                .list();
    }

    /** The targets that showed nothing and now show what the old names do. */
    private static Set<WorkspacePath> namedAnew(
            Handle handle, UUID workspace, Map<WorkspacePath, WorkspacePath> targets) {
        return new HashSet<>(bindMoves(handle.createQuery("""
                                insert into file (workspace, path, object)
                                select f.workspace, n.target, f.object from unnest(:paths, :targets) as n(path, target)
                                join file f on f.workspace = :workspace and f.path = n.path collate "C"
                                order by n.target collate "C"
                                on conflict (workspace, path) do nothing returning path
                                """), targets)
                .bind("workspace", workspace)
                .map((row, context) -> new WorkspacePath(row.getString("path")))
                .list());
    }

    /** Targets of names of which only earlier versions are left: they go along where the new name shows nothing else. */
    private static List<WorkspacePath> unnamed(
            Handle handle, UUID workspace, Map<WorkspacePath, WorkspacePath> targets) {
        return bindMoves(handle.createQuery("""
                                select n.target from unnest(:paths, :targets) as n(path, target)
                                where not exists (select 1 from file f where f.workspace = :workspace
                                        and f.path in (n.path collate "C", n.target collate "C"))
                                """), targets)
                .bind("workspace", workspace)
                .map((row, context) -> new WorkspacePath(row.getString("target")))
                .list();
    }

    private static void forget(Handle handle, UUID workspace, Collection<WorkspacePath> paths) {
        bindPaths(
                        handle.createUpdate("delete from file where workspace = :workspace and path = any(:paths)"),
                        "paths",
                        paths)
                .bind("workspace", workspace)
                .execute();
    }

    private static List<Move> moved(Handle handle, UUID workspace, Map<WorkspacePath, WorkspacePath> targets) {
        return bindMoves(handle.createQuery("""
                                update object o set path = n.target
                                from unnest(:paths, :targets) as n(path, target)
                                where o.workspace = :workspace and o.path = n.path collate "C" and o.state = 'AVAILABLE'
                                returning o.*, n.path as moved_from
                                """), targets)
                .bind("workspace", workspace)
                .map((row, context) -> new Move(ObjectRows.object(row), new WorkspacePath(row.getString("moved_from"))))
                .list();
    }

    private static <S extends SqlStatement<S>> S bindMoves(S statement, Map<WorkspacePath, WorkspacePath> targets) {
        return bindPaths(bindPaths(statement, "paths", targets.keySet()), "targets", targets.values());
    }

    private static <S extends SqlStatement<S>> S bindPaths(S statement, String name, Collection<WorkspacePath> paths) {
        return statement.bindArray(
                name, String.class, paths.stream().map(WorkspacePath::value).toArray());
    }
}
