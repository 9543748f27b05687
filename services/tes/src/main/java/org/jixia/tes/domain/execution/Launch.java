package org.jixia.tes.domain.execution;

import java.util.List;
import java.util.Map;

/**
 * Everything a backend needs for one attempt whose inputs are in its room.
 *
 * @param folders of the task's view that its commands share and the service reads: those of inputs, outputs and volumes
 */
public record Launch(
        AttemptId id,
        Room room,
        List<Command> commands,
        List<String> folders,
        Grant grant,
        boolean network,
        Map<String, String> environment) {

    /** Where commands without a directory of their own start, and where {@code /cromwell_root} leads. */
    public static final String DEFAULT_WORKDIR = "/work";

    public Launch {
        commands = List.copyOf(commands);
        folders = List.copyOf(folders);
        environment = Map.copyOf(environment);
    }

    public String workdir() {
        return commands.getFirst().workdir().orElse(DEFAULT_WORKDIR);
    }
}
