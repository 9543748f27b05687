package org.jixia.tes.domain.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Points of a running attempt: few, and true to the whole. */
class CurveTest {

    @Test
    void aPointASecondWithTheHighestMemoryAndTheCpuInBetween() {
        var curve = new Curve();
        curve.add(Duration.ofMillis(500), Optional.of(400L), 10);
        curve.add(Duration.ofMillis(1000), Optional.of(2000L), 7);
        curve.add(Duration.ofMillis(1900), Optional.of(2900L), 5);

        assertThat(curve.points()).containsExactly(new Curve.Point(1000, 2000, 10));
    }

    @Test
    void staysBoundedAndKeepsSumsAndPeaks() {
        var curve = new Curve();
        for (var second = 1L; second <= 100_000; second++) {
            curve.add(Duration.ofSeconds(second), Optional.of(second * 500), second == 77 ? 1000 : 10);
        }

        assertThat(curve.points()).hasSizeBetween(Curve.MOST / 2, Curve.MOST);
        assertThat(curve.points())
                .allSatisfy(point -> assertThat(point.cpuMillis()).isEqualTo(500));
        assertThat(curve.points().getFirst().memoryBytes()).isEqualTo(1000);
        assertThat(curve.points().getLast().atMs()).isGreaterThan(90_000_000);
    }

    @Test
    void cpuThatIsNotMeasuredIsNothing() {
        var curve = new Curve();
        curve.add(Duration.ofSeconds(1), Optional.empty(), 3);

        assertThat(curve.points()).containsExactly(new Curve.Point(1000, 0, 3));
    }
}
