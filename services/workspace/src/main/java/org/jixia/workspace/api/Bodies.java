package org.jixia.workspace.api;

import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;

/** Refuses bodies that are not there. */
final class Bodies {
    private Bodies() {}

    static <T> T required(T body) {
        return required(body, "body");
    }

    static <T> T required(T value, String field) {
        if (value == null) {
            throw DomainException.of(PlatformError.INVALID_FIELD, field, Expected.GIVEN);
        }
        return value;
    }
}
