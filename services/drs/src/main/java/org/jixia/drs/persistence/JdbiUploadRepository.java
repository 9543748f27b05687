package org.jixia.drs.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.objects.DataObject.Maker;
import org.jixia.drs.domain.uploads.Claim;
import org.jixia.drs.domain.uploads.PartPlan;
import org.jixia.drs.domain.uploads.Upload;
import org.jixia.drs.domain.uploads.UploadId;
import org.jixia.drs.domain.uploads.UploadKind;
import org.jixia.drs.domain.uploads.UploadRepository;
import org.jixia.drs.domain.uploads.UploadState;
import org.jixia.platform.errors.Fault;

/** Uploads in PostgreSQL. */
@ApplicationScoped
public class JdbiUploadRepository implements UploadRepository {
    private final Jdbi jdbi;

    public JdbiUploadRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void insert(Upload upload) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into upload (id, kind, workspace, path, object, state, size, sha256, md5, mime_type, part_size,
                            part_count, origin, container, key, person, billing_account, created_at, expires_at, completed_at)
                        values (:id, :kind, :workspace, :path, :object, :state, :size, :sha256, :md5, :mimeType, :partSize,
                            :partCount, :origin, :container, :key, :person, :account::uuid, :createdAt, :expiresAt,
                            case when :state = 'VERIFYING' then now() end)
                        """)
                .bind("id", upload.id().value())
                .bind("kind", upload.kind().name())
                .bind("workspace", upload.workspace())
                .bind("path", upload.path().value())
                .bind("object", upload.object().value())
                .bind("state", upload.state().name())
                .bind("size", upload.size())
                .bind("sha256", upload.stated().sha256())
                .bind("md5", upload.stated().md5())
                .bind("mimeType", upload.mimeType())
                .bind("partSize", upload.parts().partSize())
                .bind("partCount", upload.parts().count())
                .bind("origin", upload.address().origin().name())
                .bind("container", upload.address().container())
                .bind("key", upload.address().key())
                .bind("person", upload.maker().person())
                .bind("account", upload.maker().billingAccount())
                .bind("createdAt", upload.createdAt())
                .bind("expiresAt", upload.expiresAt())
                .execute());
    }

    @Override
    public Optional<Upload> find(UploadId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from upload where id = :id")
                .bind("id", id.value())
                .map((row, context) -> upload(row))
                .findOne());
    }

    @Override
    public List<Upload> list(UUID workspace, UploadState state, String path, UUID before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from upload where workspace = :workspace and (:state::text is null or state = :state)
                        and (:path::text is null or path = :path collate "C")
                        and (:before::uuid is null or id < :before::uuid) order by id desc limit :limit
                        """)
                .bind("workspace", workspace)
                .bind("path", path)
                .bind("state", state == null ? null : state.name())
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> upload(row))
                .list());
    }

    @Override
    public boolean bind(UploadId id, String storeUpload) {
        return changed(
                "update upload set store_upload = :text where id = :id and state = 'OPEN' and store_upload is null",
                id,
                storeUpload);
    }

    @Override
    public boolean complete(UploadId id, String sha256) {
        return changed(
                "update upload set state = 'VERIFYING', completed_at = now(), sha256 = :text where id = :id and state = 'OPEN'",
                id,
                sha256);
    }

    @Override
    public boolean move(UploadId id, UploadState from, UploadState to) {
        return jdbi.withHandle(
                handle -> handle.createUpdate("update upload set state = :to where id = :id and state = :from")
                                .bind("id", id.value())
                                .bind("from", from.name())
                                .bind("to", to.name())
                                .execute()
                        == 1);
    }

    @Override
    public boolean end(Claim claim, UploadState to, Fault fault) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update upload set state = :to, fault_code = :faultCode,
                                    fault_arguments = :faultArguments, claim = null, claimed_until = null
                                where id = :id and state = 'VERIFYING' and claim = :token
                                """)
                        .bind("id", claim.upload().id().value())
                        .bind("token", claim.token())
                        .bind("to", to.name())
                        .bind("faultCode", fault == null ? null : fault.code())
                        .bindArray("faultArguments", String.class, arguments(fault))
                        .execute()
                == 1);
    }

    private static Object[] arguments(Fault fault) {
        return fault == null
                ? new Object[0]
                : fault.arguments().stream().map(String::valueOf).toArray();
    }

    @Override
    public Optional<Claim> claim(Duration lease) {
        var token = UUID.randomUUID();
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update upload set claim = :token, claimed_until = now() + make_interval(secs => :lease)
                        where id = (select id from upload where state = 'VERIFYING'
                                    and (claimed_until is null or claimed_until < now())
                                    order by completed_at limit 1 for update skip locked)
                        returning *
                        """)
                .bind("token", token)
                .bind("lease", (double) lease.toSeconds())
                .map((row, context) -> new Claim(upload(row), token))
                .findOne());
    }

    @Override
    public boolean keepClaim(Claim claim, Duration lease) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                update upload set claimed_until = now() + make_interval(secs => :lease)
                                where id = :id and state = 'VERIFYING' and claim = :token
                                """)
                        .bind("id", claim.upload().id().value())
                        .bind("token", claim.token())
                        .bind("lease", (double) lease.toSeconds())
                        .execute()
                == 1);
    }

    @Override
    public void leaveEnded(Claim claim) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update upload set claim = null, claimed_until = null, swept = false
                        where id = :id and claim = :token and state in ('REJECTED', 'EXPIRED', 'ABORTED')
                        """)
                .bind("id", claim.upload().id().value())
                .bind("token", claim.token())
                .execute());
    }

    @Override
    public int countFailure(Claim claim) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update upload set failures = failures + 1 where id = :id and claim = :token returning failures
                        """)
                .bind("id", claim.upload().id().value())
                .bind("token", claim.token())
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
    }

    @Override
    public List<Upload> expired(int limit) {
        return list("select * from upload where state = 'OPEN' and expires_at < now() limit :limit", limit, null);
    }

    @Override
    public List<Upload> unswept(int limit) {
        return list("""
                select * from upload where state in ('REJECTED', 'EXPIRED', 'ABORTED') and not swept
                and (claimed_until is null or claimed_until < now()) limit :limit
                """, limit, null);
    }

    @Override
    public void markSwept(UploadId id) {
        changed("update upload set swept = true where id = :id and :text::text is null", id, null);
    }

    @Override
    public List<Upload> underWay(UUID workspace, int limit) {
        return list(
                "select * from upload where workspace = :workspace and state in ('OPEN', 'VERIFYING') limit :limit",
                limit,
                workspace);
    }

    private List<Upload> list(String sql, int limit, UUID workspace) {
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(sql).bind("limit", limit);
            if (workspace != null) {
                query.bind("workspace", workspace);
            }
            return query.map((row, context) -> upload(row)).list();
        });
    }

    private boolean changed(String sql, UploadId id, String text) {
        return jdbi.withHandle(handle -> handle.createUpdate(sql)
                        .bind("id", id.value())
                        .bind("text", text)
                        .execute()
                == 1);
    }

    private static Upload upload(ResultSet row) throws SQLException {
        var size = row.getLong("size");
        return new Upload(
                new UploadId(ObjectRows.uuid(row, "id")),
                UploadKind.valueOf(row.getString("kind")),
                ObjectRows.uuid(row, "workspace"),
                new WorkspacePath(row.getString("path")),
                ObjectRows.id(row, "object"),
                UploadState.valueOf(row.getString("state")),
                size,
                new Digests(row.getString("sha256"), row.getString("md5")),
                row.getString("mime_type"),
                new PartPlan(size, row.getLong("part_size"), row.getInt("part_count")),
                new BlobAddress(
                        BlobAddress.Origin.valueOf(row.getString("origin")),
                        row.getString("container"),
                        row.getString("key")),
                row.getString("store_upload"),
                new Maker(row.getString("person"), null, null, ObjectRows.uuid(row, "billing_account")),
                ObjectRows.instant(row, "created_at"),
                ObjectRows.instant(row, "expires_at"),
                fault(row));
    }

    private static Fault fault(ResultSet row) throws SQLException {
        var code = row.getString("fault_code");
        if (code == null) {
            return null;
        }
        var arguments = row.getArray("fault_arguments");
        return new Fault(code, "", List.of((Object[]) arguments.getArray()));
    }
}
