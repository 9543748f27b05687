package org.jixia.platform.storage;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.Multimap;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.ListObjectsArgs;
import io.minio.ListPartsResponse;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.ObjectWriteResponse;
import io.minio.PutObjectArgs;
import io.minio.RemoveBucketArgs;
import io.minio.RemoveObjectsArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.UploadPartResponse;
import io.minio.http.Method;
import io.minio.messages.DeleteError;
import io.minio.messages.DeleteObject;
import io.minio.messages.Item;
import io.minio.messages.Part;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Any S3 server by the MinIO client: one client for each of the two endpoints, as the host is part of a signature. */
public final class MinioObjectStore implements ObjectStore, AutoCloseable {

    private static final int LIST_PAGE = 1_000;
    private static final Multimap<String, String> NONE = HashMultimap.create();

    private final String region;
    private final MinioAsyncClient internal;
    private final MinioAsyncClient external;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public MinioObjectStore(StorageConfig config) {
        this.region = config.region();
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(256);
        dispatcher.setMaxRequestsPerHost(256);
        OkHttpClient http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectTimeout(Duration.ofSeconds(3))
                .readTimeout(Duration.ofSeconds(60))
                .writeTimeout(Duration.ofSeconds(60))
                .build();
        this.internal = client(config, config.internal(), http);
        this.external = client(config, config.external(), http);
    }

    private static MinioAsyncClient client(StorageConfig config, URI endpoint, OkHttpClient http) {
        return MinioAsyncClient.builder()
                .endpoint(endpoint.toString())
                .region(config.region())
                .credentials(config.accessKey(), config.secretKey())
                .httpClient(http)
                .build();
    }

    @Override
    public void createBucket(String bucket) {
        if (bucketExists(bucket)) {
            return;
        }
        try {
            StoreCalls.await(() ->
                    internal.makeBucket(MakeBucketArgs.builder().bucket(bucket).build()));
        } catch (StoreRefusedException refused) {
            if (!bucketExists(bucket)) {
                throw refused;
            }
        }
    }

    @Override
    public void removeBucket(String bucket) {
        try {
            StoreCalls.await(() -> internal.removeBucket(
                    RemoveBucketArgs.builder().bucket(bucket).build()));
        } catch (StoredObjectMissingException gone) {
            return;
        }
    }

    @Override
    public boolean bucketExists(String bucket) {
        return StoreCalls.await(() ->
                internal.bucketExists(BucketExistsArgs.builder().bucket(bucket).build()));
    }

    @Override
    public StoredObject put(String bucket, String key, InputStream bytes, long size, String contentType) {
        ObjectWriteResponse written = StoreCalls.await(
                () -> internal.putObject(PutObjectArgs.builder().bucket(bucket).object(key).stream(bytes, size, -1)
                        .contentType(type(contentType))
                        .build()));
        return new StoredObject(bucket, key, size, unquoted(written.etag()), null, type(contentType));
    }

