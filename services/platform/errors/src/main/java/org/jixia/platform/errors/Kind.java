package org.jixia.platform.errors;

/** What sort of refusal an error is; the HTTP layer alone knows which status that means. */
public enum Kind {
    /** The request cannot be read or breaks its form (400). */
    INVALID,
    /** No token, or one that proves nobody (401). */
    UNAUTHENTICATED,
    /** A platform role is missing (403); never used for things of a workspace, where missing and forbidden look alike. */
    FORBIDDEN,
    /** It does not exist, or the caller may not know that it does (404). */
    NOT_FOUND,
    /** The present state does not allow it (409). */
    CONFLICT,
    /** It was here and is gone for good (410). */
    GONE,
    /** The caller's version is older than the present one (412). */
    STALE,
    /** Too many bytes, rows or characters (413). */
    TOO_LARGE,
    /** Well formed, but what it says cannot be done (422). */
    UNPROCESSABLE,
    /** The change needs an If-Match header (428). */
    CONDITION_REQUIRED,
    /** Too many requests (429). */
    TOO_MANY,
    /** Something this depends on does not answer (503); the same request may succeed later. */
    UNAVAILABLE
}
