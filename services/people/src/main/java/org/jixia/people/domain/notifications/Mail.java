package org.jixia.people.domain.notifications;

import java.util.UUID;

/** The mail server that the administrator set. */
public interface Mail {

    /** False until a sender is set: then nothing can go. */
    boolean available();

    /** Never throws; @param id the same in all attempts, so that a mailbox may know repeats */
    Answer send(UUID id, String to, Message message);

    record Message(String subject, String text) {}
}
