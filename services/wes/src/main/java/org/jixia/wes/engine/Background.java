package org.jixia.wes.engine;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Virtual threads for calls to others, which are repeated with growing pauses until they succeed or the process stops. */
final class Background {

    private static final Logger LOG = Logger.getLogger(Background.class);
    private static final long LONGEST_PAUSE = 10_000;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("engine-", 0).factory());
    private volatile boolean stopping;

    void start(Runnable work) {
        if (stopping) {
            return;
        }
        threads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException fault) {
                if (!stopping) {
                    LOG.error("Work in the background failed", fault);
                }
            }
        });
    }

    /** Returns when the work has succeeded; nothing is dropped because somebody did not answer. */
    void untilDone(Runnable work) {
        long pause = 100;
        while (!stopping) {
            try {
                work.run();
                return;
            } catch (RuntimeException failed) {
                LOG.debugf(failed, "Trying again in %d ms", pause);
                if (pause >= LONGEST_PAUSE) {
                    LOG.warnf("Still trying: %s", failed.getMessage());
                }
            }
            try {
                Thread.sleep(pause + ThreadLocalRandom.current().nextLong(pause / 2));
            } catch (InterruptedException stop) {
                return;
            }
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }

    void stop() {
        stopping = true;
        threads.shutdownNow();
    }
}
