package org.jixia.tes.domain;

import java.util.List;

/** Posts results to those who submitted the tasks. */
public interface ReplyPost {

    boolean allowed(String address);

    /** Returns at once; results gather while a post is under way. What cannot be posted is lost here and comes by event. */
    void send(String address, List<TaskResult> results);
}
