package org.jixia.standalone.launcher.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.installation.InstallationLock;

/** Stops the platform: services first, since their consumers would wait for the broker; the database last. */
public final class PlatformStop {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Platform platform;
    private final Progress progress;
    private final Duration grace;

    public PlatformStop(Platform platform, Progress progress) {
        this(platform, progress, GRACE);
    }

    PlatformStop(Platform platform, Progress progress, Duration grace) {
        this.platform = platform;
        this.progress = progress;
        this.grace = grace;
    }

    public void run() {
        try (var held = InstallationLock.take(platform.installation().state())) {
            stop(platform.allServices());
            stop(List.of(
                    platform.identityAndStore().getFirst(),
                    platform.identityAndStore().getLast(),
                    platform.broker()));
            stop(List.of(platform.database()));
        }
    }

    private void stop(List<Part> parts) {
        var threads = parts.stream()
                .map(part -> Thread.ofVirtual().start(() -> {
                    var begun = Instant.now();
                    var outcome = new PartStop(platform.processes()).stop(part, grace);
                    if (!outcome.equals("not running")) {
                        progress.step(part.name(), outcome, Duration.between(begun, Instant.now()));
                    }
                }))
                .toList();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
