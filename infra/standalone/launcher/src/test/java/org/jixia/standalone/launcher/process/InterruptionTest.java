package org.jixia.standalone.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptionTest {

    private final List<String> order = new CopyOnWriteArrayList<>();

    @Test
    void theProcessWaitsUntilTheInterruptedWorkHasCleanedUp() throws InterruptedException {
        var never = new CountDownLatch(1);
        try (var interruption = new Interruption(Duration.ofSeconds(30), () -> order.add("told"))) {
            var signal = Thread.ofVirtual().start(() -> {
                interruption.end();
                order.add("gone");
            });
            try {
                never.await();
            } catch (InterruptedException e) {
                order.add("cleaned");
            }
            interruption.close();
            signal.join();
        }

        assertThat(order).containsExactly("told", "cleaned", "gone");
    }

    @Test
    void endsAWholeTreeEvenWhereItsMembersIgnoreTheRequest() throws Exception {
        var root =
                new ProcessBuilder("sh", "-c", "trap '' TERM; sh -c \"trap '' TERM; sleep 600\" & sleep 600").start();
        await().until(() -> root.descendants().count() >= 3);
        var all = root.descendants().toList();

        new ProcessTree(root).end(Duration.ofMillis(200));

        assertThat(root.waitFor(10, TimeUnit.SECONDS)).isTrue();
        await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }
}
