package org.jixia.tes.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jixia.tes.domain.TaskDocument.Output;
import org.jixia.tes.domain.execution.Room;
import org.jixia.tes.staging.OutputSearch.Found;
import org.jixia.tes.staging.OutputSearch.MissingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files the outputs of a task mean. */
class OutputSearchTest {
    @TempDir
    Path folder;

    private Path data;
    private OutputSearch search;

    @BeforeEach
    void aRoom() throws IOException {
        var room = new Room(folder);
        data = Files.createDirectories(room.at("/data"));
        search = new OutputSearch(room);
    }

    @ParameterizedTest
    @CsvSource({
        "*, abc, true",
        "a*, abc, true",
        "*c, abc, true",
        "*b*, abc, true",
        "a*b*c, aXbXbXc, true",
        "a*b*c, aXcXb, false",
        "**, x, true",
        "*.tar.gz, a.tar.tar.gz, true",
        "*a?, ba, false",
        "*[0-9]*.txt, x7y.txt, true",
        "*[!0-9], x7, false",
        "x+(y)^$, x+(y)^$, true",
        "a[*]*.txt, a*b.txt, true",
        "a[*]b, axb, false"
    })
    void starsMeanAnyCharacters(String glob, String name, boolean matches) {
        assertThat(OutputSearch.pattern(glob).matcher(name).matches()).isEqualTo(matches);
    }

    @Test
    void noPatternTakesForEver() {
        var pattern = OutputSearch.pattern("*a".repeat(40) + "*b");
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(pattern.matcher("a".repeat(255)).matches()).isFalse());
    }

    @Test
    void aPatternThatIsNoneIsTold() {
        assertThatThrownBy(() -> search.find(output("/data/[z-a]*", "FILE")))
                .isInstanceOf(MissingException.class)
                .hasMessageContaining("[z-a]*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FILE", "DIRECTORY"})
    void aNameThatNoObjectCanHaveIsToldAndNotLeftOut(String type) throws IOException {
        Files.writeString(data.resolve("good.txt"), "1");
        Files.writeString(data.resolve("two\nlines.txt"), "2");
        assertThatThrownBy(() -> search.find(output(type.equals("FILE") ? "/data/*.txt" : "/data", type)))
                .isInstanceOf(MissingException.class)
                .hasMessageContaining("two?lines.txt")
                .hasMessageContaining("rename it");
    }

    @Test
    void namesOfAnyScriptAreFound() throws IOException, MissingException {
        Files.writeString(data.resolve("样 本 \"1\" 'x' $HOME.txt"), "1");
        assertThat(search.find(output("/data/*.txt", "FILE")))
                .extracting(Found::url)
                .containsExactly("s3://bucket/out/样 本 \"1\" 'x' $HOME.txt");
    }

    private static Output output(String path, String type) {
        return new Output(null, null, "s3://bucket/out", path, "/data", type);
    }
}
