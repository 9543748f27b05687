package org.jixia.standalone.launcher.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.installation.InstallationLock;

/**
 * Records an ahead-of-time cache for every JVM: starts each once for training, asks it something, and lets it end,
 * which writes the cache. One after the other, since each assembly takes a core and much memory for half a minute.
 */
public final class Warming {

    /** The cache is assembled while the process ends. */
    private static final Duration ASSEMBLY = Duration.ofMinutes(5);

    private final Platform platform;
    private final Platform training;
    private final Progress progress;

    public Warming(Platform platform, Progress progress) {
        this.platform = platform;
        this.training = new Platform(platform.installation(), platform.distribution(), Caches.RECORDED);
        this.progress = progress;
    }

    /** The platform is up before and after; a part is away only while it is trained. */
    public void run() {
        try (var held = InstallationLock.take(platform.installation().state())) {
            Files.createDirectories(platform.distribution().folder().resolve("aot"));
            var fitting = new HashSet<Path>();
            for (var part : training.parts()) {
                if (part.cache().isPresent()) {
                    fitting.add(part.cache().get());
                    train(part, part.cache().get());
                }
            }
            removeOthers(fitting);
        } catch (IOException e) {
            throw new Trouble("The folder of the caches cannot be made: " + e.getMessage() + ".", e);
        }
        new PlatformStart(platform, progress).run();
    }

    /** Caches of earlier builds fit nothing any more, and each takes 100 MB. */
    private void removeOthers(Set<Path> fitting) throws IOException {
        try (var caches =
                Files.newDirectoryStream(platform.distribution().folder().resolve("aot"))) {
            for (var cache : caches) {
                if (!fitting.contains(cache)) {
                    Files.delete(cache);
                }
            }
        }
    }

    private void train(Part part, Path cache) {
        var begun = Instant.now();
        if (Files.exists(cache)) {
            progress.step(part.name(), "has its cache", Duration.between(begun, Instant.now()));
            return;
        }
        var stop = new PartStop(training.processes());
        stop.stop(part, Duration.ofSeconds(10));
        new PartStart(training.processes()).ensure(part);
        exercise(part);
        stop.stop(part, ASSEMBLY);
        progress.step(
                part.name(),
                Files.exists(cache) ? "cache written" : "wrote NO cache",
                Duration.between(begun, Instant.now()));
    }

    /** The start itself is most of what the cache is for; some requests add the paths of serving. */
    private static void exercise(Part part) {
        for (var request = 0; request < 20; request++) {
            part.ready();
        }
    }
}
