package org.jixia.tes.domain;

import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;

/** What tes refuses, and the faults of a task. */
public enum TaskError implements ErrorCode {
    TASK_NOT_FOUND(Kind.NOT_FOUND),
    LOG_NOT_FOUND(Kind.NOT_FOUND),
    ATTEMPT_NOT_FOUND(Kind.NOT_FOUND),
    TASK_INVALID(Kind.INVALID),
    FIELD_MISSING(Kind.INVALID),
    PATH_NOT_ABSOLUTE(Kind.INVALID),
    PATH_TOO_LONG(Kind.INVALID),
    PATH_REFUSED(Kind.INVALID),
    ADDRESS_REFUSED(Kind.INVALID),
    OUTPUT_REFUSED(Kind.INVALID),
    PREFIX_MISSING(Kind.INVALID),
    VALUE_REFUSED(Kind.INVALID),
    PARAMETER_UNKNOWN(Kind.INVALID),
    MEMORY_TOO_LARGE(Kind.INVALID),
    CONTENT_TOO_LARGE(Kind.INVALID),
    DIRECTORY_REFUSED(Kind.INVALID),
    LIMIT_TOO_SMALL(Kind.INVALID),
    IMAGE_UNKNOWN(Kind.INVALID),
    BACKEND_REFUSES(Kind.INVALID),
    VIEW_UNKNOWN(Kind.INVALID),
    REPLY_REFUSED(Kind.INVALID),
    TOO_MANY(Kind.INVALID),
    KEY_REUSED(Kind.UNPROCESSABLE),
    OVER_QUOTA(Kind.CONFLICT),
    RUN_CANCELLED(Kind.CONFLICT),
    WORKSPACE_CLOSED(Kind.CONFLICT);

    private final Kind kind;

    TaskError(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String bundle() {
        return "tes";
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
