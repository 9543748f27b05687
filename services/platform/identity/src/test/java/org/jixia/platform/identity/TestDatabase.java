package org.jixia.platform.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jixia.platform.testing.EmbeddedPostgres;

/** A fresh database with the tables of the outbox and of this library. */
final class TestDatabase {
    private TestDatabase() {}

    static Jdbi fresh() {
        var jdbi = Jdbi.create(EmbeddedPostgres.freshDatabase(), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD)
                .installPlugin(new PostgresPlugin());
        for (var script : new String[] {
            "/db/platform/outbox/V0_100__outbox.sql",
            "/db/platform/identity/V0_3_1__identity.sql",
            "/db/platform/identity/V0_3_2__locked.sql"
        }) {
            jdbi.useHandle(handle -> handle.createScript(read(script)).execute());
        }
        return jdbi;
    }

    private static String read(String script) {
        try (var in = TestDatabase.class.getResourceAsStream(script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
