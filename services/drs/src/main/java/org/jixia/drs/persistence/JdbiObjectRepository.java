package org.jixia.drs.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.objects.Blob;
import org.jixia.drs.domain.objects.BundleItem;
import org.jixia.drs.domain.objects.DataObject;
import org.jixia.drs.domain.objects.FileEntry;
import org.jixia.drs.domain.objects.FileListing;
import org.jixia.drs.domain.objects.ObjectKind;
import org.jixia.drs.domain.objects.ObjectRepository;

/** Objects, names and bundles in PostgreSQL; blobs by {@link BlobRows}. */
@ApplicationScoped
public class JdbiObjectRepository implements ObjectRepository {
    private final Jdbi jdbi;
    private final BlobRows blobs;

    public JdbiObjectRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.blobs = new BlobRows(jdbi);
    }

    @Override
    public Optional<DataObject> find(ObjectId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from object where id = :id")
                .bind("id", id.value())
                .map((row, context) -> ObjectRows.object(row))
                .findOne());
    }

    @Override
    public Map<ObjectId, DataObject> find(Collection<ObjectId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = new LinkedHashMap<ObjectId, DataObject>();
        jdbi.withHandle(handle -> ObjectRows.bindIds(
                                handle.createQuery("select * from object where id = any(:ids)"), "ids", ids)
                        .map((row, context) -> ObjectRows.object(row))
                        .list())
                .forEach(o -> found.put(o.id(), o));
        return found;
    }

    @Override
    public Map<ObjectId, Blob> blobs(Collection<ObjectId> blobIds) {
        return blobs.find(blobIds);
    }

    @Override
    public Map<Name, DataObject> named(Collection<Name> names) {
        var found = new HashMap<Name, DataObject>();
        jdbi.withHandle(handle -> handle.createQuery("""
                                select o.*, f.workspace as in_workspace, f.path as by_path
                                from unnest(:workspaces, :paths) as n(workspace, path)
                                join file f on f.workspace = n.workspace and f.path = n.path collate "C"
                                join object o on o.id = f.object
                                where o.state = 'AVAILABLE'
                                """)
                        .bindArray(
                                "workspaces",
                                UUID.class,
                                names.stream().map(Name::workspace).toArray())
                        .bindArray(
                                "paths",
                                String.class,
                                names.stream().map(n -> n.path().value()).toArray())
                        .map((row, context) -> Map.entry(
                                new Name(
                                        ObjectRows.uuid(row, "in_workspace"),
                                        new WorkspacePath(row.getString("by_path"))),
                                ObjectRows.object(row)))
                        .list())
                .forEach(e -> found.put(e.getKey(), e.getValue()));
        return found;
    }

    @Override
    public List<ObjectId> confirmed(Map<ObjectId, String> sha256ById) {
        var ids = new ArrayList<>(sha256ById.keySet());
        return jdbi.withHandle(handle -> ObjectRows.bindIds(handle.createQuery("""
                                select o.id from unnest(:ids, :digests) as n(id, sha256)
                                join object o on o.id = n.id and o.sha256 = n.sha256
                                left join blob b on b.id = o.blob
                                where o.state = 'AVAILABLE' and (o.blob is null or b.state = 'KEPT')
                                """), "ids", ids)
                .bindArray(
                        "digests",
                        String.class,
                        ids.stream().map(sha256ById::get).toArray())
                .map((row, context) -> ObjectRows.id(row, "id"))
                .list());
    }

    @Override
    public List<FileEntry> list(UUID workspace, FileListing wanted, String after, int limit) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(wanted.byFolder() ? FileListings.BY_FOLDER : FileListings.FLAT)
                    .bind("workspace", workspace)
                    .bind("prefix", wanted.prefix())
                    .bind("after", after == null ? "" : after)
                    .bind("limit", limit);
            if (!wanted.byFolder()) {
                query.bind("search", wanted.search());
            }
            return query.map((row, context) -> new FileEntry(
                            row.getString("entry"), row.getString("id") == null ? null : ObjectRows.object(row)))
                    .list();
        });
    }

    @Override
    public List<DataObject> versions(UUID workspace, WorkspacePath path, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from object
                        where workspace = :workspace and path = :path and state = 'AVAILABLE'
                        order by id desc limit :limit
                        """)
                .bind("workspace", workspace)
                .bind("path", path.value())
                .bind("limit", limit)
                .map((row, context) -> ObjectRows.object(row))
                .list());
    }

    @Override
    public void insertBlobs(Collection<Blob> added) {
        blobs.insert(added);
    }

    @Override
    public Collection<ObjectId> shareBlobs(Map<ObjectId, Integer> objectsByBlob) {
        return blobs.share(objectsByBlob);
    }

    @Override
    public void insertObjects(Collection<DataObject> objects) {
        if (objects.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    insert into object (id, workspace, path, kind, state, blob, home, size, sha256, md5, mime_type,
                        description, person, run, task, billing_account, created_at)
                    values (:id, :workspace, :path, :kind, :state, :blob::uuid, :home, :size, :sha256, :md5, :mimeType,
                        :description, :person, :run::uuid, :task, :account::uuid, :createdAt)
                    """);
            for (var object : objects) {
                batch.bind("id", object.id().value())
                        .bind("workspace", object.workspace())
                        .bind("path", object.path().value())
                        .bind("kind", object.kind().name())
                        .bind("state", object.state().name())
                        .bind(
                                "blob",
                                object.blob() == null ? null : object.blob().value())
                        .bind("home", object.home())
                        .bind("size", object.size())
                        .bind("sha256", object.digests().sha256())
                        .bind("md5", object.digests().md5())
                        .bind("mimeType", object.mimeType())
                        .bind("description", object.description())
                        .bind("person", object.maker().person())
                        .bind("run", object.maker().run())
                        .bind("task", object.maker().task())
                        .bind("account", object.maker().billingAccount())
                        .bind("createdAt", object.createdAt())
                        .add();
            }
            batch.execute();
        });
    }

    @Override
    public void name(Collection<DataObject> objects) {
        if (objects.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    insert into file (workspace, path, object) values (:workspace, :path, :object)
                    on conflict (workspace, path) do update set object = excluded.object
                    """);
            objects.stream()
                    .sorted((a, b) -> a.path().compareTo(b.path()))
                    .forEach(o -> batch.bind("workspace", o.workspace())
                            .bind("path", o.path().value())
                            .bind("object", o.id().value())
                            .add());
            batch.execute();
        });
    }

    @Override
    public void insertItems(List<BundleItem> items) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch(
                    "insert into bundle_item (bundle, position, name, object) values (:bundle, :position, :name, :object)");
            for (int i = 0; i < items.size(); i++) {
                batch.bind("bundle", items.get(i).bundle().value())
                        .bind("position", i)
                        .bind("name", items.get(i).name())
                        .bind("object", items.get(i).object().value())
                        .add();
            }
            batch.execute();
        });
    }

    @Override
    public List<BundleItem> items(Collection<ObjectId> bundles, int limit) {
        return jdbi.withHandle(handle -> ObjectRows.bindIds(handle.createQuery("""
                                select i.bundle, i.name, i.object, o.kind from (
                                    select m.* from unnest(:bundles) b, lateral (
                                        select * from bundle_item where bundle = b order by position limit :limit) m
                                    limit :limit) i
                                join object o on o.id = i.object order by i.bundle, i.position
                                """), "bundles", bundles)
                .bind("limit", limit)
                .map((row, context) -> new BundleItem(
                        ObjectRows.id(row, "bundle"),
                        row.getString("name"),
                        ObjectRows.id(row, "object"),
                        ObjectKind.valueOf(row.getString("kind"))))
                .list());
    }

    @Override
    public List<DataObject> markRemoving(Collection<ObjectId> ids, String person) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> {
            var removed = ObjectRows.bindIds(handle.createQuery("""
                                    update object set state = 'REMOVING', removed_at = now(), removed_by = :person
                                    where id = any(:ids) and state = 'AVAILABLE' returning *
                                    """), "ids", ids)
                    .bind("person", person)
                    .map((row, context) -> ObjectRows.object(row))
                    .list();
            ObjectRows.bindIds(handle.createUpdate("delete from file where object = any(:ids)"), "ids", ids)
                    .execute();
            return removed;
        });
    }

    @Override
    public List<Blob> releaseBlobs(Map<ObjectId, Integer> objectsByBlob) {
        return blobs.release(objectsByBlob);
    }

    @Override
    public List<Blob> doomed(int limit) {
        return blobs.doomed(limit);
    }

    @Override
    public void forgetBlobs(Collection<ObjectId> forgotten) {
        blobs.forget(forgotten);
    }

    @Override
    public void markRemoved(Collection<ObjectId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> ObjectRows.bindIds(
                        handle.createUpdate(
                                "update object set state = 'REMOVED' where id = any(:ids) and state = 'REMOVING'"),
                        "ids",
                        ids)
                .execute());
    }

    @Override
    public List<Blob> uncheckedBlobs(int hours, int limit) {
        return blobs.unchecked(hours, limit);
    }

    @Override
    public void markChecked(Collection<ObjectId> found, Collection<ObjectId> lost) {
        blobs.markChecked(found, lost);
    }

    @Override
    public List<ObjectId> availableOf(UUID workspace, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id from object where state = 'AVAILABLE' and (workspace = :workspace or home = :workspace)
                        limit :limit
                        """)
                .bind("workspace", workspace)
                .bind("limit", limit)
                .map((row, context) -> ObjectRows.id(row, "id"))
                .list());
    }
}
