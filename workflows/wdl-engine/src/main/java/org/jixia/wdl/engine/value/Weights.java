package org.jixia.wdl.engine.value;

import java.util.List;

/** Estimates of what values hold in memory, counting shared parts each time; the walk ends at a bound. */
public final class Weights {
    private static final long NUMBER = 16;
    private static final long FILE = 24;
    private static final long INFO = 240;

    private final long most;
    private final boolean written;
    private long bytes;

    private Weights(long most, boolean written) {
        this.most = most;
        this.written = written;
    }

    /** A list that makes its items when they are read, or shares them: it knows what it holds itself. */
    public interface Weighed {
        long bytes();
    }

    /** At most {@code most}: whoever asks has no use for more. */
    public static long of(Value value, long most) {
        return of(List.of(value), most);
    }

    public static long of(List<Value> values, long most) {
        var weights = new Weights(most, false);
        values.forEach(weights::add);
        return Math.min(weights.bytes, most);
    }

    /** What the value is once each item has been made. */
    public static long written(Value value, long most) {
        var weights = new Weights(most, true);
        weights.add(value);
        return Math.min(weights.bytes, most);
    }

    private void add(Value value) {
        if (bytes >= most) {
            return;
        }
        switch (value) {
            case Value.None ignored -> {}
            case Value.Bool ignored -> {}
            case Value.Int ignored -> bytes += NUMBER;
            case Value.Float ignored -> bytes += NUMBER;
            case Value.Str(String text) -> bytes += Meter.TEXT + text.length();
            case Value.File file -> bytes += FILE + Meter.TEXT + file.uri().length() + (file.info() == null ? 0 : INFO);
            case Value.Array(var items) -> {
                if (!written && items instanceof Weighed weighed) {
                    bytes += weighed.bytes();
                } else {
                    bytes += Meter.TEXT + Meter.REFERENCE * items.size();
                    each(items);
                }
            }
            case Value.Map(var entries) -> {
                bytes += Meter.TEXT + Meter.ENTRY * entries.size();
                each(entries.keySet());
                each(entries.values());
            }
            case Value.Pair(Value left, Value right) -> {
                bytes += Meter.PAIR;
                add(left);
                add(right);
            }
            case Value.Obj(String ignored, var members) -> {
                bytes += 2 * Meter.TEXT + Meter.ENTRY * members.size();
                each(members.values());
            }
        }
    }

    private void each(Iterable<Value> values) {
        for (Value value : values) {
            if (bytes >= most) {
                return;
            }
            add(value);
        }
    }
}
