package org.jixia.platform.storage;

/** The named bucket, object or upload is not there. */
public class StoredObjectMissingException extends RuntimeException {

    public StoredObjectMissingException(String message, Throwable cause) {
        super(message, cause);
    }
}
