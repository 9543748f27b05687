package org.jixia.platform.http;

/** Gives the token with which this service itself calls others; {@code platform/identity} implements it. */
public interface ServiceBearer {
    /** A token with at least a minute of life. */
    String token();
}
