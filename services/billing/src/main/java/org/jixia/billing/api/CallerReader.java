package org.jixia.billing.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jixia.billing.domain.AccountService.Reader;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.CurrentCaller;

/** The caller as billing sees a person: with or without the platform role that sees every account. */
@ApplicationScoped
public class CallerReader {

    private final CurrentCaller caller;

    @Inject
    public CallerReader(CurrentCaller caller) {
        this.caller = caller;
    }

    Reader get() {
        Caller.PersonCaller person = caller.person();
        return new Reader(person.sub(), person.has("administrator"));
    }
}
