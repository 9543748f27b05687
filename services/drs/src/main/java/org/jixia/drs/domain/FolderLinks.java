package org.jixia.drs.domain;

import java.time.Instant;

/**
 * Signed links to files in registered folders, which no S3 server can sign for: whoever holds the link may read the one file until
 * it expires, as with the store's own.
 */
public interface FolderLinks {

    /** The last part of the link's address. */
    String token(Link link, Instant until);

    /** The file a valid link means; null for a forged, damaged or expired one. */
    Link read(String token);

    /** A file, what it looked like when it was digested, and the name to save it under. */
    record Link(BlobAddress address, String fingerprint, String fileName) {}
}
