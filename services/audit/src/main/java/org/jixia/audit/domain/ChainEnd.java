package org.jixia.audit.domain;

/** Where the chain stands: the last entry's number and hash; 0 and zeros before the first. */
public record ChainEnd(long number, Digest hash) {
    public static final ChainEnd START = new ChainEnd(0, Digest.ZERO);
}
