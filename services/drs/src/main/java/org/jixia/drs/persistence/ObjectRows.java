package org.jixia.drs.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.objects.Blob;
import org.jixia.drs.domain.objects.DataObject;
import org.jixia.drs.domain.objects.DataObject.Maker;
import org.jixia.drs.domain.objects.ObjectKind;
import org.jixia.drs.domain.objects.ObjectState;

/** Rows of objects and blobs, and how ids and times are read. */
final class ObjectRows {
    private ObjectRows() {}

    static DataObject object(ResultSet row) throws SQLException {
        return new DataObject(
                id(row, "id"),
                uuid(row, "workspace"),
                new WorkspacePath(row.getString("path")),
                ObjectKind.valueOf(row.getString("kind")),
                ObjectState.valueOf(row.getString("state")),
                id(row, "blob"),
                uuid(row, "home"),
                row.getLong("size"),
                new Digests(row.getString("sha256"), row.getString("md5")),
                row.getString("mime_type"),
                row.getString("description"),
                maker(row),
                instant(row, "created_at"),
                instant(row, "removed_at"));
    }

    static Maker maker(ResultSet row) throws SQLException {
        return new Maker(
                row.getString("person"), uuid(row, "run"), row.getString("task"), uuid(row, "billing_account"));
    }

    static Blob blob(ResultSet row) throws SQLException {
        return new Blob(
                id(row, "id"),
                uuid(row, "workspace"),
                new BlobAddress(
                        BlobAddress.Origin.valueOf(row.getString("origin")),
                        row.getString("container"),
                        row.getString("key")),
                row.getLong("size"),
                new Digests(row.getString("sha256"), row.getString("md5")),
                row.getString("fingerprint"),
                Blob.BlobState.valueOf(row.getString("state")));
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static ObjectId id(ResultSet row, String column) throws SQLException {
        var value = uuid(row, column);
        return value == null ? null : new ObjectId(value);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    static <S extends SqlStatement<S>> S bindIds(S statement, String name, Collection<ObjectId> ids) {
        return statement.bindArray(
                name, UUID.class, ids.stream().map(ObjectId::value).toArray());
    }
}
