package org.jixia.audit.domain;

import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;

/** What audit refuses. */
public enum AuditError implements ErrorCode {
    INVALID_TIME("audit.invalid-time", Kind.INVALID),
    INVALID_ID("audit.invalid-id", Kind.INVALID),
    INVALID_DECISION("audit.invalid-decision", Kind.INVALID),
    INVALID_SEARCH("audit.invalid-search", Kind.INVALID),
    ARCHIVE_AWAY("audit.archive-away", Kind.UNAVAILABLE);

    private final String code;
    private final Kind kind;

    AuditError(String code, Kind kind) {
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
