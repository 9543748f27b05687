package org.jixia.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jixia.platform.storage.ObjectStore.Endpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every object store of ours does alike; each adaptor extends this. */
abstract class ObjectStoreContract {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int PART = 5 * 1024 * 1024;

    private final HttpClient http = HttpClient.newHttpClient();
    private ObjectStore store;
    private String bucket;

    abstract ObjectStore store();

    @BeforeEach
    void openBucket() {
        store = store();
        bucket = "ws-" + UUID.randomUUID();
        store.createBucket(bucket);
    }

    @Test
    void bucketsAreMadeAndRemovedAnyNumberOfTimes() {
        store.createBucket(bucket);
        assertThat(store.bucketExists(bucket)).isTrue();

        store.removeBucket(bucket);
        store.removeBucket(bucket);

        assertThat(store.bucketExists(bucket)).isFalse();
    }

    @Test
    void aBucketWithObjectsIsNotRemoved() {
        put("a", "1");

        assertThatThrownBy(() -> store.removeBucket(bucket)).isInstanceOf(StoreRefusedException.class);

        assertThat(text("a")).isEqualTo("1");
    }

    @Test
    void bytesComeBackWholeAndInRanges() throws IOException {
        put("样本/a b+c%.txt", "0123456789");

        assertThat(text("样本/a b+c%.txt")).isEqualTo("0123456789");
        try (InputStream range = store.get(bucket, "样本/a b+c%.txt", 3, 4)) {
            assertThat(range).hasContent("3456");
        }
        try (InputStream tail = store.get(bucket, "样本/a b+c%.txt", 8, 100)) {
            assertThat(tail).hasContent("89");
        }
        try (InputStream nothing = store.get(bucket, "样本/a b+c%.txt", 8, 0)) {
            assertThat(nothing).isEmpty();
        }
    }

    @Test
    void anEmptyObjectIsAnObject() {
        put("empty", "");

        assertThat(store.stat(bucket, "empty"))
                .get()
                .extracting(StoredObject::size)
                .isEqualTo(0L);
        assertThat(text("empty")).isEmpty();
    }

    @Test
    void putReplacesAndStatDescribes() {
        put("a", "old");
        store.put(bucket, "a", stream("newer"), 5, "text/plain");

        StoredObject found = store.stat(bucket, "a").orElseThrow();

        assertThat(text("a")).isEqualTo("newer");
        assertThat(found.size()).isEqualTo(5);
        assertThat(found.contentType()).isEqualTo("text/plain");
        assertThat(found.etag()).isNotBlank().doesNotContain("\"");
        assertThat(found.modified()).isNotNull();
    }

    @Test
    void whatIsMissingIsSaidToBeMissing() {
        assertThat(store.stat(bucket, "none")).isEmpty();
        assertThat(store.stat("ws-" + UUID.randomUUID(), "none")).isEmpty();
        assertThatThrownBy(() -> store.get(bucket, "none")).isInstanceOf(StoredObjectMissingException.class);
        assertThatThrownBy(() -> store.list("ws-" + UUID.randomUUID(), "", null, 10))
                .isInstanceOf(StoredObjectMissingException.class);
        assertThatThrownBy(() -> store.put("ws-" + UUID.randomUUID(), "a", stream("1"), 1, null))
                .isInstanceOf(StoredObjectMissingException.class);
    }

    @Test
    void aStreamShorterThanSaidStoresNothing() {
        assertThatThrownBy(() -> store.put(bucket, "short", stream("123"), 5, null))
                .isInstanceOf(RuntimeException.class);

        assertThat(store.stat(bucket, "short")).isEmpty();
    }

    @Test
    void manyAreDeletedAtOnceAndGoneOnesAreNoFault() {
        List<String> keys = IntStream.range(0, 20).mapToObj(i -> "many/" + i).toList();
        keys.forEach(key -> put(key, key));
        put("kept", "1");
        List<String> more = new ArrayList<>(keys);
        IntStream.range(0, 1_500).forEach(i -> more.add("never/" + i));

        store.delete(bucket, more);

        assertThat(store.list(bucket, "", null, 100))
                .extracting(StoredObject::key)
                .containsExactly("kept");
    }

    @Test
    void listsGoOnAfterAKey() {
        for (String key : List.of("b/2", "b/1", "a", "b/3", "b/10", "c")) {
            put(key, key);
        }

        List<StoredObject> first = store.list(bucket, "b/", null, 2);
        List<StoredObject> rest = store.list(bucket, "b/", first.getLast().key(), 10);

        assertThat(first).extracting(StoredObject::key).containsExactly("b/1", "b/10");
        assertThat(rest).extracting(StoredObject::key).containsExactly("b/2", "b/3");
        assertThat(first).extracting(StoredObject::size).containsExactly(3L, 4L);
    }

    @Test
    void aLargeObjectGoesByPartsThatCanBeListed() throws IOException {
        byte[] one = random(PART, 1);
        byte[] two = random(1_000, 2);
        String upload = store.createUpload(bucket, "large", "application/gzip");
        StoredPart second = store.putPart(bucket, "large", upload, 2, new ByteArrayInputStream(two), two.length);
        StoredPart first = store.putPart(bucket, "large", upload, 1, new ByteArrayInputStream(one), one.length);

        assertThat(store.listParts(bucket, "large", upload)).containsExactly(first, second);
        assertThat(store.stat(bucket, "large")).isEmpty();

        StoredObject whole = store.completeUpload(bucket, "large", upload, List.of(first, second));

        assertThat(whole.size()).isEqualTo(PART + 1_000L);
        try (InputStream bytes = store.get(bucket, "large", PART - 2L, 4)) {
            assertThat(bytes.readAllBytes()).containsExactly(one[PART - 2], one[PART - 1], two[0], two[1]);
        }
    }

