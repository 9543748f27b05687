package org.jixia.edge.proxy;

import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;

/** What the edge itself refuses. Everything else is the answer of a service. */
public enum EdgeError implements ErrorCode {
    UNKNOWN_PATH(Kind.NOT_FOUND),
    SERVICE_AWAY(Kind.UNAVAILABLE),
    SESSION_ENDED(Kind.UNAUTHENTICATED),
    CLIENT_TOKEN_REFUSED(Kind.UNAUTHENTICATED),
    FOREIGN_ORIGIN(Kind.FORBIDDEN),
    TOO_MANY_REQUESTS(Kind.TOO_MANY);

    private final Kind kind;

    EdgeError(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String bundle() {
        return "edge";
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
