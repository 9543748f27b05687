package org.jixia.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class InMemoryObjectStoreTest extends ObjectStoreContract {

    private static final InMemoryObjectStore STORE = new InMemoryObjectStore(Clock.systemUTC());

    @Override
    ObjectStore store() {
        return STORE;
    }

    @Test
    void addressesExpire() throws Exception {
        STORE.createBucket("expiry");
        STORE.put("expiry", "a", new ByteArrayInputStream(new byte[1]), 1, null);

        URI address = STORE.presignGet(ObjectStore.Endpoint.PUBLIC, "expiry", "a", Duration.ZERO, null);

        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @AfterAll
    static void close() {
        STORE.close();
    }
}
