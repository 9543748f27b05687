package org.jixia.billing.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.jixia.billing.domain.OnceOnly;
import org.jixia.platform.http.Idempotency;

/** The platform's record of commands done. */
@ApplicationScoped
public class OnceOnlyClient implements OnceOnly {

    private final Idempotency idempotency;

    @Inject
    public OnceOnlyClient(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    public <T> T once(String operation, String key, Object body, Class<T> type, Supplier<T> work) {
        return idempotency.once(operation, key, body, type, work);
    }
}
