package org.jixia.people.domain;

import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;

/** What people refuses. */
public enum PeopleError implements ErrorCode {
    INVALID("people.invalid", Kind.INVALID),
    NAME("people.name", Kind.INVALID),
    DAYS("people.days", Kind.INVALID),
    NAME_TAKEN("people.name-taken", Kind.CONFLICT),
    TOO_MANY_TOKENS("people.too-many-tokens", Kind.CONFLICT),
    SIGN_IN_NEEDED("people.sign-in-needed", Kind.FORBIDDEN),
    TOKEN_UNKNOWN("people.token-unknown", Kind.UNAUTHENTICATED),
    LANGUAGE("people.language", Kind.INVALID),
    TIME_ZONE("people.time-zone", Kind.INVALID),
    CHANNEL_KIND("people.channel-kind", Kind.INVALID),
    TOPICS("people.topics", Kind.INVALID),
    WEBHOOK_URL("people.webhook-url", Kind.INVALID),
    WEBHOOK_ADDRESS("people.webhook-address", Kind.INVALID),
    MAIL_HAS_NO_URL("people.mail-has-no-url", Kind.INVALID),
    TOO_MANY_CHANNELS("people.too-many-channels", Kind.CONFLICT),
    TOO_MANY_TESTS("people.too-many-tests", Kind.TOO_MANY),
    ANNOUNCEMENT_TEXT("people.announcement-text", Kind.INVALID),
    ANNOUNCEMENT_TIME("people.announcement-time", Kind.INVALID);

    private final String code;
    private final Kind kind;

    PeopleError(String code, Kind kind) {
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
