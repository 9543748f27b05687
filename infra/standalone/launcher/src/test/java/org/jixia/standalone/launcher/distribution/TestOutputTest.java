package org.jixia.standalone.launcher.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestOutputTest {

    private final List<String> screen = new ArrayList<>();
    private final TestOutput output = new TestOutput(screen::add);

    @Test
    void showsModulesAndWhatTakesLongAndNothingElse() {
        feed("""
                [INFO] Building Jixia service: drs 0.1.0-SNAPSHOT                       [15/22]
                [INFO] --- maven-jar-plugin:3.4.2:jar (default-jar) @ drs ---
                [WARNING] something
                12:00:00 ERROR [org.jixia] words of a service
                [INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 2.097 s -- in org.jixia.drs.HouseRulesTest
                [INFO] Tests run: 18, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 12.9 s -- in org.jixia.drs.ObjectIT
                [INFO] Tests run: 20, Failures: 0, Errors: 0, Skipped: 0
                [INFO] Building Jixia journeys 0.1.0-SNAPSHOT
                """);

        assertThat(screen)
                .containsExactly(
                        "  15 of 22: Jixia service: drs", "      ObjectIT, 18 tests, 13 s", "  Jixia journeys");
        assertThat(output.tests()).isEqualTo(20);
    }

    @Test
    void showsWhatFailedOnceWithAllLinesOfItsText() {
        feed("""
                [INFO] Building tes 0.1.0-SNAPSHOT [1/1]
                [ERROR] Tests run: 15, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 4.2 s <<< FAILURE! -- in org.jixia.tes.TaskTest
                [ERROR] org.jixia.tes.TaskTest.measures -- Time elapsed: 2.1 s <<< FAILURE!
                java.lang.AssertionError:
                	at org.jixia.tes.TaskTest.measures(TaskTest.java:244)
                [ERROR] Failures:\s
                [ERROR]   TaskTest.measures:244\s
                Expecting actual:
                  0L
                [INFO]\s
                [ERROR] Tests run: 36, Failures: 1, Errors: 0, Skipped: 0
                [INFO] not a fault
                words after the results
                [ERROR] Failed to execute goal surefire:test on project tes: There are test failures.
                [ERROR]\s
                [ERROR] See /somewhere/target/surefire-reports for the individual test results.
                [ERROR] -> [Help 1]
                [ERROR] Failed to execute goal surefire:test on project tes: There are test failures.
                """);

        assertThat(screen)
                .containsExactly(
                        "  1 of 1: tes",
                        "    ✗ TaskTest.measures:244",
                        "          Expecting actual:",
                        "            0L",
                        "    ✗ Failed to execute goal surefire:test on project tes: There are test failures.");
    }

    @Test
    void doesNotFloodTheScreen() {
        for (var fault = 0; fault < 5000; fault++) {
            output.accept("[ERROR] /src/A.java:[" + fault + ",1] cannot find symbol");
        }

        assertThat(screen).hasSize(121).last().asString().contains("more in the log");
    }

    private void feed(String lines) {
        lines.lines().forEach(output);
    }
}
