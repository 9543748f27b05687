package org.jixia.platform.identity;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;

/** The caller of the present request; set by the filter before the endpoint runs. */
@RequestScoped
public class CurrentCaller {
    private Caller caller;

    void set(Caller verified) {
        this.caller = verified;
    }

    /** Empty on public endpoints without a token. */
    public Optional<Caller> find() {
        return Optional.ofNullable(caller);
    }

    public Caller get() {
        return find().orElseThrow(() -> DomainException.of(PlatformError.UNAUTHENTICATED));
    }

    /** The person at the other end; runs, tasks and services are refused as if the thing did not exist. */
    public Caller.PersonCaller person() {
        if (get() instanceof Caller.PersonCaller person) {
            return person;
        }
        throw DomainException.of(PlatformError.NOT_FOUND);
    }
}
