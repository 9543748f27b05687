package org.jixia.platform.errors;

/** What a field of a request should have been: the second argument of {@link PlatformError#INVALID_FIELD}. */
public enum Expected implements Wording {
    GIVEN,
    AT_MOST,
    CHARACTERS,
    PLAIN_CHARACTERS,
    PLAIN_TEXT,
    WHOLE_NUMBER,
    WHOLE_NUMBER_FROM,
    NUMBER_FROM,
    DECIMAL,
    ID,
    ONE_OF,
    MEMBERS,
    ITEMS,
    TEXTS,
    PATHS,
    WITHOUT_NUL,
    ARGUMENTS,
    VARIABLE;

    @Override
    public String family() {
        return "platform.expected";
    }
}
