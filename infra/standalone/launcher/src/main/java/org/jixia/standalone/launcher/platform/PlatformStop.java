package org.jixia.standalone.launcher.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.installation.InstallationLock;

/** Stops the platform: services first, since their consumers would wait for the broker; the database last. */
public final class PlatformStop {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Platform platform;
    private final Progress progress;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    public PlatformStop(Platform platform, Progress progress) {
        this.platform = platform;
        this.progress = progress;
    }

    /** Returns whether there was anything to stop. */
    public boolean run() {
        try (var held = InstallationLock.take(platform.installation().state())) {
            stop(platform.allServices());
            stop(List.of(
                    platform.identityAndStore().getFirst(),
                    platform.identityAndStore().getLast(),
                    platform.broker()));
            stop(List.of(platform.database()));
        }
        if (!failures.isEmpty()) {
            throw new Trouble(String.join("\n", failures));
        }
        return stopped.get();
    }

    private void stop(List<Part> parts) {
        var threads = parts.stream()
                .map(part -> Thread.ofVirtual().start(() -> stop(part)))
                .toList();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Trouble("The stop was interrupted: './jixia down' goes on with it.", e);
            }
        }
    }

    private void stop(Part part) {
        var begun = Instant.now();
        try {
            var outcome = new PartStop(platform.processes()).stop(part, GRACE);
            if (!outcome.equals("not running")) {
                stopped.set(true);
                progress.step(part.name(), outcome, Duration.between(begun, Instant.now()));
            }
        } catch (Trouble e) {
            progress.step(part.name(), "FAILED", Duration.between(begun, Instant.now()));
            failures.add(e.getMessage());
        }
    }
}
