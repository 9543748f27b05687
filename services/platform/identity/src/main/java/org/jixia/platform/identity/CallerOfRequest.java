package org.jixia.platform.identity;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jixia.platform.http.RequestCaller;

/** Tells the HTTP library who calls, without that library knowing what callers are. */
@ApplicationScoped
public class CallerOfRequest implements RequestCaller {
    private final CurrentCaller current;

    @Inject
    public CallerOfRequest(CurrentCaller current) {
        this.current = current;
    }

    @Override
    public Optional<String> callerId() {
        return Arc.container().requestContext().isActive() ? current.find().map(Caller::id) : Optional.empty();
    }
}
