package org.jixia.drs.domain.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jixia.drs.domain.Digests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestLanesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 20, (1 << 20) + 1, 11 << 20})
    void bothDigestsAreThoseOfTheWholeWhateverItsSize(int size) throws Exception {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        try (var lanes = new DigestLanes()) {
            assertThat(lanes.of(new ByteArrayInputStream(bytes), () -> true))
                    .contains(new Digests(digest("SHA-256", bytes), digest("MD5", bytes)));
        }
    }

    @Test
    void whoMayNotGoOnGetsNoDigest() throws Exception {
        var asked = new AtomicInteger();
        try (var lanes = new DigestLanes()) {
            assertThat(lanes.of(new ByteArrayInputStream(new byte[9 << 20]), () -> asked.incrementAndGet() < 4))
                    .isEmpty();
        }
        assertThat(asked).hasValue(4);
    }

    @Test
    void aReadingThatFailsFails() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        try (var lanes = new DigestLanes()) {
            assertThatThrownBy(() -> lanes.of(broken, () -> true)).isInstanceOf(IOException.class);
        }
    }

    private static String digest(String algorithm, byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }
}
