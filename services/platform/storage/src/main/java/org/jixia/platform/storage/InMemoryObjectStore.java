package org.jixia.platform.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A store in memory, for tests: the same contract, with presigned addresses that a small server on loopback answers. */
public final class InMemoryObjectStore implements ObjectStore, AutoCloseable {

    private static final int SMALLEST_PART = 5 * 1024 * 1024;

    private final Clock clock;
    private final Map<String, NavigableMap<String, Content>> buckets = new TreeMap<>();
    private final Map<String, Upload> uploads = new TreeMap<>();
    private MemoryStoreServer server;

    public InMemoryObjectStore(Clock clock) {
        this.clock = clock;
    }

    record Content(byte[] bytes, StoredObject object) {}

    private record Upload(String bucket, String key, String contentType, TreeMap<Integer, byte[]> parts) {}

    @Override
    public synchronized void createBucket(String bucket) {
        buckets.putIfAbsent(bucket, new TreeMap<>());
    }

    @Override
    public synchronized void removeBucket(String bucket) {
        if (!buckets.getOrDefault(bucket, new TreeMap<>()).isEmpty()) {
            throw new StoreRefusedException("BucketNotEmpty: " + bucket, null);
        }
        buckets.remove(bucket);
    }

    @Override
    public synchronized boolean bucketExists(String bucket) {
        return buckets.containsKey(bucket);
    }

    @Override
    public StoredObject put(String bucket, String key, InputStream bytes, long size, String contentType) {
        return store(bucket, key, StoreCalls.read(bytes, size), contentType);
    }

    synchronized StoredObject store(String bucket, String key, byte[] bytes, String contentType) {
        StoredObject object = new StoredObject(
                bucket,
                key,
                bytes.length,
                md5(bytes),
                clock.instant(),
                contentType == null ? "application/octet-stream" : contentType);
        bucket(bucket).put(key, new Content(bytes, object));
        return object;
    }

    /** Empty where an object is already. */
    synchronized Optional<StoredObject> storeOnce(String bucket, String key, byte[] bytes, String contentType) {
        return bucket(bucket).containsKey(key) ? Optional.empty() : Optional.of(store(bucket, key, bytes, contentType));
    }

    @Override
    public InputStream get(String bucket, String key) {
        return new ByteArrayInputStream(content(bucket, key).bytes());
    }

    @Override
    public InputStream get(String bucket, String key, long offset, long length) {
        byte[] bytes = content(bucket, key).bytes();
        if (length > 0 && offset >= bytes.length) {
            throw new StoreRefusedException("InvalidRange: the object has " + bytes.length + " bytes", null);
        }
        int most = (int) Math.min(length, bytes.length - offset);
        return new ByteArrayInputStream(bytes, (int) offset, most);
    }

    synchronized Content content(String bucket, String key) {
        Content content = bucket(bucket).get(key);
        if (content == null) {
            throw new StoredObjectMissingException("NoSuchKey: " + key, null);
        }
        return content;
    }

    @Override
    public synchronized Optional<StoredObject> stat(String bucket, String key) {
        return Optional.ofNullable(buckets.get(bucket))
                .map(objects -> objects.get(key))
                .map(Content::object);
    }

    @Override
    public synchronized void delete(String bucket, Collection<String> keys) {
        keys.forEach(bucket(bucket)::remove);
    }

    @Override
    public synchronized List<StoredObject> list(String bucket, String prefix, String startAfter, int limit) {
        String wanted = prefix == null ? "" : prefix;
        NavigableMap<String, Content> objects = bucket(bucket);
        return (startAfter == null ? objects : objects.tailMap(startAfter, false))
                .values().stream()
                        .map(Content::object)
                        .filter(object -> object.key().startsWith(wanted))
                        .limit(limit)
                        .toList();
    }

    @Override
    public synchronized String createUpload(String bucket, String key, String contentType) {
        bucket(bucket);
        String id = UUID.randomUUID().toString();
        uploads.put(id, new Upload(bucket, key, contentType, new TreeMap<>()));
        return id;
    }

    @Override
    public StoredPart putPart(String bucket, String key, String uploadId, int number, InputStream bytes, long size) {
        return storePart(bucket, key, uploadId, number, StoreCalls.read(bytes, size));
    }

    synchronized StoredPart storePart(String bucket, String key, String uploadId, int number, byte[] bytes) {
        upload(bucket, key, uploadId).parts().put(number, bytes);
        return new StoredPart(number, md5(bytes), bytes.length);
    }

    @Override
    public synchronized List<StoredPart> listParts(String bucket, String key, String uploadId) {
        return upload(bucket, key, uploadId).parts().entrySet().stream()
                .map(part -> new StoredPart(part.getKey(), md5(part.getValue()), part.getValue().length))
                .toList();
    }

    @Override
    public synchronized StoredObject completeUpload(
            String bucket, String key, String uploadId, List<StoredPart> parts) {
        Upload upload = upload(bucket, key, uploadId);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int i = 0; i < parts.size(); i++) {
            byte[] bytes = upload.parts().get(parts.get(i).number());
            if (bytes == null || !md5(bytes).equals(parts.get(i).etag())) {
                throw new StoreRefusedException("InvalidPart: " + parts.get(i).number(), null);
            }
            if (i < parts.size() - 1 && bytes.length < SMALLEST_PART) {
                throw new StoreRefusedException(
                        "EntityTooSmall: part " + parts.get(i).number(), null);
            }
            whole.writeBytes(bytes);
        }
        uploads.remove(uploadId);
        return store(bucket, key, whole.toByteArray(), upload.contentType());
    }

    @Override
    public synchronized void abortUpload(String bucket, String key, String uploadId) {
        uploads.remove(uploadId);
    }

    @Override
    public URI presignGet(Endpoint endpoint, String bucket, String key, Duration life, String fileName) {
        String disposition = fileName == null ? null : MinioObjectStore.disposition(fileName);
        return server().address(new MemoryStoreServer.Grant(
                "GET", bucket, key, null, 0, clock.instant().plus(life), disposition));
    }

    @Override
    public URI presignPutOnce(Endpoint endpoint, String bucket, String key, Duration life) {
        return server().address(new MemoryStoreServer.Grant(
                "PUT", bucket, key, null, 0, clock.instant().plus(life), null));
    }

    @Override
    public Map<Integer, URI> presignParts(
            Endpoint endpoint, String bucket, String key, String uploadId, Collection<Integer> numbers, Duration life) {
        Map<Integer, URI> addresses = new LinkedHashMap<>();
        for (int number : numbers) {
            addresses.put(
                    number,
                    server().address(new MemoryStoreServer.Grant(
                            "PUT",
                            bucket,
                            key,
                            uploadId,
                            number,
                            clock.instant().plus(life),
                            null)));
        }
        return addresses;
    }

    private synchronized MemoryStoreServer server() {
        if (server == null) {
            server = new MemoryStoreServer(this, clock);
        }
        return server;
    }

    private NavigableMap<String, Content> bucket(String bucket) {
        NavigableMap<String, Content> objects = buckets.get(bucket);
        if (objects == null) {
            throw new StoredObjectMissingException("NoSuchBucket: " + bucket, null);
        }
        return objects;
    }

    private Upload upload(String bucket, String key, String uploadId) {
        Upload upload = uploads.get(uploadId);
        if (upload == null || !upload.bucket().equals(bucket) || !upload.key().equals(key)) {
            throw new StoredObjectMissingException("NoSuchUpload: " + uploadId, null);
        }
        return upload;
    }

    static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
        }
    }
}
