package org.jixia.people.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.people.domain.tokens.ClientToken;
import org.jixia.people.domain.tokens.TokenRepository;

/** Client tokens in SQL. */
@ApplicationScoped
public class JdbiTokenRepository implements TokenRepository {
    private static final String COLUMNS = "id, person, name, created_at, expires_at, revoked_at, last_used_at";

    private final Jdbi jdbi;

    @Inject
    public JdbiTokenRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void lock(String person) {
        jdbi.useHandle(
                handle -> handle.execute("select pg_advisory_xact_lock(hashtextextended('token ' || ?, 0))", person));
    }

    @Override
    public List<ClientToken> good(String person, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS
                        + " from client_token where person = :person and revoked_at is null and expires_at > :now")
                .bind("person", person)
                .bind("now", Rows.column(now))
                .map((row, context) -> token(row))
                .list());
    }

    @Override
    public void insert(ClientToken token, byte[] digest) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                insert into client_token (id, person, name, digest, created_at, expires_at)
                values (:id, :person, :name, :digest, :createdAt, :expiresAt)
                """)
                .bind("id", token.id())
                .bind("person", token.person())
                .bind("name", token.name())
                .bind("digest", digest)
                .bind("createdAt", Rows.column(token.createdAt()))
                .bind("expiresAt", Rows.column(token.expiresAt()))
                .execute());
    }

    @Override
    public List<ClientToken> list(String person, UUID before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + """
                         from client_token
                        where person = :person and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit
                        """)
                .bind("person", person)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> token(row))
                .list());
    }

    @Override
    public Optional<ClientToken> find(String person, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + COLUMNS + " from client_token where id = :id and person = :person")
                .bind("id", id)
                .bind("person", person)
                .map((row, context) -> token(row))
                .findOne());
    }

    @Override
    public boolean revoke(UUID id, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "update client_token set revoked_at = :at where id = :id and revoked_at is null")
                        .bind("id", id)
                        .bind("at", Rows.column(at))
                        .execute())
                == 1;
    }

    @Override
    public Optional<ClientToken> byDigest(byte[] digest) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + COLUMNS + " from client_token where digest = :digest")
                        .bind("digest", digest)
                        .map((row, context) -> token(row))
                        .findOne());
    }

    @Override
    public void used(UUID id, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                update client_token set last_used_at = :at
                where id = :id and (last_used_at is null or last_used_at < :at - interval '1 minute')
                """)
                .bind("id", id)
                .bind("at", Rows.column(at))
                .execute());
    }

    @Override
    public void forget(String person, Instant endedBefore) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from client_token where person = :person and coalesce(revoked_at, expires_at) < :before")
                .bind("person", person)
                .bind("before", Rows.column(endedBefore))
                .execute());
    }

    private static ClientToken token(ResultSet row) throws SQLException {
        return new ClientToken(
                row.getObject("id", UUID.class),
                row.getString("person"),
                row.getString("name"),
                Rows.time(row, "created_at"),
                Rows.time(row, "expires_at"),
                Rows.time(row, "revoked_at"),
                Rows.time(row, "last_used_at"));
    }
}
