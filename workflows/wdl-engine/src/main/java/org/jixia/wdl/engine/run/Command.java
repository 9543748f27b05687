package org.jixia.wdl.engine.run;

import java.util.List;
import org.jixia.wdl.engine.task.CacheKey;
import org.jixia.wdl.engine.task.TaskSpec;

/** What the driver is to do; each is answered by the event named at it. All may be carried out twice without harm. */
public sealed interface Command {
    /** Submit an attempt under the key (run, node, attempt). Answered by {@link RunEvent.TaskFinished}. */
    record StartTask(TaskSpec spec) implements Command {}

    /** Ask the call cache. Answered by {@link RunEvent.CacheAnswered}. */
    record LookUpCache(String node, CacheKey key, TaskSpec spec) implements Command {}

    /** Look addresses up with the person's rights, pinning each to an object. Answered by {@link RunEvent.FilesResolved},
     * as the next two by {@link RunEvent.Refused} when it will never be. */
    record ResolveFiles(List<String> uris) implements Command {}

    /** Read a text for an expression, at most {@code maxBytes}. Answered by {@link RunEvent.FileRead}. */
    record ReadFile(String uri, long maxBytes) implements Command {}

    /** Keep a text that an expression wrote, under a name made of its digest. Answered by {@link RunEvent.FileWritten}. */
    record WriteFile(String sha256, String name, String content) implements Command {}

    /** Cancel what is under way. Every task still answers with {@link RunEvent.TaskFinished}. */
    record CancelTasks(String reason) implements Command {}

    /** There is more to do at once: send {@link RunEvent.Proceed}, best in a transaction of its own. */
    record Continue() implements Command {}

    /** The run is over; no event changes it any more. */
    record FinishRun(RunOutcome outcome) implements Command {}
}
