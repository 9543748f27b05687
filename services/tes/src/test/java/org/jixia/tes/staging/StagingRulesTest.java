package org.jixia.tes.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.jixia.platform.http.PublicAddresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What inputs and outputs may and may not be. */
class StagingRulesTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/x",
                "file:///etc/passwd",
                "https://localhost/x",
                "https://user@example.org/",
                "x y"
            })
    void refusesOtherAddresses(String address) {
        assertThatThrownBy(() -> new WebFetch(PublicAddresses::mayCall).ask(address, "", ""))
                .isInstanceOf(WebFetch.RefusedException.class);
    }

    @Test
    void followsLinksOnlyInsideTheRoom() throws IOException {
        var root = Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(root.resolve("work"));
        Files.writeString(root.resolve("work/file"), "mine");
        Files.writeString(folder.resolve("secret"), "not mine");
        Files.createSymbolicLink(root.resolve("work/absolute"), Path.of("/work/file"));
        Files.createSymbolicLink(root.resolve("work/up"), Path.of("../../../../secret"));
        Files.createSymbolicLink(root.resolve("work/out"), folder.resolve("secret"));
        Files.createSymbolicLink(root.resolve("work/loop"), Path.of("loop"));
        var links = new SandboxLinks(root);
        assertThat(links.real("/work/absolute")).contains(root.resolve("work/file"));
        assertThat(links.real("/work/up")).isEmpty();
        assertThat(links.real("/work/out")).isEmpty();
        assertThatThrownBy(() -> links.real("/work/loop")).isInstanceOf(IOException.class);
    }

    @Test
    void matchesPosixWildcards() {
        assertThat(OutputSearch.pattern("*.[bc]am").matcher("x.bam").matches()).isTrue();
        assertThat(OutputSearch.pattern("*.[!b]am").matcher("x.bam").matches()).isFalse();
        assertThat(OutputSearch.pattern("a?c+{d}").matcher("abc+{d}").matches()).isTrue();
    }

    @Test
    void cacheFetchesOnceAndNoticesTampering() throws Exception {
        var cache = new ContentCache(folder.resolve("cache"), 1 << 20);
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
        var fetches = new AtomicInteger();
        ContentCache.Source source = () -> {
            fetches.incrementAndGet();
            return new ByteArrayInputStream(CONTENT);
        };
        cache.give(digest, CONTENT.length, source, folder.resolve("a"));
        cache.give(digest, CONTENT.length, source, folder.resolve("b"));
        assertThat(fetches).hasValue(1);
        Files.writeString(folder.resolve("a"), "changed by a task");
        var entry = folder.resolve("cache").resolve(digest.substring(0, 2)).resolve(digest);
        assertThat(Files.readAllBytes(entry)).isEqualTo(CONTENT);
        Files.delete(entry);
        Files.writeString(entry, "poison!");
        cache.give(digest, CONTENT.length, source, folder.resolve("c"));
        assertThat(fetches).hasValue(2);
        assertThat(Files.readAllBytes(folder.resolve("c"))).isEqualTo(CONTENT);
        var wrong = "0".repeat(64);
        assertThatThrownBy(() -> cache.give(wrong, CONTENT.length, source, folder.resolve("d")))
                .isInstanceOf(ContentCache.WrongContentException.class);
    }
}
