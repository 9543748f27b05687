package org.jixia.drs.domain;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes behind objects, wherever they lie. Calls block and never run inside a transaction; a store that does not answer is
 * {@link DrsError#STORE_AWAY}. Deleting or dropping what is gone already is success.
 */
public interface BlobStore {

    void openBucket(String bucket);

    /** Removes the bucket and whatever bytes are left in it. */
    void removeBucket(String bucket);

    /** Size and fingerprint as the store tells them; empty when nothing is there. */
    Optional<Stat> stat(BlobAddress address);

    InputStream read(BlobAddress address);

    InputStream read(BlobAddress address, long offset, long length);

    void putEmpty(BlobAddress address, String mimeType);

    void delete(String bucket, Collection<String> keys);

    String openMultipart(BlobAddress address, String mimeType);

    /** The parts that are there in order of number; empty when the store does not know the upload (any more). */
    Optional<List<Part>> parts(BlobAddress address, String storeUpload);

    /** Puts the parts together; false when the store does not know the upload or these parts of it (any more). */
    boolean closeMultipart(BlobAddress address, String storeUpload, List<Part> parts);

    void dropMultipart(BlobAddress address, String storeUpload);

    Map<Integer, URI> signParts(
            Audience audience, BlobAddress address, String storeUpload, Collection<Integer> numbers, Duration life);

    /** An address that takes a whole object where none is yet, so that it can never replace bytes. */
    SignedPut signPutOnce(Audience audience, BlobAddress address, Duration life);

    /**
     * An address that gives the bytes, by range too, under {@code fileName} in a browser.
     *
     * @param fingerprint what the bytes must still look like when they are served, where this service serves them; may be null
     */
    URI signGet(Audience audience, BlobAddress address, String fingerprint, Duration life, String fileName);

    /** An address and the headers that a request to it must carry; where an object is already the store answers 412. */
    record SignedPut(URI url, Map<String, String> headers) {}

    /** One part of a multipart upload: number from 1, entity tag as the store gave it, bytes. */
    record Part(int number, String etag, long size) {}

    /** @param fingerprint changes when the bytes may have changed */
    record Stat(long size, String fingerprint, Instant modified) {}
}
