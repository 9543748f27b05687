package org.jixia.platform.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every text stands in both languages, with as many places for arguments in each. */
public final class TextRules {
    private TextRules() {}

    /** Checks the bundles of the module whose tests run. */
    public static void check() {
        var folder = Path.of("src/main/resources/messages").toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            var english = files.filter(file -> file.getFileName().toString().endsWith("_en.properties"))
                    .toList();
            if (english.isEmpty()) {
                throw new AssertionError("no English texts in " + folder);
            }
            for (var file : english) {
                compare(
                        file,
                        file.resolveSibling(file.getFileName().toString().replace("_en.properties", "_zh.properties")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every constant of an enum of codes has a text in the bundle that its code begins with. */
    static void check(Class<?> codes) {
        for (var constant : codes.getEnumConstants()) {
            try {
                var code = (String) codes.getMethod("code").invoke(constant);
                var file = Path.of(
                        "src/main/resources/messages/" + code.substring(0, code.indexOf('.')) + "_en.properties");
                if (!read(file).containsKey(code)) {
                    throw new AssertionError("no text in " + file + ": " + code);
                }
            } catch (ReflectiveOperationException | IOException e) {
                throw new AssertionError("codes of " + codes + " cannot be read", e);
            }
        }
    }

    private static void compare(Path english, Path chinese) throws IOException {
        var en = read(english);
        var zh = read(chinese);
        var missing = new TreeSet<>(en.keySet());
        missing.removeAll(zh.keySet());
        var surplus = new TreeSet<>(zh.keySet());
        surplus.removeAll(en.keySet());
        if (!missing.isEmpty() || !surplus.isEmpty()) {
            throw new AssertionError(
                    english.getFileName() + ": only in English " + missing + ", only in Chinese " + surplus);
        }
        for (var key : en.keySet()) {
            if (places(key, en.get(key)) != places(key, zh.get(key))) {
                throw new AssertionError(key + ": the two languages take different arguments");
            }
        }
    }

    private static int places(String key, String text) {
        var formats = new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex();
        if (Stream.of(formats).anyMatch(Objects::nonNull)) {
            throw new AssertionError(
                    key + ": arguments come as texts, so {0,choice…} and {0,number} cannot be formatted");
        }
        return formats.length;
    }

    private static TreeMap<String, String> read(Path file) throws IOException {
        var properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        var texts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }
}