    @Override
    public InputStream get(String bucket, String key) {
        return StoreCalls.await(() -> internal.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key).build()));
    }

    @Override
    public InputStream get(String bucket, String key, long offset, long length) {
        if (length == 0) {
            return InputStream.nullInputStream();
        }
        return StoreCalls.await(() -> internal.getObject(GetObjectArgs.builder()
                .bucket(bucket)
                .object(key)
                .offset(offset)
                .length(length)
                .build()));
    }

    @Override
    public Optional<StoredObject> stat(String bucket, String key) {
        try {
            StatObjectResponse found = StoreCalls.await(() -> internal.statObject(
                    StatObjectArgs.builder().bucket(bucket).object(key).build()));
            return Optional.of(new StoredObject(
                    bucket,
                    key,
                    found.size(),
                    unquoted(found.etag()),
                    found.lastModified().toInstant(),
                    found.contentType()));
        } catch (StoredObjectMissingException missing) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String bucket, Collection<String> keys) {
        List<DeleteObject> objects = keys.stream().map(DeleteObject::new).toList();
        Iterable<Result<DeleteError>> errors = internal.removeObjects(
                RemoveObjectsArgs.builder().bucket(bucket).objects(objects).build());
        for (Result<DeleteError> error : errors) {
            DeleteError failed = StoreCalls.result(error);
            if (!"NoSuchKey".equals(failed.code())) {
                throw new StoreRefusedException(
                        failed.objectName() + " was not deleted: " + failed.code() + " " + failed.message(), null);
            }
        }
    }

    @Override
    public List<StoredObject> list(String bucket, String prefix, String startAfter, int limit) {
        ListObjectsArgs.Builder args = ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(prefix)
                .recursive(true)
                .maxKeys(Math.min(limit, LIST_PAGE));
        if (startAfter != null) {
            args.startAfter(startAfter);
        }
        List<StoredObject> objects = new ArrayList<>();
        for (Result<Item> result : internal.listObjects(args.build())) {
            if (objects.size() == limit) {
                break;
            }
            Item item = StoreCalls.result(result);
            objects.add(new StoredObject(
                    bucket,
                    item.objectName(),
                    item.size(),
                    unquoted(item.etag()),
                    item.lastModified().toInstant(),
                    null));
        }
        return objects;
    }

    @Override
    public String createUpload(String bucket, String key, String contentType) {
        Multimap<String, String> headers = HashMultimap.create();
        headers.put("Content-Type", type(contentType));
        return StoreCalls.await(() -> internal.createMultipartUploadAsync(bucket, region, key, headers, NONE))
                .result()
                .uploadId();
    }

    @Override
    public StoredPart putPart(String bucket, String key, String uploadId, int number, InputStream bytes, long size) {
        byte[] content = StoreCalls.read(bytes, size);
        UploadPartResponse written = StoreCalls.await(() -> internal.uploadPartAsync(
                bucket, region, key, content, (long) content.length, uploadId, number, NONE, NONE));
        return new StoredPart(number, unquoted(written.etag()), size);
    }

    @Override
    public List<StoredPart> listParts(String bucket, String key, String uploadId) {
        List<StoredPart> parts = new ArrayList<>();
        int marker = 0;
        while (true) {
            int after = marker;
            ListPartsResponse page = StoreCalls.await(
                    () -> internal.listPartsAsync(bucket, region, key, LIST_PAGE, after, uploadId, NONE, NONE));
            for (Part part : page.result().partList()) {
                parts.add(new StoredPart(part.partNumber(), unquoted(part.etag()), part.partSize()));
            }
            if (!page.result().isTruncated() || page.result().partList().isEmpty()) {
                return parts;
            }
            marker = page.result().nextPartNumberMarker();
        }
    }

    @Override
    public StoredObject completeUpload(String bucket, String key, String uploadId, List<StoredPart> parts) {
        Part[] named =
                parts.stream().map(part -> new Part(part.number(), part.etag())).toArray(Part[]::new);
        StoreCalls.await(() -> internal.completeMultipartUploadAsync(bucket, region, key, uploadId, named, NONE, NONE));
        return stat(bucket, key)
                .orElseThrow(() -> new StoredObjectMissingException(key + " is not there after completion", null));
    }

    @Override
    public void abortUpload(String bucket, String key, String uploadId) {
        try {
            StoreCalls.await(() -> internal.abortMultipartUploadAsync(bucket, region, key, uploadId, NONE, NONE));
        } catch (StoredObjectMissingException gone) {
            return;
        }
    }

    @Override
    public URI presignGet(Endpoint endpoint, String bucket, String key, Duration life, String fileName) {
        Map<String, String> query = new HashMap<>();
        if (fileName != null) {
            query.put("response-content-disposition", disposition(fileName));
        }
        return presign(endpoint, Method.GET, bucket, key, life, query);
    }

    @Override
    public URI presignPutOnce(Endpoint endpoint, String bucket, String key, Duration life) {
        MinioAsyncClient signer = endpoint == Endpoint.PUBLIC ? external : internal;
        return URI.create(StoreCalls.call(() -> signer.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                .method(Method.PUT)
                .bucket(bucket)
                .object(key)
                .expiry((int) life.toSeconds())
                .extraHeaders(PUT_ONCE)
                .build())));
    }

    @Override
    public Map<Integer, URI> presignParts(
            Endpoint endpoint, String bucket, String key, String uploadId, Collection<Integer> numbers, Duration life) {
        Map<Integer, URI> addresses = new LinkedHashMap<>();
        for (int number : numbers) {
            Map<String, String> query = Map.of("partNumber", Integer.toString(number), "uploadId", uploadId);
            addresses.put(number, presign(endpoint, Method.PUT, bucket, key, life, query));
        }
        return addresses;
    }

    private URI presign(
            Endpoint endpoint, Method method, String bucket, String key, Duration life, Map<String, String> query) {
        MinioAsyncClient signer = endpoint == Endpoint.PUBLIC ? external : internal;
        return URI.create(StoreCalls.call(() -> signer.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                .method(method)
                .bucket(bucket)
                .object(key)
                .expiry((int) life.toSeconds())
                .extraQueryParams(query)
                .build())));
    }

    /** RFC 6266: the exact name in UTF-8, and a plain one for clients that do not know it. */
    static String disposition(String fileName) {
        String plain = fileName.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
        String exact = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + exact;
    }

    private static String type(String contentType) {
        return contentType == null || contentType.isBlank() ? "application/octet-stream" : contentType;
    }

    private static String unquoted(String etag) {
        return etag == null ? null : etag.replace("\"", "");
    }

    @Override
    public void close() throws Exception {
        internal.close();
        external.close();
        threads.close();
    }
}
