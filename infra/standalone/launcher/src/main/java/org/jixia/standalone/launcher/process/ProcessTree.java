package org.jixia.standalone.launcher.process;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** A child with everything that it has started, as far as that still hangs on it. */
public record ProcessTree(Process root) {

    private static final Duration POLL = Duration.ofMillis(50);

    /** Asks all of them to end, and ends by force what is there after the grace period. */
    public void end(Duration grace) {
        var all = Stream.concat(root.descendants(), Stream.of(root.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        var deadline = Instant.now().plus(grace);
        var interrupted = false;
        while (all.stream().anyMatch(ProcessHandle::isAlive) && Instant.now().isBefore(deadline)) {
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                // Ending them matters more; whoever interrupts is told afterwards.
                interrupted = true;
            }
        }
        all.forEach(ProcessHandle::destroyForcibly);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
