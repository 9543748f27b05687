package org.jixia.platform.http;

import java.util.Optional;

/** Who makes the present request, as far as this library needs to know; {@code platform/identity} implements it. */
public interface RequestCaller {
    /** A stable text for the caller ({@code person:<sub>}, {@code service:tes}); empty outside a request. */
    Optional<String> callerId();
}
