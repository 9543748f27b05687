package org.jixia.wdl.engine.task;

import java.util.List;
import java.util.Map;
import org.jixia.wdl.engine.value.FileInfo;

/**
 * How an attempt ended. {@code reason} and {@code sentence} are null unless it failed; {@code inline} holds the texts of
 * the stated INLINE outputs by their path (a missing entry: the file was missing or too large).
 */
public record TaskResult(
        State state,
        Integer exitCode,
        Reason reason,
        String sentence,
        List<OutputFile> outputs,
        Map<String, String> inline) {

    public enum State {
        /** The command ended and its outputs are kept. */
        COMPLETE,
        /** The task is at fault. */
        EXECUTOR_ERROR,
        /** The platform is at fault, and its own retries are spent. */
        SYSTEM_ERROR,
        /** It was cancelled before it ended. */
        CANCELED
    }

    public enum Reason {
        EXIT_CODE,
        OUT_OF_MEMORY,
        DISK_FULL,
        TIME_LIMIT,
        OUTPUT_MISSING,
        INPUT_MISSING,
        INPUT_REFUSED,
        COMMAND_NOT_FOUND,
        CANCELED,
        SYSTEM
    }

    /** A file brought back; {@code path} is absolute in the room, as stated or found. */
    public record OutputFile(String path, FileInfo file) {}
}
