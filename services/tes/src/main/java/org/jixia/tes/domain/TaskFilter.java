package org.jixia.tes.domain;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which tasks a list shows: all of one run, all of one workspace, or else those of one person. A tag with empty value matches any. */
public record TaskFilter(
        Optional<UUID> run,
        Optional<UUID> workspace,
        String person,
        Optional<String> namePrefix,
        Optional<TaskState> state,
        Map<String, String> tags,
        boolean nothing) {}
