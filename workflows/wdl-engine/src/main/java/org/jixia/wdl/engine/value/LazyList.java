package org.jixia.wdl.engine.value;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** Items made whenever they are read, so that a long list costs no more than what they are made of. */
public final class LazyList extends AbstractList<Value> implements RandomAccess, Weights.Weighed {
    private final int size;
    private final IntFunction<Value> item;
    private final long bytes;

    /** {@code bytes}: what is kept for the items, and nobody else counts. */
    public LazyList(int size, IntFunction<Value> item, long bytes) {
        this.size = size;
        this.item = item;
        this.bytes = bytes;
    }

    @Override
    public Value get(int index) {
        return item.apply(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long bytes() {
        return Meter.TEXT + bytes;
    }
}
