package org.jixia.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;

/**
 * Makes a create repeatable: the first request with a key does the work, later ones get its answer. Key and answer are written
 * in the caller's transaction, so a crash leaves either both the effect and the answer or neither. Keys belong to a caller,
 * because they can be guessed, and live 24 hours.
 */
@ApplicationScoped
public class Idempotency {
    private final Instance<Jdbi> jdbi;
    private final ObjectMapper json;
    private final Instance<RequestCaller> callers;

    @Inject
    public Idempotency(Instance<Jdbi> jdbi, ObjectMapper json, Instance<RequestCaller> callers) {
        this.jdbi = jdbi;
        this.json = json;
        this.callers = callers;
    }

    /**
     * Runs {@code work} once for (caller, operation, key); without a key it simply runs.
     *
     * @param body the request; the same key with another body is refused with 422
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> T once(String operation, String key, Object body, Class<T> type, Supplier<T> work) {
        if (key == null || key.isBlank()) {
            return work.get();
        }
        var slot = slot(operation, key);
        return jdbi.get().withHandle(handle -> inTransaction(handle, slot, body, type, work));
    }

    /**
     * The answer of an earlier request with this key, for a command that must ask other services before its transaction; the same
     * key with another body is refused with 422. What {@link #once} says then still decides.
     */
    public <T> Optional<T> answered(String operation, String key, Object body, Class<T> type) {
        if (key == null || key.isBlank()) {
            return Optional.empty();
        }
        var slot = slot(operation, key);
        return jdbi.get().withHandle(handle -> earlier(handle, slot, hash(body), type));
    }

    private Slot slot(String operation, String key) {
        if (key.length() > 200) {
            throw DomainException.of(PlatformError.INVALID_FIELD, "Idempotency-Key", Expected.CHARACTERS.of(1, 200));
        }
        var caller =
                callers.stream().flatMap(c -> c.callerId().stream()).findFirst().orElse("");
        return new Slot(caller, operation, key);
    }

    private <T> T inTransaction(Handle handle, Slot slot, Object body, Class<T> type, Supplier<T> work) {
        lock(handle, slot);
        forgetOld(handle);
        var hash = hash(body);
        var earlier = earlier(handle, slot, hash, type);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var answer = work.get();
        handle.execute(
                "insert into idempotency (caller, operation, key, body_hash, answer) values (?, ?, ?, ?, ?)",
                slot.caller(),
                slot.operation(),
                slot.key(),
                hash,
                write(answer));
        return answer;
    }

    private <T> Optional<T> earlier(Handle handle, Slot slot, String hash, Class<T> type) {
        return handle.createQuery(
                        "select body_hash, answer from idempotency where caller = ? and operation = ? and key = ?")
                .bind(0, slot.caller())
                .bind(1, slot.operation())
                .bind(2, slot.key())
                .map((rs, context) -> new Earlier(rs.getString(1), rs.getString(2)))
                .findOne()
                .map(kept -> {
                    if (!kept.bodyHash().equals(hash)) {
                        throw DomainException.of(PlatformError.KEY_REUSED);
                    }
                    return read(kept.answer(), type);
                });
    }

    private static void lock(Handle handle, Slot slot) {
        var free = handle.createQuery("select pg_try_advisory_xact_lock(hashtextextended(?, 7))")
                .bind(0, slot.caller() + "\n" + slot.operation() + "\n" + slot.key())
                .mapTo(Boolean.class)
                .one();
        if (!free) {
            throw DomainException.of(PlatformError.KEY_RUNNING).retryAfter(Duration.ofSeconds(1));
        }
    }

    /** A few old rows with each new one keep the table at a day's size without a job of its own. */
    private static void forgetOld(Handle handle) {
        handle.execute("""
                delete from idempotency where ctid in (
                    select ctid from idempotency where created_at < now() - interval '24 hours'
                    limit 20 for update skip locked)
                """);
    }

    /** Members sorted, so that equal records give an equal hash whatever order a map had. */
    private String hash(Object body) {
        try {
            var sorted = JsonMapper.builder()
                    .findAndAddModules()
                    .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
                    .build();
            var bytes = body instanceof byte[] raw ? raw : sorted.writeValueAsBytes(body);
            return java.util.HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the body of an idempotent command is not JSON", e);
        }
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer of an idempotent command is not JSON", e);
        }
    }

    private <T> T read(String answer, Class<T> type) {
        try {
            return json.readValue(answer.getBytes(StandardCharsets.UTF_8), type);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("the kept answer of an idempotent command cannot be read", e);
        }
    }

    private record Slot(String caller, String operation, String key) {}

    private record Earlier(String bodyHash, String answer) {}
}
