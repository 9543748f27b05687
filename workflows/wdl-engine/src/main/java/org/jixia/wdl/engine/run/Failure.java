package org.jixia.wdl.engine.run;

import java.util.List;

/**
 * Why something failed. {@code code} with {@code arguments} makes the sentence (see {@code EngineTexts}); {@code node} is the
 * call path or null for the workflow itself; {@code where} is {@code file:line:column} or null, {@code expression} its text.
 */
public record Failure(Kind kind, String code, List<String> arguments, String node, String where, String expression) {
    public enum Kind {
        /** A task failed: its command, an output, an input. */
        TASK,
        /** The platform failed under a task. */
        PLATFORM,
        /** An expression outside tasks failed. */
        WORKFLOW
    }
}
