package org.jixia.drs.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.folders.Folder;
import org.jixia.drs.domain.folders.FolderCommand;
import org.jixia.drs.domain.folders.FolderContents;
import org.jixia.drs.domain.folders.FolderRepository;

/** Folders and commands on them in PostgreSQL. The character after a slash ends a folder's range of paths. */
@ApplicationScoped
public class JdbiFolderRepository implements FolderRepository {
    private static final String BELOW = """
            o.workspace = :workspace and o.state = 'AVAILABLE'
                and o.path >= :prefix collate "C" and o.path < (left(:prefix, -1) || '0') collate "C"
            """;

    private final Jdbi jdbi;

    public JdbiFolderRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public FolderContents contents(UUID workspace, Folder folder) {
        return jdbi.withHandle(
                handle -> below(handle.createQuery("""
                                with shown as (select o.blob, count(*) as objects, sum(o.size) as bytes
                                        from object o where %s group by o.blob)
                                select (select count(*) from file where workspace = :workspace and path >= :prefix collate "C"
                                        and path < (left(:prefix, -1) || '0') collate "C") as files,
                                    (select count(distinct o.path) from object o where %s) as names,
                                    coalesce(sum(s.objects), 0) as objects, coalesce(sum(s.bytes), 0) as bytes,
                                    coalesce(sum(b.size) filter (where b.origin = 'STORED' and b.workspace = :workspace
                                        and b.objects <= s.objects), 0) as freed
                                from shown s left join blob b on b.id = s.blob
                                """.formatted(BELOW, BELOW)), workspace, folder.prefix())
                        .map((row, context) -> new FolderContents(
                                row.getLong("files"),
                                row.getLong("names"),
                                row.getLong("objects"),
                                row.getLong("bytes"),
                                row.getLong("freed")))
                        .one());
    }

    @Override
    public int longestPath(UUID workspace, Folder folder) {
        return jdbi.withHandle(handle -> below(
                        handle.createQuery(
                                "select coalesce(max(octet_length(o.path)), 0) from object o where " + BELOW),
                        workspace,
                        folder.prefix())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public void lockBeginnings(UUID workspace) {
        jdbi.useHandle(handle -> handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:workspace, 17))")
                .bind("workspace", workspace.toString())
                .mapTo(String.class)
                .list());
    }

    @Override
    public void insert(FolderCommand command) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into folder_command (id, kind, workspace, prefix, target, person, state, total, bytes, created_at)
                        values (:id, :kind, :workspace, :prefix, :target, :person, :state, :total, :bytes, :createdAt)
                        """)
                .bind("id", command.id())
                .bind("kind", command.kind().name())
                .bind("workspace", command.workspace())
                .bind("prefix", command.prefix())
                .bind("target", command.target())
                .bind("person", command.person())
                .bind("state", command.state().name())
                .bind("total", command.total())
                .bind("bytes", command.bytes())
                .bind("createdAt", command.createdAt())
                .execute());
    }

    @Override
    public Optional<FolderCommand> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from folder_command where id = :id")
                .bind("id", id)
                .map((row, context) -> command(row))
                .findOne());
    }

    @Override
    public List<FolderCommand> list(UUID workspace, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from folder_command where workspace = :workspace order by id desc limit :limit")
                .bind("workspace", workspace)
                .bind("limit", limit)
                .map((row, context) -> command(row))
                .list());
    }

    @Override
    public List<FolderCommand> running(UUID workspace) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from folder_command where workspace = :workspace and state = 'RUNNING' order by id")
                .bind("workspace", workspace)
                .map((row, context) -> command(row))
                .list());
    }

    @Override
    public List<FolderCommand> running(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from folder_command where state = 'RUNNING' order by failures, id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> command(row))
                .list());
    }

    @Override
    public Optional<FolderCommand> take(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from folder_command where id = :id and state = 'RUNNING' for update skip locked")
                .bind("id", id)
                .map((row, context) -> command(row))
                .findOne());
    }

    @Override
    public List<Found> nextObjects(FolderCommand command, int limit) {
        return jdbi.withHandle(handle -> next(
                        handle.createQuery("select o.id, o.path from object o where " + BELOW + """
                                and o.path >= :after collate "C" and o.created_at <= :begun order by o.path limit :limit
                                """), command, limit)
                .bind("begun", command.createdAt())
                .map((row, context) -> new Found(ObjectRows.id(row, "id"), row.getString("path")))
                .list());
    }

    @Override
    public List<String> nextNames(FolderCommand command, int limit) {
        return jdbi.withHandle(handle -> next(
                        handle.createQuery("select distinct o.path from object o where " + BELOW + """
                                and o.path > :after collate "C" order by o.path limit :limit
                                """), command, limit)
                .mapTo(String.class)
                .list());
    }

    private static <S extends SqlStatement<S>> S next(S statement, FolderCommand command, int limit) {
        return below(statement, command.workspace(), command.prefix())
                .bind("after", command.after() == null ? "" : command.after())
                .bind("limit", limit);
    }

    private static <S extends SqlStatement<S>> S below(S statement, UUID workspace, String prefix) {
        return statement.bind("workspace", workspace).bind("prefix", prefix);
    }

    @Override
    public void advance(UUID id, Batch batch) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update folder_command set after = :after, done = done + :done, kept = kept + :kept, failures = 0,
                            state = case when :last then 'DONE' else state end, ended_at = case when :last then now() end
                        where id = :id and state = 'RUNNING'
                        """)
                .bind("id", id)
                .bind("after", batch.upTo())
                .bind("done", batch.done())
                .bind("kept", batch.kept())
                .bind("last", batch.last())
                .execute());
    }

    @Override
    public boolean stop(UUID id, DrsError reason, String person) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update folder_command set state = 'STOPPED', reason = :reason, stopped_by = :person, ended_at = now()
                                where id = :id and state = 'RUNNING'
                                """)
                        .bind("id", id)
                        .bind("reason", reason.name())
                        .bind("person", person)
                        .execute()
                == 1);
    }

    @Override
    public int countFailure(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "update folder_command set failures = failures + 1 where id = :id returning failures")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
    }

    private static FolderCommand command(ResultSet row) throws SQLException {
        var reason = row.getString("reason");
        return new FolderCommand(
                ObjectRows.uuid(row, "id"),
                FolderCommand.Kind.valueOf(row.getString("kind")),
                ObjectRows.uuid(row, "workspace"),
                row.getString("prefix"),
                row.getString("target"),
                row.getString("person"),
                FolderCommand.State.valueOf(row.getString("state")),
                row.getString("after"),
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("kept"),
                row.getLong("bytes"),
                reason == null ? null : DrsError.valueOf(reason),
                row.getString("stopped_by"),
                ObjectRows.instant(row, "created_at"),
                ObjectRows.instant(row, "ended_at"));
    }
}
