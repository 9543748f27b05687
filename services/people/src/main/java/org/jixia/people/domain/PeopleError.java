package org.jixia.people.domain;

import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;

/** What people refuses. */
public enum PeopleError implements ErrorCode {
    INVALID(Kind.INVALID),
    NAME(Kind.INVALID),
    DAYS(Kind.INVALID),
    NAME_TAKEN(Kind.CONFLICT),
    TOO_MANY_TOKENS(Kind.CONFLICT),
    SIGN_IN_NEEDED(Kind.FORBIDDEN),
    TOKEN_UNKNOWN(Kind.UNAUTHENTICATED),
    LANGUAGE(Kind.INVALID),
    TIME_ZONE(Kind.INVALID),
    CHANNEL_KIND(Kind.INVALID),
    TOPICS(Kind.INVALID),
    WEBHOOK_URL(Kind.INVALID),
    WEBHOOK_ADDRESS(Kind.INVALID),
    MAIL_HAS_NO_URL(Kind.INVALID),
    TOO_MANY_CHANNELS(Kind.CONFLICT),
    TOO_MANY_TESTS(Kind.TOO_MANY),
    ANNOUNCEMENT_TEXT(Kind.INVALID),
    ANNOUNCEMENT_TIME(Kind.INVALID),
    ROLES(Kind.INVALID),
    ROLE_UNKNOWN(Kind.INVALID),
    ROLE_INHERITED(Kind.CONFLICT),
    ENABLED(Kind.INVALID),
    USERNAME(Kind.INVALID),
    PERSON_NAME(Kind.INVALID),
    USERNAME_TAKEN(Kind.CONFLICT),
    EMAIL(Kind.INVALID),
    EMAIL_TAKEN(Kind.CONFLICT),
    OWN_ACCOUNT(Kind.CONFLICT),
    OWN_ADMINISTRATION(Kind.CONFLICT),
    OWN_PASSWORD(Kind.CONFLICT),
    LAST_ADMINISTRATOR(Kind.CONFLICT),
    CHANGE_UNDER_WAY(Kind.CONFLICT),
    CHANGE_WAITS(Kind.UNAVAILABLE),
    IDENTITY_RIGHTS(Kind.CONFLICT),
    IDENTITY_REFUSED(Kind.CONFLICT);

    private final Kind kind;

    PeopleError(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String bundle() {
        return "people";
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
