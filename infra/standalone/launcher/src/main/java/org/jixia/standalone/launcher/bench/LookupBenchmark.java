package org.jixia.standalone.launcher.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.demo.FileTransfer;
import org.jixia.standalone.launcher.demo.Gateway;
import org.jixia.standalone.launcher.platform.Platform;
import org.jixia.standalone.launcher.settings.Service;

/** Objects looked up by id with a person's token, rights checked each time; asked of drs itself, which the gateway's limit would hide. */
final class LookupBenchmark implements Benchmark {

    private static final int OBJECTS = 16;
    private static final int CLIENTS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration WINDOW = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "lookups";
    }

    @Override
    public String about() {
        return "DRS object look-ups a second by " + CLIENTS + " clients at once";
    }

    @Override
    public Result run(Platform platform, Progress progress) {
        var laboratory = Laboratory.open(platform, name());
        var transfer = new FileTransfer(laboratory.gateway());
        var objects = new ArrayList<String>();
        for (var number = 0; number < OBJECTS; number++) {
            var bytes = ("object " + number).getBytes(StandardCharsets.UTF_8);
            objects.add(transfer.upload(laboratory.workspace(), "lookups/" + number, bytes));
        }
        var drs = new Gateway(Service.DRS.url(laboratory.installation().ports()), laboratory.token());
        ask(drs, objects, WARM_UP);
        var asked = ask(drs, objects, WINDOW);
        return new Result(name(), asked / (double) WINDOW.toSeconds(), "look-ups/s", null);
    }

    private static long ask(Gateway drs, List<String> objects, Duration time) {
        var asked = new AtomicLong();
        var deadline = Instant.now().plus(time);
        var clients = new ArrayList<Thread>();
        for (var client = 0; client < CLIENTS; client++) {
            clients.add(Thread.ofVirtual().start(() -> {
                while (Instant.now().isBefore(deadline)) {
                    var object = objects.get((int) (asked.get() % objects.size()));
                    if (drs.status("/ga4gh/drs/v1/objects/" + object) == 200) {
                        asked.incrementAndGet();
                    }
                }
            }));
        }
        try {
            for (var client : clients) {
                client.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The measurement was interrupted.", e);
        }
        return asked.get();
    }
}
