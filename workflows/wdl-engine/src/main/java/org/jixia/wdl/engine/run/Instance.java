package org.jixia.wdl.engine.run;

import java.util.ArrayList;
import java.util.List;
import org.jixia.wdl.engine.evaluation.Bindings;
import org.jixia.wdl.engine.evaluation.Evaluator;
import org.jixia.wdl.engine.evaluation.Facts;
import org.jixia.wdl.engine.evaluation.WorkflowFiles;
import org.jixia.wdl.engine.plan.BodyPlan;
import org.jixia.wdl.engine.plan.ElementPlan;
import org.jixia.wdl.engine.value.Value;

/** A body under way: values by slot, and who waits for the missing ones. Let go of as soon as it has ended. */
final class Instance {
    /** What is told when all elements have ended. */
    sealed interface Owner {
        record Frame(org.jixia.wdl.engine.run.Frame frame) implements Owner {}

        record Outputs(org.jixia.wdl.engine.run.Frame frame) implements Owner {}

        record Shard(ScatterRun scatter, int index) implements Owner {}

        record Branch(Instance outer, ElementPlan.Chosen chosen) implements Owner {}
    }

    private record Waiter(Instance instance, int element) {}

    final BodyPlan plan;
    final Instance parent;
    final Frame frame;
    final Owner owner;
    private final Value[] values;
    private final int[] waiting;
    private List<Waiter>[] waiters;
    private int remaining;
    /** Estimated bytes that go when it ends, but for what others keep of them. */
    long held;

    private boolean lost;

    Instance(BodyPlan plan, Instance parent, Frame frame, Owner owner) {
        this.plan = plan;
        this.parent = parent;
        this.frame = frame;
        this.owner = owner;
        this.values = new Value[plan.slots().size()];
        this.remaining = plan.elements().size();
        this.waiting = new int[remaining];
    }

    /** What it takes itself, with what stands for its elements while they wait. */
    long bytes() {
        return 128 + 12L * values.length + 160L * waiting.length;
    }

    /** Notes what each element waits for; gives those that wait for nothing. */
    List<Unit> begin() {
        List<Unit> ready = new ArrayList<>();
        for (int element = 0; element < waiting.length; element++) {
            for (BodyPlan.Dependency dependency : plan.dependencies(element)) {
                Instance holder = this;
                for (int up = dependency.up(); up > 0; up--) {
                    holder = holder.parent;
                }
                if (holder.values[dependency.slot()] == null) {
                    holder.await(dependency.slot(), new Waiter(this, element));
                    waiting[element]++;
                }
            }
            if (waiting[element] == 0) {
                ready.add(new Unit(this, element));
            }
        }
        return ready;
    }

    @SuppressWarnings("unchecked")
    private void await(int slot, Waiter waiter) {
        if (waiters == null) {
            waiters = new List[values.length];
        }
        if (waiters[slot] == null) {
            waiters[slot] = new ArrayList<>(2);
        }
        waiters[slot].add(waiter);
    }

    /** Sets a slot; gives the elements that waited for nothing else. */
    List<Unit> set(int slot, Value value) {
        values[slot] = value;
        List<Waiter> released = waiters == null ? null : waiters[slot];
        if (released == null) {
            return List.of();
        }
        waiters[slot] = null;
        List<Unit> ready = new ArrayList<>();
        for (Waiter waiter : released) {
            if (--waiter.instance().waiting[waiter.element()] == 0) {
                ready.add(new Unit(waiter.instance(), waiter.element()));
            }
        }
        return ready;
    }

    Value value(int slot) {
        return values[slot];
    }

    /** True when the element was the last one. */
    boolean elementEnded() {
        return --remaining == 0;
    }

    /** True the first time something in it has failed. */
    boolean lose() {
        boolean first = !lost;
        lost = true;
        return first;
    }

    boolean isEmpty() {
        return remaining == 0;
    }

    Evaluator evaluator(int element, Facts facts) {
        int own = plan.elements().get(element) instanceof ElementPlan.Declared declared ? declared.slot() : -1;
        Bindings bindings = name -> lookUp(name, own);
        return new Evaluator(plan.document(), bindings, new WorkflowFiles(facts));
    }

    private Value lookUp(String name, int own) {
        for (Instance instance = this; instance != null; instance = instance.parent) {
            Integer slot = instance.plan.slots().get(name);
            if (slot != null && !(instance == this && slot == own)) {
                return instance.values[slot];
            }
        }
        throw new IllegalStateException("name without meaning: " + name);
    }

    /** Indices of the shards around this body, outermost first, as they follow a call's name. */
    String indices() {
        StringBuilder text = new StringBuilder();
        for (Instance instance = this; instance != null; instance = instance.parent) {
            if (instance.owner instanceof Owner.Shard(ScatterRun ignored, int index)) {
                text.insert(0, "[" + index + "]");
            }
        }
        return text.toString();
    }
}
