package org.jixia.tes.domain;

import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;

/** What tes refuses, and the faults of a task. */
public enum TaskError implements ErrorCode {
    NOT_FOUND("tes.task-not-found", Kind.NOT_FOUND),
    LOG_NOT_FOUND("tes.log-not-found", Kind.NOT_FOUND),
    ATTEMPT_NOT_FOUND("tes.attempt-not-found", Kind.NOT_FOUND),
    INVALID("tes.task-invalid", Kind.INVALID),
    FIELD_MISSING("tes.field-missing", Kind.INVALID),
    NOT_ABSOLUTE("tes.path-not-absolute", Kind.INVALID),
    PATH_TOO_LONG("tes.path-too-long", Kind.INVALID),
    PATH_REFUSED("tes.path-refused", Kind.INVALID),
    ADDRESS_REFUSED("tes.address-refused", Kind.INVALID),
    OUTPUT_REFUSED("tes.output-refused", Kind.INVALID),
    PREFIX_MISSING("tes.prefix-missing", Kind.INVALID),
    VALUE_REFUSED("tes.value-refused", Kind.INVALID),
    PARAMETER_UNKNOWN("tes.parameter-unknown", Kind.INVALID),
    MEMORY_TOO_LARGE("tes.memory-too-large", Kind.INVALID),
    CONTENT_TOO_LARGE("tes.content-too-large", Kind.INVALID),
    DIRECTORY_REFUSED("tes.directory-refused", Kind.INVALID),
    LIMIT_TOO_SMALL("tes.limit-too-small", Kind.INVALID),
    IMAGE_UNKNOWN("tes.image-unknown", Kind.INVALID),
    BACKEND_REFUSES("tes.backend-refuses", Kind.INVALID),
    VIEW_UNKNOWN("tes.view-unknown", Kind.INVALID),
    FILTER_INVALID("tes.filter-invalid", Kind.INVALID),
    REPLY_REFUSED("tes.reply-refused", Kind.INVALID),
    TOO_MANY("tes.too-many", Kind.INVALID),
    KEY_REUSED("tes.key-reused", Kind.UNPROCESSABLE),
    OVER_QUOTA("tes.over-quota", Kind.CONFLICT),
    RUN_CANCELLED("tes.run-cancelled", Kind.CONFLICT),
    WORKSPACE_CLOSED("tes.workspace-closed", Kind.CONFLICT);

    private final String code;
    private final Kind kind;

    TaskError(String code, Kind kind) {
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
