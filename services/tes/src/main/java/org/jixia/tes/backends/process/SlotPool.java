package org.jixia.tes.backends.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps a few idle slots; more are opened when more attempts run at once. */
final class SlotPool {
    private static final int KEPT = 2 * Runtime.getRuntime().availableProcessors() + 2;

    private final Meters meters;
    private final List<String> shell;
    private final ConcurrentLinkedDeque<Slot> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger kept = new AtomicInteger();

    /** @param shell the command that starts a slot */
    SlotPool(Meters meters, List<String> shell) {
        this.meters = meters;
        this.shell = List.copyOf(shell);
    }

    Slot take() throws IOException {
        for (var slot = idle.pollFirst(); slot != null; slot = idle.pollFirst()) {
            kept.decrementAndGet();
            if (slot.usable()) {
                return slot;
            }
            slot.retire();
        }
        return Slot.open(meters, shell);
    }

    void giveBack(Slot slot) {
        if (slot.usable() && kept.get() < KEPT) {
            kept.incrementAndGet();
            idle.addFirst(slot);
        } else {
            slot.retire();
        }
    }

    void close() {
        for (var slot = idle.pollFirst(); slot != null; slot = idle.pollFirst()) {
            slot.retire();
        }
    }
}
