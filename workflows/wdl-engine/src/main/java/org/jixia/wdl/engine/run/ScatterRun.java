package org.jixia.wdl.engine.run;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jixia.wdl.engine.plan.BodyPlan;
import org.jixia.wdl.engine.plan.ElementPlan;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.Weights;

/**
 * A scatter under way: the next shard to expand, and the results of those that ended, in chunks. Gathers look into the
 * chunks; nothing is copied.
 */
final class ScatterRun {
    private static final int CHUNK = 500;

    final Unit unit;
    final Instance outer;
    final ElementPlan.Scattered plan;
    final List<Value> items;
    private final Value[][][] columns;
    int next;
    int unfinished;
    int ended;
    boolean waitingForRoom;

    ScatterRun(Unit unit, ElementPlan.Scattered plan, List<Value> items) {
        this.unit = unit;
        this.outer = unit.instance;
        this.plan = plan;
        this.items = items;
        this.columns = new Value[plan.exports().size()][(items.size() + CHUNK - 1) / CHUNK][];
    }

    boolean exhausted() {
        return next >= items.size();
    }

    boolean complete() {
        return ended == items.size();
    }

    void keep(int index, Instance shard) {
        for (int column = 0; column < columns.length; column++) {
            Value[][] chunks = columns[column];
            int chunk = index / CHUNK;
            if (chunks[chunk] == null) {
                chunks[chunk] = new Value[Math.min(CHUNK, items.size() - chunk * CHUNK)];
            }
            chunks[chunk][index % CHUNK] =
                    shard.value(plan.exports().get(column).inner());
        }
    }

    /** What the outer body sees under the exported name. */
    Value gathered(int column) {
        return gather(plan.exports().get(column), new Column(columns[column], items.size()));
    }

    static Value gather(BodyPlan.Export export, List<Value> column) {
        if (export.outputs() == null) {
            return new Value.Array(column);
        }
        Map<String, Value> outputs = new LinkedHashMap<>();
        export.outputs().forEach(output -> outputs.put(output, new Value.Array(new Member(column, output))));
        return Value.Obj.of(outputs);
    }

    /** What it holds was counted when the shards ended. */
    private static final class Column extends AbstractList<Value> implements RandomAccess, Weights.Weighed {
        private final Value[][] chunks;
        private final int size;

        Column(Value[][] chunks, int size) {
            this.chunks = chunks;
            this.size = size;
        }

        @Override
        public Value get(int index) {
            return chunks[index / CHUNK][index % CHUNK];
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public long bytes() {
            return 0;
        }
    }

    /** One output of the calls of a column. */
    private static final class Member extends AbstractList<Value> implements RandomAccess, Weights.Weighed {
        private final List<Value> calls;
        private final String output;

        Member(List<Value> calls, String output) {
            this.calls = calls;
            this.output = output;
        }

        @Override
        public Value get(int index) {
            return ((Value.Obj) calls.get(index)).members().get(output);
        }

        @Override
        public int size() {
            return calls.size();
        }

        @Override
        public long bytes() {
            return 0;
        }
    }
}
