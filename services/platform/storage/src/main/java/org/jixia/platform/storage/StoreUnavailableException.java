package org.jixia.platform.storage;

import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;

/**
 * The store did not answer, or answered with a fault of its own; trying again later may succeed. Its cause is the refusal that a
 * caller of ours may read (503).
 */
public class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, DomainException.of(PlatformError.UNAVAILABLE, "store").causedBy(cause));
    }
}
