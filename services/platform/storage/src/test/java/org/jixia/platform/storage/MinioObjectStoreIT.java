package org.jixia.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jixia.platform.testing.EmbeddedObjectStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MinioObjectStoreIT extends ObjectStoreContract {

    private static final MinioObjectStore STORE =
            new MinioObjectStore(at(EmbeddedObjectStore.endpoint(), EmbeddedObjectStore.endpoint()));

    @Override
    ObjectStore store() {
        return STORE;
    }

    @Test
    void eachEndpointSignsForItsOwnHost() throws Exception {
        try (MinioObjectStore store = new MinioObjectStore(at("http://127.0.0.1:9000", "https://data.example.org"))) {
            URI inside = store.presignGet(ObjectStore.Endpoint.INTERNAL, "bucket", "k", Duration.ofMinutes(1), null);
            URI outside = store.presignGet(ObjectStore.Endpoint.PUBLIC, "bucket", "k", Duration.ofMinutes(1), null);

            assertThat(inside.getAuthority()).isEqualTo("127.0.0.1:9000");
            assertThat(outside.getScheme()).isEqualTo("https");
            assertThat(outside.getAuthority()).isEqualTo("data.example.org");
        }
    }

    @Test
    void anAddressGivesNothingOnceItHasExpired() throws Exception {
        STORE.createBucket("expiry");
        STORE.put("expiry", "k", new ByteArrayInputStream(new byte[] {1}), 1, null);
        HttpRequest request = HttpRequest.newBuilder(
                        STORE.presignGet(ObjectStore.Endpoint.PUBLIC, "expiry", "k", Duration.ofSeconds(2), null))
                .build();
        HttpClient http = HttpClient.newHttpClient();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> http.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 403);
    }

    @Test
    void aStoreThatIsAwayIsUnavailableRatherThanEmpty() throws Exception {
        try (MinioObjectStore away = new MinioObjectStore(at("http://127.0.0.1:1", "http://127.0.0.1:1"))) {
            assertThatThrownBy(() -> away.stat("bucket", "k")).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> away.bucketExists("bucket")).isInstanceOf(StoreUnavailableException.class);
        }
    }

    private static StorageConfig at(String internal, String external) {
        return new StorageConfig(
                URI.create(internal),
                URI.create(external),
                "us-east-1",
                EmbeddedObjectStore.ACCESS_KEY,
                EmbeddedObjectStore.SECRET_KEY);
    }

    @AfterAll
    static void close() throws Exception {
        STORE.close();
    }
}
