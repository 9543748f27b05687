package org.jixia.wdl.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jixia.wdl.engine.task.TaskResult;
import org.jixia.wdl.engine.value.FileInfo;

/** What happened, told to the core. Every event may come twice or too late: the second one changes nothing. */
public sealed interface RunEvent {
    /** First event after {@link RunState#fresh} and after {@link RunState#resume}. */
    record Started() implements RunEvent {}

    /** Answer to {@link Command.Continue}: expand the next chunk of a scatter. */
    record Proceed() implements RunEvent {}

    record TaskFinished(String node, int attempt, TaskResult result) implements RunEvent {}

    /** A SUBMITTING node whose submission may have been lost: its StartTask is decided again, with the same attempt. */
    record SubmissionLost(String node) implements RunEvent {}

    /** {@code outputs} by name as in {@link NodeRecord#outputs}, or null for a miss. */
    record CacheAnswered(String node, Map<String, JsonNode> outputs) implements RunEvent {}

    record FilesResolved(List<FileAnswer> answers) implements RunEvent {}

    /** {@code file} is null when there is no such file or no right to it; {@code uri} as asked. */
    record FileAnswer(String uri, FileInfo file) {}

    /** {@code content} is null when the file is not there or too large ({@code tooLarge}). */
    record FileRead(String uri, String content, boolean tooLarge) implements RunEvent {}

    record FileWritten(String sha256, FileInfo file) implements RunEvent {}

    /** In place of the answer to a look-up, a reading or a writing that will never be done: why, in the words of who refused. */
    record Refused(Command question, String sentence) implements RunEvent {}

    record CancelRequested(String reason) implements RunEvent {}
}
