package org.jixia.edge.proxy;

import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;

/** What the edge itself refuses. Everything else is the answer of a service. */
public enum EdgeError implements ErrorCode {
    UNKNOWN_PATH("edge.unknown-path", Kind.NOT_FOUND),
    SERVICE_AWAY("edge.service-away", Kind.UNAVAILABLE),
    SESSION_ENDED("edge.session-ended", Kind.UNAUTHENTICATED),
    CLIENT_TOKEN_REFUSED("edge.client-token-refused", Kind.UNAUTHENTICATED),
    FOREIGN_ORIGIN("edge.foreign-origin", Kind.FORBIDDEN),
    TOO_MANY_REQUESTS("edge.too-many-requests", Kind.TOO_MANY);

    private final String code;
    private final Kind kind;

    EdgeError(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
