package org.jixia.standalone.launcher.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jixia.standalone.launcher.Trouble;

/** The secrets of an installation: one random text a file, made at first use, readable by its owner alone. */
public record Secrets(Path folder) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 32;

    /** The secret of that name, made now when it is not there. */
    public String get(String name) {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            PrivateFiles.directory(folder);
            PrivateFiles.write(file, random() + "\n");
        }
        return read(file);
    }

    /** The file that holds the secret, which exists afterwards. */
    public Path file(String name) {
        get(name);
        return folder.resolve(name);
    }

    public boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    private static String read(Path file) {
        try {
            var text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new Trouble(file + " is empty: put it back from a copy, or run './jixia reset' to begin anew.");
            }
            return text;
        } catch (IOException e) {
            throw new Trouble(file + " cannot be read: give it to the user who runs the platform.", e);
        }
    }

    private static String random() {
        var text = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
