package org.jixia.platform.errors;

/** The errors that every service shares. */
public enum PlatformError implements ErrorCode {
    NOT_FOUND(Kind.NOT_FOUND),
    NO_SUCH_PATH(Kind.NOT_FOUND),
    METHOD_NOT_ALLOWED(Kind.INVALID),
    UNAUTHENTICATED(Kind.UNAUTHENTICATED),
    TOKEN_REFUSED(Kind.UNAUTHENTICATED),
    FORBIDDEN(Kind.FORBIDDEN),
    WORKSPACE_LOCKED(Kind.CONFLICT),
    INVALID_REQUEST(Kind.INVALID),
    INVALID_JSON(Kind.INVALID),
    JSON_LIMITS(Kind.INVALID),
    TEXT_WITH_NUL(Kind.INVALID),
    VALUE_OUT_OF_RANGE(Kind.INVALID),
    FORM_INCOMPLETE(Kind.INVALID),
    INVALID_FIELD(Kind.INVALID),
    UNSUPPORTED_MEDIA(Kind.INVALID),
    INVALID_PAGE_TOKEN(Kind.INVALID),
    INVALID_PAGE_SIZE(Kind.INVALID),
    TOO_LARGE(Kind.TOO_LARGE),
    BODY_TOO_LARGE(Kind.TOO_LARGE),
    IF_MATCH_REQUIRED(Kind.CONDITION_REQUIRED),
    STALE_VERSION(Kind.STALE),
    KEY_REUSED(Kind.UNPROCESSABLE),
    KEY_RUNNING(Kind.CONFLICT),
    UNAVAILABLE(Kind.UNAVAILABLE),
    DATABASE_BUSY(Kind.UNAVAILABLE),
    REMOTE_REFUSED(Kind.UNAVAILABLE),
    INTERNAL(Kind.UNAVAILABLE);

    private final Kind kind;

    PlatformError(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String bundle() {
        return "platform";
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
