package org.jixia.platform.storage;

/** The store did not answer, or answered with a fault of its own; trying again later may succeed. */
public class StoreUnavailableException extends RuntimeException {

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
