package org.jixia.audit.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jixia.audit.config.AuditConfig;
import org.jixia.audit.domain.AuditError;
import org.jixia.audit.domain.Checkpoint;
import org.jixia.audit.domain.CheckpointArchive;
import org.jixia.audit.domain.Digest;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.storage.ObjectStore;
import org.jixia.platform.storage.StoreUnavailableException;
import org.jixia.platform.storage.StoredObject;

/** One small JSON object a checkpoint; keys sort by number. */
@ApplicationScoped
class StoreCheckpointArchive implements CheckpointArchive {
    private static final String PREFIX = "checkpoints/";
    private static final int PAGE = 1_000;

    private final ObjectStore store;
    private final String bucket;
    private final ObjectMapper json;

    StoreCheckpointArchive(ObjectStore store, AuditConfig config, ObjectMapper json) {
        this.store = store;
        this.bucket = config.archive().bucket();
        this.json = json;
    }

    @Override
    public void keep(Checkpoint checkpoint) {
        ObjectNode copy = json.createObjectNode()
                .put("number", checkpoint.number())
                .put("hash", checkpoint.hash().toString())
                .put("signedAt", checkpoint.signedAt().toString())
                .put("keyId", checkpoint.keyId())
                .put("signature", Base64.getEncoder().encodeToString(checkpoint.signature()));
        try {
            byte[] bytes = json.writeValueAsBytes(copy);
            store.createBucket(bucket);
            store.put(
                    bucket,
                    key(checkpoint.number()),
                    new ByteArrayInputStream(bytes),
                    bytes.length,
                    "application/json");
        } catch (IOException | StoreUnavailableException e) {
            throw DomainException.of(AuditError.ARCHIVE_AWAY).causedBy(e);
        }
    }

    @Override
    public List<Checkpoint> all() {
        List<Checkpoint> copies = new ArrayList<>();
        try {
            store.createBucket(bucket);
            String last = null;
            List<StoredObject> page;
            do {
                page = store.list(bucket, PREFIX, last, PAGE);
                for (StoredObject object : page) {
                    copies.add(read(object.key()));
                    last = object.key();
                }
            } while (page.size() == PAGE);
        } catch (IOException | StoreUnavailableException e) {
            throw DomainException.of(AuditError.ARCHIVE_AWAY).causedBy(e);
        }
        return copies;
    }

    private Checkpoint read(String key) throws IOException {
        try (InputStream bytes = store.get(bucket, key)) {
            JsonNode copy = json.readTree(bytes);
            return new Checkpoint(
                    copy.path("number").asLong(),
                    Digest.parse(copy.path("hash").asText()),
                    Instant.parse(copy.path("signedAt").asText()),
                    copy.path("keyId").asText(),
                    Base64.getDecoder().decode(copy.path("signature").asText()));
        }
    }

    private static String key(long number) {
        return PREFIX + "%019d.json".formatted(number);
    }
}
