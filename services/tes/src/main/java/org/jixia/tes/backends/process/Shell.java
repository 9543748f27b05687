package org.jixia.tes.backends.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small things about shell text and what programs say. */
public final class Shell {
    private Shell() {}

    /** Appends the argument as one word, whatever it holds. */
    public static void quote(StringBuilder text, String argument) {
        text.append('\'').append(argument.replace("'", "'\\''")).append("' ");
    }

    /** The first line of a file, or nothing. */
    public static String firstLine(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(500)).lines().findFirst().orElse("");
        } catch (IOException none) {
            return "";
        }
    }
}
