package org.jixia.wdl.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * What the launch may choose. {@code rerun} names calls ({@code wf.align}) that do not ask the cache; all that follows from
 * them does so by its changed inputs. {@code memoryRetryMultiplier} 1 switches the multiplication off. {@code runtimeDefaults} are
 * runtime attributes for tasks that do not state them; {@code maxRetries} holds where the task states none.
 */
public record RunOptions(
        FailureMode failureMode,
        boolean readCache,
        Set<String> rerun,
        int maxRetries,
        double memoryRetryMultiplier,
        Map<String, JsonNode> runtimeDefaults) {

    public enum FailureMode {
        /** After a failure nothing new is started; what runs may end. */
        NO_NEW_CALLS,
        /** Everything that does not depend on what failed goes on. */
        CONTINUE_WHILE_POSSIBLE
    }

    public static RunOptions standard() {
        return new RunOptions(FailureMode.NO_NEW_CALLS, true, Set.of(), 0, 1.0, Map.of());
    }
}
