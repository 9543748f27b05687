package org.jixia.tes.domain;

import java.util.List;

/** Tells that tasks have ended. */
public interface TaskNews {

    /** In the caller's transaction: the durable way. */
    void tell(List<TaskResult> results);

    /** After the commit: at once to those who asked for it; may be lost. */
    void reply(String replyTo, List<TaskResult> results);

    /** Whether results may be sent there. */
    boolean mayReply(String replyTo);
}
