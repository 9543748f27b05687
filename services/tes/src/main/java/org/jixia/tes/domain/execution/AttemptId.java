package org.jixia.tes.domain.execution;

import java.util.UUID;

/** One attempt of one task; its text names directories, processes and containers. */
public record AttemptId(UUID task, int number) {

    @Override
    public String toString() {
        return task + "-" + number;
    }

    /** Reads the text back; refuses what no attempt is called. */
    public static AttemptId parse(String text) {
        var cut = text.lastIndexOf('-');
        if (cut != 36) {
            throw new IllegalArgumentException("not the name of an attempt: " + text);
        }
        return new AttemptId(UUID.fromString(text.substring(0, cut)), Integer.parseInt(text.substring(cut + 1)));
    }
}
