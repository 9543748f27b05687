package org.jixia.drs.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.objects.Blob;

/** The statements about stored bytes and how many objects show them. */
final class BlobRows {
    private final Jdbi jdbi;

    BlobRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Map<ObjectId, Blob> find(Collection<ObjectId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<ObjectId, Blob>();
        jdbi.withHandle(handle -> ObjectRows.bindIds(
                                handle.createQuery("select * from blob where id = any(:ids)"), "ids", ids)
                        .map((row, context) -> ObjectRows.blob(row))
                        .list())
                .forEach(b -> found.put(b.id(), b));
        return found;
    }

    void insert(Collection<Blob> blobs) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    insert into blob (id, workspace, origin, container, key, size, sha256, md5, fingerprint, objects, state)
                    values (:id, :workspace, :origin, :container, :key, :size, :sha256, :md5, :fingerprint, 1, 'KEPT')
                    """);
            for (var blob : blobs) {
                batch.bind("id", blob.id().value())
                        .bind("workspace", blob.workspace())
                        .bind("origin", blob.address().origin().name())
                        .bind("container", blob.address().container())
                        .bind("key", blob.address().key())
                        .bind("size", blob.size())
                        .bind("sha256", blob.digests().sha256())
                        .bind("md5", blob.digests().md5())
                        .bind("fingerprint", blob.fingerprint())
                        .add();
            }
            batch.execute();
        });
    }

    List<ObjectId> share(Map<ObjectId, Integer> objectsByBlob) {
        return count(objectsByBlob, 1, "KEPT").stream().map(Blob::id).toList();
    }

    List<Blob> release(Map<ObjectId, Integer> objectsByBlob) {
        return count(objectsByBlob, -1, null).stream()
                .filter(b -> b.state() == Blob.BlobState.DOOMED)
                .toList();
    }

    /** Rows are locked in order of id, so that two callers with common blobs wait for each other instead of for ever. */
    private List<Blob> count(Map<ObjectId, Integer> objectsByBlob, int sign, String onlyIn) {
        if (objectsByBlob.isEmpty()) {
            return List.of();
        }
        var ids = new ArrayList<>(objectsByBlob.keySet());
        return jdbi.withHandle(handle -> ObjectRows.bindIds(handle.createQuery("""
                                with n as (select * from unnest(:ids, :counts) as t(id, change)),
                                     locked as (select b.id from blob b join n on n.id = b.id
                                                where :onlyIn::text is null or b.state = :onlyIn order by b.id for update of b)
                                update blob b set objects = b.objects + n.change,
                                    state = case when b.objects + n.change = 0 then 'DOOMED' else b.state end
                                from n join locked l on l.id = n.id
                                where b.id = n.id and (:onlyIn::text is null or b.state = :onlyIn) returning b.*
                                """), "ids", ids)
                .bindArray(
                        "counts",
                        Integer.class,
                        ids.stream().map(id -> sign * objectsByBlob.get(id)).toArray())
                .bind("onlyIn", onlyIn)
                .map((row, context) -> ObjectRows.blob(row))
                .list());
    }

    List<Blob> doomed(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from blob where state = 'DOOMED' limit :limit")
                .bind("limit", limit)
                .map((row, context) -> ObjectRows.blob(row))
                .list());
    }

    void forget(Collection<ObjectId> blobs) {
        if (blobs.isEmpty()) {
            return;
        }
        jdbi.useTransaction(handle -> {
            ObjectRows.bindIds(
                            handle.createUpdate(
                                    "update object set state = 'REMOVED' where blob = any(:ids) and state = 'REMOVING'"),
                            "ids",
                            blobs)
                    .execute();
            ObjectRows.bindIds(
                            handle.createUpdate("delete from blob where id = any(:ids) and state = 'DOOMED'"),
                            "ids",
                            blobs)
                    .execute();
        });
    }

    List<Blob> unchecked(int hours, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from blob where state in ('KEPT', 'LOST') and checked_at < now() - make_interval(hours => :hours)
                        order by checked_at limit :limit
                        """)
                .bind("hours", hours)
                .bind("limit", limit)
                .map((row, context) -> ObjectRows.blob(row))
                .list());
    }

    void markChecked(Collection<ObjectId> found, Collection<ObjectId> lost) {
        jdbi.useHandle(handle -> {
            ObjectRows.bindIds(handle.createUpdate("""
                                    update blob set checked_at = now(),
                                        state = case when state = 'LOST' then 'KEPT' else state end
                                    where id = any(:ids)
                                    """), "ids", found).execute();
            ObjectRows.bindIds(handle.createUpdate("""
                                    update blob set checked_at = now(), state = 'LOST'
                                    where id = any(:ids) and state = 'KEPT'
                                    """), "ids", lost).execute();
        });
    }
}
