package org.jixia.tes.backends.process;

import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps a few idle slots; more are opened when more attempts run at once. */
final class SlotPool {
    private static final int KEPT = 2 * Runtime.getRuntime().availableProcessors() + 2;

    private final Meters meters;
    private final ConcurrentLinkedDeque<Slot> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger kept = new AtomicInteger();

    SlotPool(Meters meters) {
        this.meters = meters;
    }

    Slot take() throws IOException {
        for (var slot = idle.pollFirst(); slot != null; slot = idle.pollFirst()) {
            kept.decrementAndGet();
            if (slot.usable()) {
                return slot;
            }
            slot.retire();
        }
        return Slot.open(meters);
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
