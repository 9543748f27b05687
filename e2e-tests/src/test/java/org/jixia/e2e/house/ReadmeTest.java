package org.jixia.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixia.e2e.fixtures.Platform;
import org.junit.jupiter.api.Test;

/** The documentation's tables and links against the tree. */
class ReadmeTest {
    private static final Path ROOT = Platform.root();

    @Test
    void theModuleTableNamesTheModulesOfTheBuild() throws IOException {
        List<String> built = found("<module>([^<]+)</module>", ROOT.resolve("pom.xml"));
        List<String> listed = found("(?m)^\\| \\[([^]]+)]\\(", ROOT.resolve("README.md"));

        assertThat(listed).isEqualTo(built);
    }

    @Test
    void everyModuleSaysWhatItIs() throws IOException {
        for (String module : documented()) {
            assertThat(ROOT.resolve(module).resolve("README.md")).exists();
        }
    }

    @Test
    void everyModuleTellsItInTheSameSixHeadings() {
        for (String module : documented()) {
            assertThat(found("(?m)^## (.+)$", ROOT.resolve(module).resolve("README.md")))
                    .as(module)
                    .containsExactly("Owns", "Offers", "Tells", "Listens", "Stores", "Runs");
        }
    }

    /** The portal is built into the edge, and is no module of its own. */
    private static List<String> documented() {
        List<String> modules = new ArrayList<>(found("<module>([^<]+)</module>", ROOT.resolve("pom.xml")));
        modules.add("gateway/portal");
        return modules;
    }

    @Test
    void noLinkOfTheDocumentationIsDead() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<String> dead = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().matches(".*/(node_modules|target|dist|\\.git)/.*"))
                    .flatMap(ReadmeTest::deadLinks)
                    .toList();
            assertThat(dead).isEmpty();
        }
    }

    private static Stream<String> deadLinks(Path file) {
        return found("]\\(([^)#:\\s]+)(?:#[^)]*)?\\)", file).stream()
                .filter(link -> !Files.exists(file.getParent().resolve(link)))
                .map(link -> ROOT.relativize(file) + " → " + link);
    }

    private static List<String> found(String pattern, Path file) {
        try {
            return Pattern.compile(pattern)
                    .matcher(Files.readString(file))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
