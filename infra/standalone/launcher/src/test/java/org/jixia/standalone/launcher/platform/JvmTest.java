package org.jixia.standalone.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jixia.standalone.launcher.distribution.Distribution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmTest {

    private static final List<String> PROGRAM = List.of("-jar", "app.jar");

    @TempDir
    private Path home;

    @BeforeEach
    void lay() throws IOException {
        Files.createDirectories(home.resolve("dist/aot"));
        Files.writeString(home.resolve("dist/manifest.json"), "{\"sources\": {}, \"parts\": {\"drs\": \"drs-0123\"}}");
    }

    @Test
    void recordsACacheByAFlagBeforeTheProgram() {
        var jvm = jvm(Caches.RECORDED);

        assertThat(jvm.command(PROGRAM)).endsWith("-XX:AOTCacheOutput=" + jvm.cache(), "-jar", "app.jar");
    }

    @Test
    void usesACacheThatIsThereUnlessToldOtherwise() throws IOException {
        var jvm = jvm(Caches.USED);
        assertThat(jvm.command(PROGRAM)).noneMatch(word -> word.contains("AOT"));

        Files.createFile(jvm.cache());

        assertThat(jvm.command(PROGRAM)).contains("-XX:AOTCache=" + jvm.cache()).endsWith("-jar", "app.jar");
        assertThat(jvm(Caches.IGNORED).command(PROGRAM)).noneMatch(word -> word.contains("AOT"));
    }

    @Test
    void aCacheChangesNoVersionButFlagsDo() {
        assertThat(jvm(Caches.RECORDED).version()).isEqualTo(jvm(Caches.USED).version());
        assertThat(new Jvm(new Distribution(home), "drs", 512, false, Caches.USED).version())
                .isNotEqualTo(jvm(Caches.USED).version());
    }

    private Jvm jvm(Caches caches) {
        return new Jvm(new Distribution(home), "drs", 256, false, caches);
    }
}
