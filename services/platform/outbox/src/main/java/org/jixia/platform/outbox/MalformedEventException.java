package org.jixia.platform.outbox;

/** An event whose envelope or data does not have the shape that its name promises. */
public class MalformedEventException extends RuntimeException {

    public MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
