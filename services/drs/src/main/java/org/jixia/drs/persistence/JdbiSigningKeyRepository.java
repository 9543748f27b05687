package org.jixia.drs.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import org.jdbi.v3.core.Jdbi;
import org.jixia.drs.domain.SigningKeys;

/** Keys of this installation, made at first use and shared by all replicas. */
@ApplicationScoped
public class JdbiSigningKeyRepository implements SigningKeys {
    private final Jdbi jdbi;

    public JdbiSigningKeyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public byte[] key(String name) {
        var fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        return jdbi.withHandle(handle -> {
            handle.execute(
                    "insert into link_key (name, secret) values (?, ?) on conflict (name) do nothing", name, fresh);
            return handle.createQuery("select secret from link_key where name = :name")
                    .bind("name", name)
                    .mapTo(byte[].class)
                    .one();
        });
    }
}
