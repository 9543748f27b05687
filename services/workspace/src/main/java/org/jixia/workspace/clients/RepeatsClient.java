package org.jixia.workspace.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;
import org.jixia.platform.http.Idempotency;
import org.jixia.workspace.domain.Repeats;

/** The platform's record of commands and their answers. */
@ApplicationScoped
public class RepeatsClient implements Repeats {
    private final Idempotency idempotency;

    @Inject
    public RepeatsClient(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    public <T> Optional<T> answered(Command command, Class<T> type) {
        return idempotency.answered(command.operation(), command.key(), command.body(), type);
    }

    @Override
    public <T> T once(Command command, Class<T> type, Supplier<T> work) {
        return idempotency.once(command.operation(), command.key(), command.body(), type, work);
    }
}
