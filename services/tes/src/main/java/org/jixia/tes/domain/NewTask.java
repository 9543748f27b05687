package org.jixia.tes.domain;

import java.util.UUID;

/** A checked task about to be kept. */
public record NewTask(
        UUID id,
        String caller,
        String key,
        String bodyHash,
        Owner owner,
        TaskDocument document,
        Ask ask,
        String replyTo) {}
