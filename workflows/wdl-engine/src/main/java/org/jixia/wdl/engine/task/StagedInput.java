package org.jixia.wdl.engine.task;

import org.jixia.wdl.engine.value.FileInfo;

/** One file in the task's room: either a stored file ({@code file}) or a text written by an expression ({@code content}). */
public record StagedInput(String path, FileInfo file, String content) {
    public static StagedInput of(String path, FileInfo file) {
        return new StagedInput(path, file, null);
    }

    public static StagedInput written(String path, String content) {
        return new StagedInput(path, null, content);
    }
}
