package org.jixia.drs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.uploads.Claim;
import org.jixia.drs.domain.uploads.Upload;
import org.jixia.drs.domain.uploads.UploadId;
import org.jixia.drs.domain.uploads.UploadLedger;
import org.jixia.drs.domain.uploads.UploadRepository;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.storage.ObjectStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may end an upload, when several verifiers and the person want to. */
@QuarkusTest
@DrsService
class VerificationIT {
    @Inject
    Jdbi jdbi;

    @Inject
    ObjectStore store;

    @Inject
    UploadRepository uploads;

    @Inject
    UploadLedger ledger;

    private final UUID workspace = Ids.next();
    private final Client alice = Client.person("alice");

    @BeforeEach
    void members() {
        WorkspaceFake.member(workspace, "alice", "WRITER");
    }

    @Test
    void whoLostTheClaimCanNeitherHoldOnNorEndTheUpload() {
        var bytes = Client.random(2000, 21);
        var stalled = claimed("slow.bin", bytes);
        assertThat(uploads.keepClaim(stalled, Duration.ofMinutes(1)))
                .as("nobody else has it")
                .isTrue();
        jdbi.useHandle(h -> h.execute(
                "update upload set claimed_until = now() where id = ?",
                stalled.upload().id().value()));

        String object =
                alice.ended(stalled.upload().id().toString(), "AVAILABLE").path("objectId");

        assertThat(uploads.keepClaim(stalled, Duration.ofMinutes(1))).isFalse();
        assertThat(ledger.reject(stalled, Fault.of(DrsError.BYTES_MISSING, "bytes")))
                .isFalse();
        assertThat(ledger.finish(stalled, Digests.OF_NOTHING, null)).isFalse();
        assertThat(Client.fetch(alice.accessUrl(object))).isEqualTo(bytes);
    }

    @Test
    void anUploadGivenUpWhileItIsVerifiedLeavesNoBytes() {
        var bytes = Client.random(2000, 22);
        var claim = claimed("given-up.bin", bytes);
        var upload = claim.upload();
        assertThat(alice.delete("/uploads/" + upload.id()).statusCode()).isEqualTo(204);
        assertThat(uploads.unswept(1000)).extracting(Upload::id).doesNotContain(upload.id());

        // The verifier puts the parts together all the same, finds that its result is not wanted, and lets go.
        var bucket = upload.address().container();
        var parts = store.listParts(bucket, upload.address().key(), upload.storeUpload());
        store.completeUpload(bucket, upload.address().key(), upload.storeUpload(), parts);
        assertThat(ledger.finish(claim, Digests.OF_NOTHING, null)).isFalse();
        uploads.leaveEnded(claim);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> store.stat(bucket, upload.address().key()).isEmpty());
        assertThat(alice.get("/uploads/" + upload.id()).<String>path("state")).isEqualTo("ABORTED");
    }

    @Test
    void partsThatAnotherPutTogetherMeanwhileAreNoReasonToReject() {
        var bytes = Client.random(2000, 23);
        var claim = claimed("together.bin", bytes);
        var upload = claim.upload();
        var parts =
                store.listParts(upload.address().container(), upload.address().key(), upload.storeUpload());
        store.completeUpload(upload.address().container(), upload.address().key(), upload.storeUpload(), parts);
        jdbi.useHandle(h -> h.execute(
                "update upload set claimed_until = now() where id = ?",
                upload.id().value()));

        alice.ended(upload.id().toString(), "AVAILABLE");
    }

    /** A complete upload that a verifier of another process claimed and then fell silent. */
    private Claim claimed(String path, byte[] bytes) {
        String id = alice.open(workspace, path, bytes).path("id");
        alice.sendPart(id, 1, bytes);
        var token = UUID.randomUUID();
        jdbi.useHandle(h -> h.execute("""
                update upload set state = 'VERIFYING', completed_at = now(), claim = ?,
                    claimed_until = now() + interval '1 hour' where id = ?
                """, token, UUID.fromString(id)));
        return new Claim(uploads.find(new UploadId(UUID.fromString(id))).orElseThrow(), token);
    }
}
