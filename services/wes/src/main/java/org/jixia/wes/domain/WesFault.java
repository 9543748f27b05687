package org.jixia.wes.domain;

import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.Kind;

/** The single faults of a submission; all that are found are answered together. */
public enum WesFault implements ErrorCode {
    FIELD_MISSING,
    JSON_MALFORMED,
    JSON_NOT_OBJECT,
    VALUE_NOT_TEXT,
    WORKFLOW_TYPE_UNKNOWN,
    WORKFLOW_VERSION_UNKNOWN,
    ENGINE_MISSING,
    ENGINE_UNKNOWN,
    ENGINE_VERSION_UNKNOWN,
    ENGINE_PARAMETER,
    ATTACHMENT_NAME,
    ATTACHMENT_DUPLICATE,
    ATTACHMENT_NOT_TEXT,
    CHARACTER_NUL,
    JSON_TOO_DEEP,
    JSON_TOO_MANY,
    WORKFLOW_URL_UNSUPPORTED,
    WORKFLOW_NOT_ATTACHED,
    WORKFLOW_UNREACHABLE,
    WORKFLOW_TOO_LARGE,
    WORKFLOW_ADDRESS_REFUSED,
    WORKFLOW_NOTHING_TO_RUN,
    WORKFLOW_INVALID,
    INPUT_INVALID,
    FILE_UNKNOWN,
    ADDRESS_UNMAPPED,
    IMAGE_UNAVAILABLE,
    MEMORY_UNAVAILABLE,
    GPU_UNAVAILABLE,
    COST_CAP;

    @Override
    public String bundle() {
        return "wes";
    }

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }

    public Fault at(String where, Object... arguments) {
        return Fault.of(this, where, arguments);
    }
}
