package org.jixia.tes.domain.execution;

import java.util.Arrays;
import java.util.List;
import org.jixia.tes.domain.TaskResult;

/** Why an attempt was ended, with the numbers and names that belong to it. */
public record Cause(Why why, List<String> arguments) {

    /** What listeners store cannot hold a NUL, and programs may say one. */
    public static Cause of(Why why, Object... arguments) {
        return new Cause(
                why,
                Arrays.stream(arguments)
                        .map(argument -> String.valueOf(argument).replace('\0', '\uFFFD'))
                        .toList());
    }

    public static Cause outOfMemory(Grant grant) {
        return of(Why.OUT_OF_MEMORY, grant.memoryBytes() >> 20);
    }

    public EndCode code() {
        return why.code();
    }

    /** In English. */
    public String sentence() {
        return why.sentence(arguments);
    }

    /** As others are told. */
    public TaskResult.Reason reason() {
        return new TaskResult.Reason(code().name(), why.name(), arguments, sentence());
    }
}
