package org.jixia.wes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunStateTest {

    private static final Set<RunState> ENDS =
            EnumSet.of(RunState.COMPLETE, RunState.EXECUTOR_ERROR, RunState.SYSTEM_ERROR, RunState.CANCELED);

    @Test
    void everyPairOfTheTable() {
        var expected = Map.of(
                RunState.QUEUED,
                with(ENDS, RunState.INITIALIZING, RunState.RUNNING, RunState.CANCELING),
                RunState.INITIALIZING,
                with(ENDS, RunState.RUNNING, RunState.CANCELING),
                RunState.RUNNING,
                with(ENDS, RunState.CANCELING),
                RunState.CANCELING,
                EnumSet.of(RunState.CANCELED));
        for (RunState from : RunState.values()) {
            for (RunState to : RunState.values()) {
                assertThat(from.mayBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(expected.getOrDefault(from, Set.of()).contains(to));
            }
            assertThat(from.isFinal()).isEqualTo(ENDS.contains(from));
        }
    }

    private static Set<RunState> with(Set<RunState> some, RunState... more) {
        var all = EnumSet.copyOf(some);
        all.addAll(Set.of(more));
        return all;
    }
}
