package org.jixia.wes.domain;

import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;

/** What wes refuses, by code; the sentences stand in messages/wes_*.properties. Faults of an input are {@link WesFault}. */
public enum WesError implements ErrorCode {
    RUN_NOT_FOUND(Kind.NOT_FOUND),
    TASK_NOT_FOUND(Kind.NOT_FOUND),
    CALL_NOT_FOUND(Kind.NOT_FOUND),
    LOG_NOT_FOUND(Kind.NOT_FOUND),
    BUNDLE_NOT_FOUND(Kind.NOT_FOUND),
    WORKSPACE_NOT_FOUND(Kind.NOT_FOUND),
    REQUEST_INVALID(Kind.INVALID),
    BUNDLE_DIGEST(Kind.INVALID),
    BUNDLE_MALFORMED(Kind.INVALID),
    FIELD_TOO_LARGE(Kind.TOO_LARGE),
    BATCH_TOO_LARGE(Kind.TOO_LARGE),
    BUNDLE_TOO_LARGE(Kind.TOO_LARGE),
    SUBMISSION_CANCELLED(Kind.CONFLICT),
    LIMIT_REACHED(Kind.CONFLICT),
    OVER_QUOTA(Kind.CONFLICT),
    COST_CAP_REACHED(Kind.CONFLICT),
    BUDGET_REACHED(Kind.CONFLICT),
    STOPPED_BY_ADMINISTRATOR(Kind.CONFLICT),
    NOT_MY_SHARD(Kind.GONE),
    ANOTHER_SERVICE_AWAY(Kind.UNAVAILABLE);

    private final Kind kind;

    WesError(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String bundle() {
        return "wes";
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
