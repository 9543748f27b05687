package org.jixia.drs.domain;

import java.util.UUID;

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
        String reason) {

    public enum Outcome {
        GRANTED,
        REFUSED
    }

    /** What was decided about; the text is part of the event. */
    public enum Action {
        READ("object.read"),
        STAGE("object.stage"),
        WRITE("object.write"),
        DELETE("object.delete"),
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

    public static Decision refused(Action action, String person, ObjectId object, String reason) {
        return new Decision(Outcome.REFUSED, action, person, null, object, null, null, null, 1, reason);
    }

    public Decision forWork(UUID ofRun, String ofTask) {
        return new Decision(outcome, action, person, workspace, object, ofRun, ofTask, right, count, reason);
    }

    public Decision times(int newCount) {
        return new Decision(outcome, action, person, workspace, object, run, task, right, newCount, reason);
    }
}