    @Test
    void aPartCanBeSentAgain() {
        String upload = store.createUpload(bucket, "again", null);
        store.putPart(bucket, "again", upload, 1, stream("wrong"), 5);
        StoredPart right = store.putPart(bucket, "again", upload, 1, stream("right"), 5);

        store.completeUpload(bucket, "again", upload, List.of(right));

        assertThat(text("again")).isEqualTo("right");
    }

    @Test
    void anUploadThatWasDroppedHasNoPartsAndCannotBeCompleted() {
        String upload = store.createUpload(bucket, "dropped", null);
        StoredPart part = store.putPart(bucket, "dropped", upload, 1, stream("1"), 1);

        store.abortUpload(bucket, "dropped", upload);
        store.abortUpload(bucket, "dropped", upload);

        assertThat(partsOrNone(upload)).isEmpty();
        assertThatThrownBy(() -> store.completeUpload(bucket, "dropped", upload, List.of(part)))
                .isInstanceOf(RuntimeException.class);
        assertThat(store.stat(bucket, "dropped")).isEmpty();
    }

    private List<StoredPart> partsOrNone(String upload) {
        try {
            return store.listParts(bucket, "dropped", upload);
        } catch (StoredObjectMissingException gone) {
            return List.of();
        }
    }

    @Test
    void completionWithAPartThatIsNotThereIsRefused() {
        String upload = store.createUpload(bucket, "hole", null);
        store.putPart(bucket, "hole", upload, 1, stream("1"), 1);

        assertThatThrownBy(() -> store.completeUpload(
                        bucket, "hole", upload, List.of(new StoredPart(7, "d41d8cd98f00b204e9800998ecf8427e", 0))))
                .isInstanceOf(RuntimeException.class);

        assertThat(store.stat(bucket, "hole")).isEmpty();
    }

    @Test
    void presignedGetGivesRangesUnderAName() throws Exception {
        put("o/1", "0123456789");

        URI address = store.presignGet(Endpoint.PUBLIC, bucket, "o/1", LIFE, "样本 1.bam");
        HttpResponse<String> range = http.send(
                HttpRequest.newBuilder(address).header("Range", "bytes=2-4").build(),
                HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> whole = send(address, "GET", new byte[0]);

        assertThat(range.statusCode()).isEqualTo(206);
        assertThat(range.body()).isEqualTo("234");
        assertThat(whole.body()).isEqualTo("0123456789");
        assertThat(whole.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("filename*=UTF-8''%E6%A0%B7%E6%9C%AC%201.bam");
    }

    @Test
    void presignedAddressesAllowNothingElse() throws Exception {
        put("o/1", "secret");

        URI get = store.presignGet(Endpoint.INTERNAL, bucket, "o/1", LIFE, null);
        int asPut = send(get, "PUT", "x".getBytes(StandardCharsets.UTF_8)).statusCode();
        String text = get.toString();
        char last = text.charAt(text.length() - 1);
        int tampered = send(URI.create(text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0')), "GET", null)
                .statusCode();

        assertThat(asPut).isEqualTo(403);
        assertThat(tampered).isEqualTo(403);
        assertThat(text("o/1")).isEqualTo("secret");
    }

    @Test
    void presignedPutStoresAWholeObjectOnceAndReplacesNothing() throws Exception {
        URI address = store.presignPutOnce(Endpoint.INTERNAL, bucket, "logs/1.stdout", LIFE);

        assertThat(putOnce(address, "unsigned", Map.of()))
                .as("without its header")
                .isEqualTo(403);
        assertThat(store.stat(bucket, "logs/1.stdout")).isEmpty();
        assertThat(putOnce(address, "hello", ObjectStore.PUT_ONCE)).isEqualTo(200);
        assertThat(putOnce(address, "other", ObjectStore.PUT_ONCE)).isEqualTo(412);
        assertThat(putOnce(address, "other", Map.of("If-None-Match", "x"))).isEqualTo(403);
        assertThat(putOnce(address, "other", Map.of())).isEqualTo(403);
        assertThat(text("logs/1.stdout")).isEqualTo("hello");
    }

    private int putOnce(URI address, String text, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).PUT(HttpRequest.BodyPublishers.ofString(text));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Test
    void presignedPartsMakeAnObjectWithTheEntityTagsOfTheirAnswers() throws Exception {
        byte[] one = random(PART, 3);
        byte[] two = "the end".getBytes(StandardCharsets.UTF_8);
        String upload = store.createUpload(bucket, "o/parts", null);
        Map<Integer, URI> addresses =
                store.presignParts(Endpoint.PUBLIC, bucket, "o/parts", upload, List.of(1, 2), LIFE);

        String first = etag(send(addresses.get(1), "PUT", one));
        String second = etag(send(addresses.get(2), "PUT", two));

        assertThat(store.listParts(bucket, "o/parts", upload))
                .containsExactly(new StoredPart(1, first, PART), new StoredPart(2, second, two.length));
        StoredObject whole = store.completeUpload(
                bucket,
                "o/parts",
                upload,
                List.of(new StoredPart(1, first, PART), new StoredPart(2, second, two.length)));
        assertThat(whole.size()).isEqualTo(PART + two.length);
    }

    private HttpResponse<String> send(URI address, String method, byte[] body) throws Exception {
        HttpRequest.BodyPublisher publisher = body == null || body.length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(body);
        return http.send(
                HttpRequest.newBuilder(address).method(method, publisher).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow().replace("\"", "");
    }

    private void put(String key, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        store.put(bucket, key, new ByteArrayInputStream(bytes), bytes.length, null);
    }

    private String text(String key) {
        try (InputStream bytes = store.get(bucket, key)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
