package org.jixia.audit.domain;

import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;

/** What audit refuses. */
public enum AuditError implements ErrorCode {
    INVALID_TIME(Kind.INVALID),
    INVALID_ID(Kind.INVALID),
    INVALID_DECISION(Kind.INVALID),
    INVALID_SEARCH(Kind.INVALID),
    ARCHIVE_AWAY(Kind.UNAVAILABLE);

    private final Kind kind;

    AuditError(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String bundle() {
        return "audit";
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
