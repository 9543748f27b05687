package org.jixia.billing;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jixia.billing.domain.Processors;

/** Knows the processors of accounts as a test says them; of others nothing, as when tes is away. */
@Mock
@ApplicationScoped
class ProcessorsFake implements Processors {
    private final Map<UUID, Long> known = new ConcurrentHashMap<>();

    void say(UUID account, long cpuMillis) {
        known.put(account, cpuMillis);
    }

    @Override
    public OptionalLong inUse(UUID account) {
        var said = known.get(account);
        return said == null ? OptionalLong.empty() : OptionalLong.of(said);
    }
}
