package org.jixia.platform.errors;

/** The errors that every service shares. */
public enum PlatformError implements ErrorCode {
    NOT_FOUND("platform.not-found", Kind.NOT_FOUND),
    NO_SUCH_PATH("platform.no-such-path", Kind.NOT_FOUND),
    METHOD_NOT_ALLOWED("platform.method-not-allowed", Kind.INVALID),
    UNAUTHENTICATED("platform.unauthenticated", Kind.UNAUTHENTICATED),
    TOKEN_REFUSED("platform.token-refused", Kind.UNAUTHENTICATED),
    FORBIDDEN("platform.forbidden", Kind.FORBIDDEN),
    WORKSPACE_LOCKED("platform.workspace-locked", Kind.CONFLICT),
    INVALID_REQUEST("platform.invalid-request", Kind.INVALID),
    INVALID_JSON("platform.invalid-json", Kind.INVALID),
    JSON_LIMITS("platform.json-limits", Kind.INVALID),
    TEXT_WITH_NUL("platform.text-with-nul", Kind.INVALID),
    VALUE_OUT_OF_RANGE("platform.value-out-of-range", Kind.INVALID),
    FORM_INCOMPLETE("platform.form-incomplete", Kind.INVALID),
    INVALID_FIELD("platform.invalid-field", Kind.INVALID),
    UNSUPPORTED_MEDIA("platform.unsupported-media", Kind.INVALID),
    INVALID_PAGE_TOKEN("platform.invalid-page-token", Kind.INVALID),
    INVALID_PAGE_SIZE("platform.invalid-page-size", Kind.INVALID),
    TOO_LARGE("platform.too-large", Kind.TOO_LARGE),
    IF_MATCH_REQUIRED("platform.if-match-required", Kind.CONDITION_REQUIRED),
    STALE_VERSION("platform.stale-version", Kind.STALE),
    KEY_REUSED("platform.key-reused", Kind.UNPROCESSABLE),
    KEY_RUNNING("platform.key-running", Kind.CONFLICT),
    UNAVAILABLE("platform.unavailable", Kind.UNAVAILABLE),
    DATABASE_BUSY("platform.database-busy", Kind.UNAVAILABLE),
    REMOTE_REFUSED("platform.remote-refused", Kind.UNAVAILABLE),
    INTERNAL("platform.internal", Kind.UNAVAILABLE);

    private final String code;
    private final Kind kind;

    PlatformError(String code, Kind kind) {
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
