package org.jixia.drs.domain;

import java.util.UUID;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.platform.identity.Caller.RunCaller;
import org.jixia.platform.identity.Caller.ServiceCaller;
import org.jixia.platform.identity.Caller.TaskCaller;
import org.jixia.platform.identity.Detail;

/** One answer to "may this person do that": told to the audit trail before the caller hears it. */
public record Decision(
        Outcome outcome,
        Action action,
        String person,
        UUID workspace,
        ObjectId object,
        UUID run,
        String task,
        String right,
        int count,
        Detail detail) {

    public enum Outcome {
        GRANTED,
        REFUSED
    }

    /** What was decided about; the text is part of the event. */
    public enum Action {
        READ("object.read"),
        STAGE("object.stage"),
        WRITE("object.write"),
        MOVE("object.move"),
        DELETE("object.delete"),
        STOP("folder.stop"),
        ADMINISTER("admin.address-map");

        private final String text;

        Action(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public static Decision granted(Action action, String person, UUID workspace, ObjectId object) {
        return new Decision(Outcome.GRANTED, action, person, workspace, object, null, null, null, 1, null);
    }

    public static Decision granted(Action action, Caller caller, UUID workspace, ObjectId object) {
        return granted(action, person(caller), workspace, object).forWorkOf(caller);
    }

    public static Decision refused(Action action, String person, ObjectId object, Detail why) {
        return new Decision(Outcome.REFUSED, action, person, null, object, null, null, null, 1, why);
    }

    public static Decision refused(Action action, Caller caller, ObjectId object, Detail why) {
        return refused(action, person(caller), object, why).forWorkOf(caller);
    }

    /** For whom a decision is recorded: the person acted for, or the service itself. */
    private static String person(Caller caller) {
        return caller.actingFor().orElseGet(caller::id);
    }

    private Decision forWorkOf(Caller caller) {
        return switch (caller) {
            case PersonCaller person -> this;
            case RunCaller run -> forWork(run.run(), null);
            case TaskCaller task -> forWork(task.run(), task.task().toString());
            case ServiceCaller service -> this;
        };
    }

    public Decision forWork(UUID ofRun, String ofTask) {
        return new Decision(outcome, action, person, workspace, object, ofRun, ofTask, right, count, detail);
    }

    public Decision about(Detail what) {
        return new Decision(outcome, action, person, workspace, object, run, task, right, count, what);
    }

    public Decision times(int newCount) {
        return new Decision(outcome, action, person, workspace, object, run, task, right, newCount, detail);
    }
}
