package org.jixia.wdl.engine.value;

import java.util.List;

/**
 * Counts what one step of a run makes, in estimated bytes, and ends it at a bound: small texts can ask for values larger than the memory
 * of the service that evaluates them. What is made outside of a step is not counted.
 */
public final class Meter {
    public static final long ENTRY = 72;
    public static final long PAIR = 24;
    public static final long TEXT = 56;
    public static final long REFERENCE = 4;

    private static final ScopedValue<Meter> CURRENT = ScopedValue.newInstance();

    private final long most;
    private long made;

    public Meter(long most) {
        this.most = most;
    }

    /** Does the work as one step; what it makes is counted here. */
    public void during(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    /** Call before or while something is made, never only after it. */
    public static void count(long bytes) {
        if (CURRENT.isBound()) {
            CURRENT.get().add(bytes);
        }
    }

    public static void text(long characters) {
        count(TEXT + characters);
    }

    /** What will be let go of at once, like the JSON of a value, must fit but does not add up. */
    static void passing(Value value) {
        if (CURRENT.isBound()) {
            var meter = CURRENT.get();
            meter.fits(Weights.written(value, meter.most + 1));
        }
    }

    /** What the current step can be blamed for in a value: no more than it has made, no more than the value is. */
    public static long share(List<Value> values) {
        if (!CURRENT.isBound()) {
            return 0;
        }
        long made = CURRENT.get().made;
        return made == 0 ? 0 : Weights.of(values, made);
    }

    private void add(long bytes) {
        made += bytes;
        fits(0);
    }

    private void fits(long bytes) {
        if (made + bytes > most) {
            throw new ValueFault("step_too_large", most >> 20);
        }
    }

    public long made() {
        return made;
    }
}
