package org.jixia.drs.domain.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.jixia.drs.domain.uploads.UploadState.Step;
import org.junit.jupiter.api.Test;

class UploadStateTest {
    @Test
    void everyPairOfStateAndStepIsAsTheTableSays() {
        var allowed = new ArrayList<String>();
        for (var state : UploadState.values()) {
            for (var step : Step.values()) {
                state.after(step).ifPresent(to -> allowed.add(state + " " + step + " " + to));
            }
        }
        assertThat(allowed)
                .containsExactlyInAnyOrder(
                        "OPEN COMPLETE VERIFYING",
                        "OPEN EXPIRE EXPIRED",
                        "OPEN ABORT ABORTED",
                        "VERIFYING VERIFY AVAILABLE",
                        "VERIFYING REJECT REJECTED",
                        "VERIFYING ABORT ABORTED");
    }

    @Test
    void partsCoverTheFileWithinTheLimitsOfTheStore() {
        var usual = 64L << 20;
        for (var size : new long[] {0, 1, usual - 1, usual, usual + 1, 5L << 30, 700L << 30, PartPlan.MAX_SIZE}) {
            var plan = PartPlan.of(size, usual);
            assertThat(plan.count()).isLessThanOrEqualTo(PartPlan.MAX_PARTS);
            var sum = 0L;
            for (int n = 1; n <= plan.count(); n++) {
                assertThat(plan.sizeOf(n)).isPositive().isLessThanOrEqualTo(plan.partSize());
                sum += plan.sizeOf(n);
            }
            assertThat(sum).isEqualTo(size);
        }
    }
}
