package org.jixia.wes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixia.platform.errors.Fault;
import org.jixia.wes.domain.RunOptions.FailureMode;
import org.junit.jupiter.api.Test;

class EngineParametersTest {

    @Test
    void knowsCromwellsNamesAndOurs() {
        var parameters = new EngineParameters(
                Map.of(
                        "read_from_cache", "False",
                        "workflow_failure_mode", "ContinueWhilePossible",
                        "clampToHost", "true",
                        "memory_retry_multiplier", "1.5",
                        "jes_gcs_root", "gs://x"),
                text -> Optional.empty());

        var options = parameters.options();

        assertThat(options.cache().read()).isFalse();
        assertThat(options.cache().write()).isTrue();
        assertThat(options.failureMode()).isEqualTo(FailureMode.CONTINUE_WHILE_POSSIBLE);
        assertThat(options.clampToHost()).isTrue();
        assertThat(options.memoryRetryMultiplier()).isEqualTo(1.5);
        assertThat(parameters.faults()).isEmpty();
        assertThat(parameters.unknown()).containsExactly("jes_gcs_root");
    }

    @Test
    void namesEveryValueThatItCannotTake() {
        var parameters = new EngineParameters(
                Map.of(
                        "read_from_cache",
                        "perhaps",
                        "max_retries",
                        "-1",
                        "rerun",
                        "{}",
                        "memory_retry_multiplier",
                        "x"),
                text -> Optional.of(Map.of()));

        parameters.options();

        assertThat(parameters.faults())
                .extracting(Fault::where)
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "workflow_engine_parameters.read_from_cache",
                        "workflow_engine_parameters.max_retries",
                        "workflow_engine_parameters.rerun",
                        "workflow_engine_parameters.memory_retry_multiplier"));
    }
}
