package org.jixia.wdl.engine.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jixia.wdl.engine.value.LazyList;
import org.jixia.wdl.engine.value.Meter;
import org.jixia.wdl.engine.value.Texts;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;

/** Functions on arrays. */
final class ArrayFunctions {
    private ArrayFunctions() {}

    static Value range(StandardLibrary.Arguments given) {
        long length = given.integer(0);
        if (length < 0) {
            throw new ValueFault("range_negative", length);
        }
        Caps.items(length);
        return new Value.Array(new LazyList((int) length, Value.Int::new, 0));
    }

    static Value transpose(StandardLibrary.Arguments given) {
        List<Value> rows = given.array(0);
        List<List<Value>> columns = new ArrayList<>();
        boolean first = true;
        for (Value row : rows) {
            Meter.count(Meter.REFERENCE * (row instanceof Value.Array(List<Value> cells) ? cells.size() : 1));
            if (!(row instanceof Value.Array(List<Value> cells))) {
                throw given.unfit(0, "Array[Array[X]]");
            }
            if (first) {
                Meter.count(Meter.TEXT * cells.size());
                cells.forEach(cell -> columns.add(new ArrayList<>()));
                first = false;
            }
            if (cells.size() != columns.size()) {
                throw new ValueFault("transpose_ragged", columns.size(), cells.size());
            }
            for (int i = 0; i < cells.size(); i++) {
                columns.get(i).add(cells.get(i));
            }
        }
        List<Value> turned = new ArrayList<>(columns.size());
        columns.forEach(column -> turned.add(new Value.Array(column)));
        return new Value.Array(turned);
    }

    static Value zip(StandardLibrary.Arguments given) {
        List<Value> left = given.array(0);
        List<Value> right = given.array(1);
        if (left.size() != right.size()) {
            throw new ValueFault("zip_lengths", left.size(), right.size());
        }
        Meter.count((Meter.PAIR + Meter.REFERENCE) * left.size());
        List<Value> pairs = new ArrayList<>(left.size());
        var others = right.iterator();
        for (Value item : left) {
            pairs.add(new Value.Pair(item, others.next()));
        }
        return new Value.Array(pairs);
    }

    static Value unzip(StandardLibrary.Arguments given) {
        List<Value> lefts = new ArrayList<>();
        List<Value> rights = new ArrayList<>();
        Meter.count(2 * Meter.REFERENCE * given.array(0).size());
        for (Value item : given.array(0)) {
            if (!(item instanceof Value.Pair(Value left, Value right))) {
                throw given.unfit(0, "Array[Pair[X, Y]]");
            }
            lefts.add(left);
            rights.add(right);
        }
        return new Value.Pair(new Value.Array(lefts), new Value.Array(rights));
    }

    static Value cross(StandardLibrary.Arguments given) {
        List<Value> lefts = given.array(0);
        List<Value> rights = given.array(1);
        Caps.items((long) lefts.size() * rights.size());
        Meter.count((2 * Meter.PAIR + Meter.REFERENCE) * lefts.size() * rights.size());
        List<Value> pairs = new ArrayList<>(lefts.size() * rights.size());
        lefts.forEach(left -> rights.forEach(right -> pairs.add(new Value.Pair(left, right))));
        return new Value.Array(pairs);
    }

    static Value length(StandardLibrary.Arguments given) {
        return switch (given.value(0)) {
            case Value.Array(List<Value> items) -> new Value.Int(items.size());
            case Value.Map(Map<Value, Value> entries) -> new Value.Int(entries.size());
            default -> throw given.unfit(0, "Array");
        };
    }

    static Value flatten(StandardLibrary.Arguments given) {
        List<Value> flat = new ArrayList<>();
        for (Value inner : given.array(0)) {
            if (!(inner instanceof Value.Array(List<Value> items))) {
                throw given.unfit(0, "Array[Array[X]]");
            }
            Caps.items((long) flat.size() + items.size());
            Meter.count(Meter.REFERENCE * items.size());
            flat.addAll(items);
        }
        return new Value.Array(flat);
    }

    static Value selectFirst(StandardLibrary.Arguments given) {
        List<Value> items = given.array(0);
        for (Value item : items) {
            if (!item.isNone()) {
                return item;
            }
        }
        throw new ValueFault(items.isEmpty() ? "select_first_empty" : "select_first_none", Texts.shown(given.value(0)));
    }

    static Value selectAll(StandardLibrary.Arguments given) {
        List<Value> items = given.array(0);
        Meter.count(Meter.REFERENCE * items.size());
        return new Value.Array(items.stream().filter(item -> !item.isNone()).toList());
    }
}
