package org.jixia.wes.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jixia.platform.errors.Fault;
import org.jixia.wdl.engine.room.ForeseenCall;
import org.jixia.wes.domain.RunOptions;
import org.jixia.wes.domain.Tasks.Host;
import org.jixia.wes.domain.WesFault;

/** Compares what the calls of a launch will ask for with what tes can ever give, as far as a launch can tell. */
final class HostCheck {

    private static final double GIB = 1L << 30;

    private final RunOptions options;
    private final Host host;
    private final List<Fault> faults;
    private final List<String> warnings;
    private final Set<String> told = new LinkedHashSet<>();

    HostCheck(RunOptions options, Host host, List<Fault> faults, List<String> warnings) {
        this.options = options;
        this.host = host;
        this.faults = faults;
        this.warnings = warnings;
    }

    void judge(List<ForeseenCall> calls) {
        for (ForeseenCall call : calls) {
            image(call);
            if (call.resources() != null) {
                memory(call, call.resources().memoryBytes());
                cpu(call, call.resources().cpuMillis());
                gpu(call, call.resources().gpuCount());
            }
        }
    }

    /** Any of a task's images will do. */
    private void image(ForeseenCall call) {
        if (host.runsContainers()
                || options.hostTools()
                || call.containers() == null
                || call.containers().isEmpty()) {
            return;
        }
        boolean runs = call.containers().stream()
                .anyMatch(image ->
                        image.equals(TaskDocuments.HOST_IMAGE) || host.images().containsKey(image));
        var image = String.join(", ", call.containers());
        if (!runs && told.add("image " + call.task() + " " + image)) {
            faults.add(WesFault.IMAGE_UNAVAILABLE.at(call.name(), call.task(), image));
        }
    }

    private void memory(ForeseenCall call, long asked) {
        if (host.memoryBytes() <= 0 || asked <= host.memoryBytes() || !told.add("memory " + call.task() + asked)) {
            return;
        }
        if (options.clampToHost()) {
            warnings.add(call.name() + ": asks for " + gibibytes(asked) + " GiB of memory and gets the "
                    + gibibytes(host.memoryBytes()) + " that a task can get here");
        } else {
            faults.add(WesFault.MEMORY_UNAVAILABLE.at(
                    call.name(), call.task(), gibibytes(asked), gibibytes(host.memoryBytes())));
        }
    }

    private void cpu(ForeseenCall call, long asked) {
        if (host.cpuMillis() > 0 && asked > host.cpuMillis() && told.add("cpu " + call.task() + asked)) {
            warnings.add(call.name() + ": asks for " + asked / 1000.0 + " cpus and gets the "
                    + host.cpuMillis() / 1000.0 + " that a task can get here");
        }
    }

    /** A task that asks for some would run without, and slowly or wrongly. */
    private void gpu(ForeseenCall call, int asked) {
        if (asked > host.gpus() && told.add("gpu " + call.task() + asked)) {
            faults.add(WesFault.GPU_UNAVAILABLE.at(call.name(), call.task(), asked, host.gpus()));
        }
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / GIB);
    }
}
