package org.jixia.tes.backends.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jixia.tes.domain.execution.AttemptId;
import org.jixia.tes.domain.execution.Ending;
import org.jixia.tes.domain.execution.Launch;
import org.jixia.tes.domain.execution.Requirements;

/**
 * How the commands of an attempt are kept apart from the host. A slot reads the script of an attempt in the room's directory;
 * the script runs one command after the other, says their codes in {@code code.N}, and starts none once {@code stop} is there.
 */
public interface Sandbox {

    /** The backend's name. */
    String name();

    /** Gets ready; the sentence says why that is not possible on this host. */
    Optional<String> open(Path state) throws IOException, InterruptedException;

    /** What it cannot do of this, in one sentence. */
    Optional<String> refuses(Requirements requirements);

    /** The command of the shell that a slot is: it goes on with this script. */
    default List<String> shell(String script) throws IOException {
        return List.of("/bin/sh", "-c", script);
    }

    /** Gives a room what must be there before the script; called after inputs and streams are in place. */
    void furnish(Launch launch) throws IOException;

    /** Makes the room the task's own; called last, after all that this service writes there. */
    void give(Launch launch) throws IOException;

    /** The script of an attempt; the control group, where there is one, is where everything that it starts must live. */
    String script(Launch launch, long memoryLimit, Optional<String> group);

    /** Whether a slot's meter, with a control group or by /proc, measures the task. */
    boolean measured(boolean group);

    /** Ends what the attempt runs now; called again and again until its slot reports the end. */
    void kill(AttemptId attempt, long slotPid);

    /** Tells failures of the sandbox itself from those of the command in it. */
    Ending judge(Launch launch, Ending ending);

    /** Removes what may be left of an attempt whose slot is gone. */
    void clear(AttemptId attempt);
}
