package org.jixia.platform.storage;

/** The store refused what was asked: a part too small or unknown, a bad name, a wrong length. Trying again gives the same. */
public class StoreRefusedException extends RuntimeException {

    public StoreRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
