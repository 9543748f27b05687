package org.jixia.tes.domain.execution;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One executor of a task, ready to run: argv without any shell, absolute paths of the task's own view.
 *
 * @param stdout where the stream is also to be found by the task; absent: kept outside its view only
 */
public record Command(
        List<String> argv,
        String image,
        Optional<String> workdir,
        Optional<String> stdin,
        Optional<String> stdout,
        Optional<String> stderr,
        Map<String, String> environment,
        boolean ignoreError) {

    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }
}
