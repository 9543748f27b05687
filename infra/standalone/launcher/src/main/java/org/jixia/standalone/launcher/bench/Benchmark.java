package org.jixia.standalone.launcher.bench;

import java.util.Locale;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.platform.Platform;

/** One measurement of a running platform. To add one, implement this and name it in {@link Benchmarks}. */
public interface Benchmark {

    String name();

    /** What is measured, in one line. */
    String about();

    /** Runs it; the platform is installed and is up again afterwards when the benchmark stopped it. */
    Result run(Platform platform, Progress progress);

    /**
     * What came out.
     *
     * @param ratio to the floor or the peer measured in the same run; null where there is none
     */
    record Result(String name, double value, String unit, Double ratio) {

        String text() {
            return ratio == null ? "" : String.format(Locale.ROOT, " (ratio %.2f)", ratio);
        }

        public String sentence() {
            return String.format(Locale.ROOT, "  %s: %.2f %s%s", name, value, unit, text());
        }
    }
}
