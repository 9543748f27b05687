package org.jixia.drs.domain.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jixia.drs.domain.Digests;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;

/**
 * Both digests from one reading: the caller's thread reads, each digest has a thread of its own, so that the slowest of the three and
 * not their sum sets the pace. A buffer is read into again only when both have taken it in: memory stays at a few MiB.
 */
final class DigestLanes implements AutoCloseable {
    private static final int BUFFER = 1 << 20;
    private static final int BUFFERS = 4;

    private final Lane sha256 = new Lane("SHA-256");
    private final Lane md5 = new Lane("MD5");

    /** The digests of all that is left to read; empty when it is not to go on, which is asked before each buffer. */
    Optional<Digests> of(InputStream bytes, BooleanSupplier goesOn) throws IOException {
        var slots = new Slot[BUFFERS];
        for (int at = 0; ; at = (at + 1) % BUFFERS) {
            if (!goesOn.getAsBoolean()) {
                return Optional.empty();
            }
            var slot = slots[at] == null ? new Slot(new byte[BUFFER], List.of()) : slots[at].taken();
            var length = bytes.readNBytes(slot.bytes(), 0, BUFFER);
            if (length == 0) {
                return Optional.of(new Digests(sha256.end(), md5.end()));
            }
            slots[at] =
                    new Slot(slot.bytes(), List.of(sha256.take(slot.bytes(), length), md5.take(slot.bytes(), length)));
        }
    }

    @Override
    public void close() {
        sha256.thread.shutdownNow();
        md5.thread.shutdownNow();
    }

    /** A buffer and the two who read it. */
    private record Slot(byte[] bytes, List<Future<?>> readers) {
        Slot taken() {
            readers.forEach(DigestLanes::await);
            return this;
        }
    }

    private static <T> T await(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw DomainException.of(PlatformError.UNAVAILABLE, "drs");
        }
    }

    /** One digest, updated in order by its own thread. */
    private static final class Lane {
        private final MessageDigest digest;
        private final ExecutorService thread;

        Lane(String algorithm) {
            try {
                digest = MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
            thread = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("verifier-" + algorithm).daemon().factory());
        }

        Future<?> take(byte[] bytes, int length) {
            return thread.submit(() -> digest.update(bytes, 0, length));
        }

        String end() {
            return await(thread.submit(() -> HexFormat.of().formatHex(digest.digest())));
        }
    }
}
