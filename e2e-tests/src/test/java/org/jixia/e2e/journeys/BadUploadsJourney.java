package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.UploadClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.fixtures.Processes;
import org.jixia.e2e.fixtures.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A researcher's uploads are not what was stated of them: no file appears, the fault is told, and the right bytes are taken after it. */
class BadUploadsJourney {
    private static final byte[] READS = "ACGT\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);

    private static Processes processes;
    private static UploadClient uploads;

    @BeforeAll
    static void aWorkspace() {
        processes = Processes.now();
        uploads = new UploadClient(WorkspaceClient.create(GatewayClient.of("researcher"), "Bad uploads"));
    }

    @AfterAll
    static void allIsWell() {
        processes.areUnharmed();
    }

    @Test
    void bytesWithAnotherChecksumBecomeNoFile() {
        var stated = UploadClient.sha256("something else".getBytes(StandardCharsets.UTF_8));
        var upload = opened("checksum/reads.fq", READS.length, stated);
        assertThat(uploads.put(upload, 1, READS)).isEqualTo(200);
        uploads.complete(upload).expect(202);

        var rejected = uploads.verified(upload);
        assertThat(rejected.path("state").asText()).isEqualTo("REJECTED");
        assertThat(rejected.path("fault").path("code").asText()).isEqualTo("drs.sha256-differs");
        assertThat(rejected.path("fault").path("detail").asText()).contains(stated, UploadClient.sha256(READS));
        assertThat(rejected.has("objectId")).isFalse();
        assertThat(uploads.workspace().files("checksum/")).isEmpty();
        assertThat(Refusal.of(uploads.complete(upload), 409).code()).isEqualTo("drs.upload-not-open");

        assertThat(uploads.bytes(uploads.store("checksum/reads.fq", READS))).isEqualTo(READS);
    }

    @Test
    void anotherMd5IsTold() {
        var opened = uploads.open(Map.of(
                "path",
                "md5/reads.fq",
                "size",
                READS.length,
                "sha256",
                UploadClient.sha256(READS),
                "md5",
                "0".repeat(32)));
        var upload = opened.expect(201).id();
        uploads.put(upload, 1, READS);
        uploads.complete(upload).expect(202);
        var rejected = uploads.verified(upload);
        assertThat(rejected.path("fault").path("code").asText()).isEqualTo("drs.md5-differs");
        assertThat(uploads.workspace().files("md5/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, 4999", "1, 5001"})
    void aByteTooFewOrTooManyIsFoundBeforeVerificationAndMendedInPlace(int more, int bytes) {
        var path = "size/" + bytes + ".fq";
        var upload = opened(path, READS.length, UploadClient.sha256(READS));
        uploads.put(upload, 1, Arrays.copyOf(READS, READS.length + more));

        var refusal = Refusal.of(uploads.complete(upload), 422);
        refusal.places().containsExactly("part 1: drs.part-size");
        assertThat(uploads.get(upload).json().path("state").asText()).isEqualTo("OPEN");
        assertThat(uploads.workspace().files(path)).isEmpty();

        uploads.put(upload, 1, READS);
        uploads.complete(upload).expect(202);
        var stored = uploads.verified(upload);
        assertThat(stored.path("state").asText()).isEqualTo("AVAILABLE");
        assertThat(uploads.bytes(stored.path("objectId").asText())).isEqualTo(READS);
    }

    @Test
    void anUploadWithoutItsPartsIsNotComplete() {
        var upload = opened("parts/none.fq", 100_000_000, "0".repeat(64));
        Refusal.of(uploads.complete(upload), 422)
                .places()
                .containsExactly("part 1: drs.part-missing", "part 2: drs.part-missing");
        var numbers = uploads.workspace()
                .gateway()
                .post("/api/drs/uploads/" + upload + "/parts", Map.of("numbers", List.of(0, 1, 3)));
        Refusal.of(numbers, 400).places().containsExactly("numbers[0]: drs.part-number", "numbers[2]: drs.part-number");
    }

    @Test
    void everyFaultOfARequestIsToldAtOnce() {
        Refusal.of(uploads.open(Map.of("path", "../up.fq", "size", -1, "sha256", "abc", "md5", "xyz")), 400)
                .places()
                .containsExactly(
                        "path: drs.path-dots",
                        "size: drs.size-invalid",
                        "sha256: drs.sha256-invalid",
                        "md5: drs.md5-invalid");
        Refusal.of(uploads.open(Map.of("size", "many")), 400);
        Refusal.of(uploads.open("too/large.fq", 1L << 60, "0".repeat(64)), 400)
                .places()
                .containsExactly("size: drs.size-invalid");
    }

    @Test
    void anAbandonedUploadLeavesNothing() {
        var upload = opened("abandoned.fq", READS.length, UploadClient.sha256(READS));
        uploads.put(upload, 1, READS);
        uploads.workspace().gateway().delete("/api/drs/uploads/" + upload).expect(204);
        assertThat(uploads.get(upload).json().path("state").asText()).isEqualTo("ABORTED");
        Refusal.of(uploads.complete(upload), 409);
        assertThat(uploads.workspace().files("abandoned")).isEmpty();
    }

    private static String opened(String path, long size, String sha256) {
        return uploads.open(path, size, sha256).expect(201).id();
    }
}
