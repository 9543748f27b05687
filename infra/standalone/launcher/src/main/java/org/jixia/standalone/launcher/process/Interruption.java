package org.jixia.standalone.launcher.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets the present thread end its work in order when the command is told to stop (Ctrl-C, SIGTERM): it is interrupted,
 * and the process goes only when this is closed, or when the patience is over.
 */
public final class Interruption implements AutoCloseable {

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch cleaned = new CountDownLatch(1);
    private final Runnable notice;
    private final Duration patience;
    private final Thread hook = new Thread(this::end, "interruption");

    public Interruption(Duration patience, Runnable notice) {
        this.patience = patience;
        this.notice = notice;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What the system's signal leads to. */
    void end() {
        notice.run();
        worker.interrupt();
        try {
            cleaned.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        cleaned.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already and was only waiting for this.
        }
    }
}
