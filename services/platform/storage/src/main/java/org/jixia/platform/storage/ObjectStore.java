package org.jixia.platform.storage;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The port to all bytes: buckets, objects, multipart uploads and presigned addresses of an S3 server. Calls block, and never
 * run inside a database transaction. A missing bucket, object or upload is {@link StoredObjectMissingException}; a store that
 * does not answer is {@link StoreUnavailableException}. Only what every S3 server does is here: no tags, policies, compose.
 */
public interface ObjectStore {

    /** Headers that a request to an address of {@link #presignPutOnce} must carry. */
    Map<String, String> PUT_ONCE = Map.of("If-None-Match", "*");

    /** Creates the bucket; one that exists already is success. */
    void createBucket(String bucket);

    /** Removes an empty bucket; one that is gone already is success. */
    void removeBucket(String bucket);

    boolean bucketExists(String bucket);

    /** Puts a whole object and replaces what was there. The stream must give exactly {@code size} bytes; it is not closed. */
    StoredObject put(String bucket, String key, InputStream bytes, long size, String contentType);

    /** All bytes; the caller closes the stream. */
    InputStream get(String bucket, String key);

    /** The bytes from {@code offset}, at most {@code length} of them; the caller closes the stream. */
    InputStream get(String bucket, String key, long offset, long length);

    Optional<StoredObject> stat(String bucket, String key);

    /** Deletes the objects; keys that are gone already are success. Any number of keys, sent 1,000 at a time. */
    void delete(String bucket, Collection<String> keys);

    /** One page in ascending order of key: keys that begin with {@code prefix} and are greater than {@code startAfter} (or null). */
    List<StoredObject> list(String bucket, String prefix, String startAfter, int limit);

    /** Opens a multipart upload and gives its id. */
    String createUpload(String bucket, String key, String contentType);

    /** Puts one part through this process (a task's output, a test); large uploads go by presigned parts instead. */
    StoredPart putPart(String bucket, String key, String uploadId, int number, InputStream bytes, long size);

    /** The parts that are there, in order of number. An upload that has ended is missing at some stores, empty at others. */
    List<StoredPart> listParts(String bucket, String key, String uploadId);

    /** Puts the object together from these parts; every part but the last must have 5 MiB or more. */
    StoredObject completeUpload(String bucket, String key, String uploadId, List<StoredPart> parts);

    /** Drops the upload and its parts; one that is gone already is success. */
    void abortUpload(String bucket, String key, String uploadId);

    /**
     * An address that gives the bytes to whoever holds it until it expires; Range requests work.
     *
     * @param fileName name under which a browser saves it, or null
     */
    URI presignGet(Endpoint endpoint, String bucket, String key, Duration life, String fileName);

    /**
     * An address that takes a whole object by PUT where none is yet. The request must carry {@link #PUT_ONCE}, which the signature
     * covers; where an object is already it is refused with 412. So the address can never replace bytes.
     */
    URI presignPutOnce(Endpoint endpoint, String bucket, String key, Duration life);

    /** Addresses that take one part each by PUT, by number of the part (1 to 10,000). */
    Map<Integer, URI> presignParts(
            Endpoint endpoint, String bucket, String key, String uploadId, Collection<Integer> numbers, Duration life);

    /** Whose host the signature covers: persons and clients outside use the public one, tasks and services the internal one. */
    enum Endpoint {
        PUBLIC,
        INTERNAL
    }
}
