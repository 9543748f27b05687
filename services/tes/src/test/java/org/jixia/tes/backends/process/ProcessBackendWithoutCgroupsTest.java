package org.jixia.tes.backends.process;

import java.nio.file.Path;
import org.jixia.tes.backends.BackendContract;
import org.jixia.tes.domain.execution.Backend;

/** The process backend where no control group can be made, as for an ordinary user: /proc and the shell's own account measure. */
class ProcessBackendWithoutCgroupsTest extends BackendContract {

    @Override
    protected Backend open(Path state) {
        return new ProcessBackend(ProcessBackendTest.settings(state, false));
    }

    @Override
    protected String image() {
        return "host";
    }
}
