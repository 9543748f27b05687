package org.jixia.audit.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{18,19})\\.json");
    private static final int PAGE = 1_000;
    /** More bytes than any checkpoint has. */
    private static final long LARGEST = 4_096;

    private final ObjectStore store;
    private final String bucket;
    private final ObjectMapper json;

    StoreCheckpointArchive(ObjectStore store, AuditConfig config, ObjectMapper json) {
        this.store = store;
        this.bucket = config.archive().bucket();
        this.json = json;
    }

    @Override
    public boolean keep(Checkpoint checkpoint) {
        byte[] bytes = bytes(checkpoint);
        try {
            store.createBucket(bucket);
            Optional<StoredObject> present = store.stat(bucket, key(checkpoint.number()));
            if (present.isPresent()) {
                return compare(copy(present.get()), checkpoint) == Verdict.SAME;
            }
            store.put(
                    bucket,
                    key(checkpoint.number()),
                    new ByteArrayInputStream(bytes),
                    bytes.length,
                    "application/json");
            return true;
        } catch (StoreUnavailableException e) {
            throw DomainException.of(AuditError.ARCHIVE_AWAY).causedBy(e);
        }
    }

    /** Always the same bytes for the same checkpoint. */
    private byte[] bytes(Checkpoint checkpoint) {
        ObjectNode copy = json.createObjectNode()
                .put("number", checkpoint.number())
                .put("hash", checkpoint.hash().toString())
                .put("signedAt", checkpoint.signedAt().toString())
                .put("keyId", checkpoint.keyId())
                .put("signature", Base64.getEncoder().encodeToString(checkpoint.signature()));
        return copy.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Copy> copies(long after) {
        List<Copy> copies = new ArrayList<>();
        String first = after == 0 ? null : key(after);
        try {
            store.createBucket(bucket);
            List<StoredObject> page;
            do {
                String last = copies.isEmpty() ? first : copies.getLast().name();
                page = store.list(bucket, PREFIX, last, PAGE);
                page.forEach(object -> copies.add(copy(object)));
            } while (page.size() == PAGE);
        } catch (StoreUnavailableException e) {
            throw DomainException.of(AuditError.ARCHIVE_AWAY).causedBy(e);
        }
        return copies;
    }

    private static Copy copy(StoredObject object) {
        var name = NAME.matcher(object.key());
        return new Copy(
                name.matches() ? Long.valueOf(name.group(1)) : null, object.key(), object.size(), object.etag());
    }

    /** The store's tag is the MD5 of what was put whole, so that equal copies need no reading; where it is not, they are read. */
    @Override
    public Verdict compare(Copy copy, Checkpoint ours) {
        if (copy.number() == null || copy.size() > LARGEST) {
            return Verdict.UNREADABLE;
        }
        if (ours != null && copy.tag() != null && copy.tag().replace("\"", "").equalsIgnoreCase(md5(bytes(ours)))) {
            return Verdict.SAME;
        }
        try {
            return ours != null && read(copy.name()).sameAs(ours) ? Verdict.SAME : Verdict.DIFFERENT;
        } catch (StoreUnavailableException e) {
            throw DomainException.of(AuditError.ARCHIVE_AWAY).causedBy(e);
        } catch (IOException | RuntimeException noCheckpoint) {
            return Verdict.UNREADABLE;
        }
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

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String key(long number) {
        return PREFIX + "%019d.json".formatted(number);
    }
}
