package org.jixia.platform.errors;

/** What is wrong with something that was read: a token, a body, an address. Stands inside the texts of errors. */
public enum Flaw implements Wording {
    ISSUER_UNKNOWN,
    MALFORMED,
    EXPIRED,
    OTHER_AUDIENCE,
    SIGNATURE,
    NO_CLIENT,
    NO_CLAIM,
    NO_CONTENT,
    NO_OBJECT,
    NO_LIST,
    AT,
    UNEXPECTED_AT,
    STATUS,
    CONNECTION_LOST,
    MANY_REDIRECTS,
    NO_ANSWER,
    UNKNOWN_HOST;

    @Override
    public String family() {
        return "platform.flaw";
    }
}
