package org.jixia.wdl.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixia.wdl.language.ast.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

    @ParameterizedTest
    @EnumSource(DiagnosticCode.class)
    void everyCodeHasASentenceInBothLanguages(DiagnosticCode code) {
        var diagnostic =
                new Diagnostic(code.severity(), code, new Position("a.wdl", 1, 1), List.of("A", "B", "C", "D"));
        String english = diagnostic.message(Locale.ENGLISH);
        String chinese = diagnostic.message(Locale.CHINESE);
        assertThat(english).isNotBlank().matches("[^\\p{IsHan}]*").doesNotContain("{0}");
        assertThat(chinese).containsPattern("\\p{IsHan}");
    }

    @Test
    void everyWordThatTheCodeNamesIsThereAndNoOther() throws IOException {
        Set<String> named = new TreeSet<>();
        Pattern key = Pattern.compile("\"@([a-z-]+)[\"|]");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                key.matcher(Files.readString(source)).results().forEach(match -> named.add(match.group(1)));
            }
        }
        for (String language : List.of("en", "zh")) {
            var texts = new Properties();
            try (var reader =
                    Files.newBufferedReader(Path.of("src/main/resources/messages/wdl_" + language + ".properties"))) {
                texts.load(reader);
            }
            Set<String> known = new TreeSet<>();
            texts.stringPropertyNames().stream()
                    .filter(name -> name.startsWith("wdl.words."))
                    .forEach(name -> known.add(name.substring("wdl.words.".length())));
            assertThat(known).isEqualTo(named);
        }
    }

    @Test
    void fillsInArgumentsAndWords() {
        Diagnostic diagnostic = Wdl.check("version 1.1\nworkflow w { Int lenght = 1 Int x = length }")
                .errors()
                .getFirst();
        assertThat(diagnostic.message(Locale.ENGLISH)).isEqualTo("There is no `length` here. Did you mean `lenght`?");
        assertThat(diagnostic.message(Locale.SIMPLIFIED_CHINESE)).isEqualTo("此处没有 `length`。是否指 `lenght`？");
        assertThat(diagnostic.toString())
                .isEqualTo(
                        "main.wdl:2:37: error: There is no `length` here. Did you mean `lenght`? [wdl.unknown-name]");
    }
}
