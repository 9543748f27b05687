package org.jixia.wes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jixia.wes.domain.Timeline.Span;
import org.junit.jupiter.api.Test;

/** Calls added up by name and slice of time. */
class TimelineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Span span(String call, String state, boolean cached, int first, int last, int calls) {
        return new Span(
                call,
                call + "[0]",
                state,
                cached,
                first,
                last,
                calls,
                START.plusSeconds(first),
                START.plusSeconds(last));
    }

    @Test
    void saysHowManyWereUnderWayAndFailedInEachSlice() {
        var timeline = Timeline.of(
                START,
                START.plusSeconds(120),
                List.of(
                        span("w.b", "DONE", false, 2, 3, 10_000),
                        span("w.b", "FAILED", false, 3, 119, 1),
                        span("w.b", "DONE", true, 0, 0, 5),
                        span("w.a", "SUBMITTING", false, 0, 119, 1)));

        assertThat(timeline.lines()).extracting(Timeline.Line::call).containsExactly("w.a", "w.b");
        assertThat(timeline.lines()).extracting(Timeline.Line::only).containsExactly("w.a[0]", null);
        var wide = timeline.lines().get(1);
        assertThat(wide.calls()).isEqualTo(10_006);
        assertThat(wide.states()).isEqualTo(Map.of("DONE", 10_000, "FAILED", 1, "CACHED", 5));
        assertThat(wide.active().subList(0, 5)).containsExactly(5, 0, 10_000, 10_001, 1);
        assertThat(wide.failed().getLast()).isEqualTo(1);
        assertThat(wide.from()).isEqualTo(START);
        assertThat(wide.to()).isEqualTo(START.plusSeconds(119));
        assertThat(wide.active()).hasSize(Timeline.SLICES);
    }

    @Test
    void ofARunWithoutCallsThereAreNoLines() {
        assertThat(Timeline.of(START, START.plusMillis(1), List.of()).lines()).isEmpty();
    }
}
