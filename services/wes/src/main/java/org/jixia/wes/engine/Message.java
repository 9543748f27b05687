package org.jixia.wes.engine;

import java.util.List;
import org.jixia.wdl.engine.run.RunEvent;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.TaskEnd;

/** What a lane is told about one of its runs. */
sealed interface Message {

    RunId run();

    /** The lane has dealt with it, in whatever way. */
    default void taken() {}

    /** Look at the run: it is new, has been cancelled, or has to be loaded again. */
    record Look(RunId run) implements Message {}

    /** An answer to one of the core's commands. */
    record Answer(RunId run, RunEvent event, Runnable whenTaken) implements Message {
        Answer(RunId run, RunEvent event) {
            this(run, event, () -> {});
        }

        @Override
        public void taken() {
            whenTaken.run();
        }
    }

    /** Ends of tasks; kept ones are forgotten in the transaction that applies them. */
    record Ended(RunId run, List<TaskEnd> ends, boolean kept) implements Message {}

    /** Attempts, by key, that tes does not know. */
    record Lost(RunId run, List<String> keys) implements Message {}
}
