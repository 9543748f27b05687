package org.jixia.drs.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.tasks.OutputRepository;
import org.jixia.drs.domain.tasks.OutputState;
import org.jixia.drs.domain.tasks.TaskOutput;

/** Outputs of tasks in PostgreSQL. */
@ApplicationScoped
public class JdbiOutputRepository implements OutputRepository {
    private static final String DROP = """
            update task_output set state = 'DROPPED' where (task, path) in (
                select task, path from task_output where state = 'PENDING' and %s limit :limit for update skip locked)
            returning *, 'DROPPED' as now_state
            """;

    private final Jdbi jdbi;

    public JdbiOutputRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Map<WorkspacePath, TaskOutput> lock(String task, Collection<WorkspacePath> paths) {
        return jdbi.withHandle(handle -> {
            handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:task, 11))")
                    .bind("task", task)
                    .mapTo(String.class)
                    .list();
            var found = new HashMap<WorkspacePath, TaskOutput>();
            handle.createQuery("""
                            select t.*, case when t.state = 'AVAILABLE' and o.state is distinct from 'AVAILABLE'
                                then 'DROPPED' else t.state end as now_state
                            from task_output t left join object o on o.id = t.object
                            where t.task = :task and t.path = any(:paths)
                            """)
                    .bind("task", task)
                    .bindArray(
                            "paths",
                            String.class,
                            paths.stream().map(WorkspacePath::value).toArray())
                    .map((row, context) -> output(row))
                    .forEach(o -> found.put(o.path(), o));
            return found;
        });
    }

    @Override
    public Map<String, ObjectId> keptBlobs(UUID workspace, Collection<TaskOutput> wanted) {
        return jdbi.withHandle(handle -> {
            var found = new HashMap<String, ObjectId>();
            handle.createQuery("""
                            select distinct on (b.sha256) b.sha256, b.id from unnest(:digests, :sizes) as n(sha256, size)
                            join blob b on b.workspace = :workspace and b.sha256 = n.sha256 and b.size = n.size
                                and b.state = 'KEPT' and b.origin = 'STORED'
                            """)
                    .bind("workspace", workspace)
                    .bindArray(
                            "digests",
                            String.class,
                            wanted.stream().map(o -> o.digests().sha256()).toArray())
                    .bindArray(
                            "sizes",
                            Long.class,
                            wanted.stream().map(TaskOutput::size).toArray())
                    .map((row, context) -> Map.entry(row.getString("sha256"), ObjectRows.id(row, "id")))
                    .forEach(e -> found.put(e.getKey(), e.getValue()));
            return found;
        });
    }

    @Override
    public void put(Collection<TaskOutput> outputs) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    insert into task_output (task, path, attempt, object, blob, state, workspace, bucket, run, person,
                        billing_account, size, sha256, md5, mime_type, part_count, store_upload)
                    values (:task, :path, :attempt, :object, :blob, :state, :workspace, :bucket, :run::uuid, :person,
                        :account::uuid, :size, :sha256, :md5, :mimeType, :partCount, :storeUpload)
                    on conflict (task, path) do update set attempt = excluded.attempt, object = excluded.object,
                        blob = excluded.blob, state = excluded.state, size = excluded.size, sha256 = excluded.sha256,
                        md5 = excluded.md5, mime_type = excluded.mime_type, part_count = excluded.part_count,
                        store_upload = excluded.store_upload, created_at = now()
                    """);
            for (var output : outputs) {
                batch.bind("task", output.task())
                        .bind("path", output.path().value())
                        .bind("attempt", output.attempt())
                        .bind("object", output.object().value())
                        .bind("blob", output.blob().value())
                        .bind("state", output.state().name())
                        .bind("workspace", output.workspace())
                        .bind("bucket", BlobAddress.bucketOf(output.workspace()))
                        .bind("run", output.maker().run())
                        .bind("person", output.maker().person())
                        .bind("account", output.maker().billingAccount())
                        .bind("size", output.size())
                        .bind("sha256", output.digests().sha256())
                        .bind("md5", output.digests().md5())
                        .bind("mimeType", output.mimeType())
                        .bind("partCount", output.partCount())
                        .bind("storeUpload", output.storeUpload())
                        .add();
            }
            batch.execute();
        });
    }

    @Override
    public void bind(ObjectId object, String storeUpload) {
        jdbi.useHandle(handle -> handle.execute(
                "update task_output set store_upload = ? where object = ? and state = 'PENDING'",
                storeUpload,
                object.value()));
    }

    @Override
    public Map<ObjectId, TaskOutput> find(String task, Collection<ObjectId> objects) {
        var found = new HashMap<ObjectId, TaskOutput>();
        jdbi.useHandle(handle -> ObjectRows.bindIds(
                        handle.createQuery(
                                "select *, state as now_state from task_output where task = :task and object = any(:ids)"),
                        "ids",
                        objects)
                .bind("task", task)
                .map((row, context) -> output(row))
                .forEach(o -> found.put(o.object(), o)));
        return found;
    }

    @Override
    public List<ObjectId> markAvailable(Collection<ObjectId> objects) {
        return jdbi.withHandle(handle -> ObjectRows.bindIds(handle.createQuery("""
                                update task_output set state = 'AVAILABLE'
                                where object = any(:ids) and state = 'PENDING' returning object
                                """), "ids", objects)
                .map((row, context) -> ObjectRows.id(row, "object"))
                .list());
    }

    @Override
    public List<TaskOutput> dropOlder(Duration age, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery(DROP.formatted("created_at < now() - make_interval(secs => :age)"))
                        .bind("age", (double) age.toSeconds())
                        .bind("limit", limit)
                        .map((row, context) -> output(row))
                        .list());
    }

    @Override
    public List<TaskOutput> dropOf(UUID workspace, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(DROP.formatted("workspace = :workspace"))
                .bind("workspace", workspace)
                .bind("limit", limit)
                .map((row, context) -> output(row))
                .list());
    }

    @Override
    public void addStray(Collection<TaskOutput> outputs) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    insert into stray_bytes (bucket, key, store_upload) values (:bucket, :key, :storeUpload)
                    on conflict (bucket, key) do nothing
                    """);
            for (var output : outputs) {
                batch.bind("bucket", output.address().container())
                        .bind("key", output.address().key())
                        .bind("storeUpload", output.storeUpload())
                        .add();
            }
            batch.execute();
        });
    }

    @Override
    public List<StrayBytes> stray(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from stray_bytes limit :limit")
                .bind("limit", limit)
                .map((row, context) ->
                        new StrayBytes(row.getString("bucket"), row.getString("key"), row.getString("store_upload")))
                .list());
    }

    @Override
    public void forgetStray(Collection<StrayBytes> swept) {
        if (swept.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("delete from stray_bytes where bucket = :bucket and key = :key");
            swept.forEach(
                    s -> batch.bind("bucket", s.bucket()).bind("key", s.key()).add());
            batch.execute();
        });
    }

    private static TaskOutput output(ResultSet row) throws SQLException {
        return new TaskOutput(
                row.getString("task"),
                row.getInt("attempt"),
                new WorkspacePath(row.getString("path")),
                ObjectRows.id(row, "object"),
                ObjectRows.id(row, "blob"),
                OutputState.valueOf(row.getString("now_state")),
                ObjectRows.uuid(row, "workspace"),
                ObjectRows.maker(row),
                row.getLong("size"),
                new Digests(row.getString("sha256"), row.getString("md5")),
                row.getString("mime_type"),
                row.getInt("part_count"),
                row.getString("store_upload"));
    }
}
