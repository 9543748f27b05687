package org.jixia.wes.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.jixia.wes.domain.BundleRepository;

/** Bundles in PostgreSQL, gzipped. */
@ApplicationScoped
@Transactional
public class JdbiBundleRepository implements BundleRepository {

    private final Jdbi jdbi;

    public JdbiBundleRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void put(String digest, byte[] json) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into bundle (digest, body) values (:digest, :body) on conflict do nothing")
                .bind("digest", digest)
                .bind("body", packed(json))
                .execute());
    }

    @Override
    public Optional<byte[]> find(String digest) {
        return jdbi.withHandle(handle -> handle.createQuery("select body from bundle where digest = :digest")
                        .bind("digest", digest)
                        .mapTo(byte[].class)
                        .findOne())
                .map(JdbiBundleRepository::unpacked);
    }

    private static byte[] packed(byte[] json) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] unpacked(byte[] body) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return gzip.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
