package org.jixia.wdl.engine.run;

/**
 * One call of a task in a run, as it is to be stored: one row, replaced as a whole by its {@code path}. These rows and the
 * run's request are all that a run needs to go on in another process; everything else is derived from them again.
 *
 * <p>{@code call} names the call without indices, for counts; {@code previous} is the state of the last record of this path
 * (null at first), so that counts can be kept by difference. {@code outputs} is JSON text, there when DONE.
 * {@code inputs} is JSON text for people, there when the call is first recorded, unless it is too much; later records leave it.
 */
public record NodeRecord(
        String path,
        String call,
        NodeState state,
        NodeState previous,
        int attempt,
        int outOfMemory,
        boolean cached,
        String outputs,
        Failure failure,
        String inputs) {}
