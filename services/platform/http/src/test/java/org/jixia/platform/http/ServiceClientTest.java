package org.jixia.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.util.Map;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.FakeService.Answer;
import org.junit.jupiter.api.Test;

class ServiceClientTest {
    private static final Answer BUSY = new Answer(503, "");
    private static final Answer FINE = new Answer(200, "{\"name\":\"x\",\"unknown\":1}");

    record Named(String name) {}

    private static ServiceClient client(String url) {
        return new ServiceClient(
                new ServiceClient.Transport(
                        "drs", () -> url, HttpClient.newHttpClient(), JsonRules.apply(new ObjectMapper())),
                ServiceClient.Call.of(() -> "own-token"));
    }

    @Test
    void aReadIsRepeatedUntilItIsAnswered() throws Exception {
        try (var drs = FakeService.answering(BUSY, new Answer(502, ""), FINE)) {
            assertThat(client(drs.url()).get("/internal/x?a=b", Named.class)).isEqualTo(new Named("x"));
            assertThat(drs.asked()).hasSize(3).allSatisfy(asked -> {
                assertThat(asked.path()).isEqualTo("/internal/x?a=b");
                assertThat(asked.authorization()).isEqualTo("Bearer own-token");
            });
        }
    }

    @Test
    void threeTriesAreEnough() throws Exception {
        try (var drs = FakeService.answering(BUSY)) {
            assertThatThrownBy(() -> client(drs.url()).get("/", Named.class))
                    .isInstanceOfSatisfying(DomainException.class, error -> {
                        assertThat(error.error()).isEqualTo(PlatformError.UNAVAILABLE);
                        assertThat(error.arguments()).containsExactly("drs");
                    });
            assertThat(drs.asked()).hasSize(3);
        }
    }

    @Test
    void aPostIsSentOnceUnlessItMayBeRepeated() throws Exception {
        try (var drs = FakeService.answering(BUSY)) {
            assertThatThrownBy(() -> client(drs.url()).post("/", Map.of(), Named.class))
                    .isInstanceOf(DomainException.class);
            assertThat(drs.asked()).hasSize(1);
            assertThatThrownBy(() -> client(drs.url()).key("k1").post("/", Map.of(), Named.class))
                    .isInstanceOf(DomainException.class);
            assertThat(drs.asked()).hasSize(4);
            assertThat(drs.asked().getLast().key()).isEqualTo("k1");
        }
    }

    @Test
    void aRefusalIsToldWithItsFaultsAndNotRepeated() throws Exception {
        var body = """
                {"status":409,"code":"billing.over-quota","detail":"too much","limit":"7",
                 "faults":[{"code":"a.b","where":"row 1","detail":"bad"}]}
                """;
        try (var billing = FakeService.answering(new Answer(409, body))) {
            assertThatThrownBy(() -> client(billing.url()).bearer("hers").put("/r", Map.of("a", 1), Void.class))
                    .isInstanceOfSatisfying(RemoteException.class, error -> {
                        assertThat(error.status()).isEqualTo(409);
                        assertThat(error.code()).isEqualTo("billing.over-quota");
                        assertThat(error.body().path("limit").asText()).isEqualTo("7");
                        assertThat(error.faults())
                                .containsExactly(new RemoteException.RemoteFault("a.b", "row 1", "bad"));
                    });
            assertThat(billing.asked()).singleElement().satisfies(asked -> {
                assertThat(asked.body()).isEqualTo("{\"a\":1}");
                assertThat(asked.authorization()).isEqualTo("Bearer hers");
            });
        }
    }

    @Test
    void nobodyThereIsUnavailable() {
        assertThatThrownBy(() -> client("http://127.0.0.1:1").get("/", Named.class))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        error -> assertThat(error.error()).isEqualTo(PlatformError.UNAVAILABLE));
    }

    @Test
    void anEmptyAnswerIsNothing() throws Exception {
        try (var drs = FakeService.answering(new Answer(204, ""))) {
            assertThat(client(drs.url()).delete("/x", Void.class)).isNull();
        }
    }
}
