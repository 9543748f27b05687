package org.jixia.wdl.engine.run;

import org.jixia.wdl.engine.evaluation.Facts;
import org.jixia.wdl.engine.plan.ElementPlan;
import org.jixia.wdl.engine.task.TaskResult;
import org.jixia.wdl.engine.task.TaskSpec;

/** One element of one body, ready or under way; for a call of a task also where its attempts stand. */
final class Unit {
    enum Phase {
        /** Not a task, or its first attempt is being made ready. */
        PREPARING,
        /** The cache was asked. */
        LOOKING,
        /** The cache knows nothing of it; its script is rendered again. */
        ANSWERED,
        /** An attempt is decided on. */
        SUBMITTING,
        /** The attempt ended; what follows from it is being worked out. */
        FINISHING,
        /** Nothing more comes of it. */
        ENDED
    }

    final Instance instance;
    final int element;
    Facts facts = new Facts();
    /** Characters of the texts among the facts. */
    long learnt;

    int outstanding;
    Phase phase = Phase.PREPARING;
    String path;
    int attempt = 1;
    int outOfMemory;
    boolean resend;
    TaskSpec spec;
    TaskResult result;
    NodeState recorded;

    Unit(Instance instance, int element) {
        this.instance = instance;
        this.element = element;
    }

    ElementPlan plan() {
        return instance.plan.elements().get(element);
    }

    boolean isTask() {
        return plan() instanceof ElementPlan.Called called && called.task() != null;
    }

    /** A task that is or may be running, and must be waited for even when nothing new is started. */
    boolean underWay() {
        return phase == Phase.SUBMITTING || phase == Phase.FINISHING;
    }
}
