package org.jixia.standalone.launcher.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jixia.standalone.launcher.platform.PartStatus;
import org.jixia.standalone.launcher.platform.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Lists each process: state, pid, port, memory, health, version.")
final class StatusCommand implements Runnable {

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        var platform = Surroundings.existing();
        var status = platform.status();
        System.out.println(json ? asJson(platform, status) : asTable(platform, status));
    }

    private static String asJson(Platform platform, List<PartStatus> status) {
        var answer = new ObjectMapper().createObjectNode();
        answer.put("gateway", platform.installation().gateway());
        answer.put("store", platform.installation().store());
        answer.put("issuer", platform.installation().realm());
        answer.put("state", platform.installation().state().toString());
        answer.put("accounts", platform.installation().accounts().toString());
        answer.put("healthy", status.stream().allMatch(PartStatus::healthy));
        var processes = answer.putArray("processes");
        status.forEach(part -> describe(processes.addObject(), part));
        return answer.toString();
    }

    private static void describe(ObjectNode node, PartStatus part) {
        node.put("name", part.name());
        node.put("state", word(part));
        node.put("pid", part.pid());
        node.put("port", part.port());
        node.put("memoryBytes", part.memoryBytes());
        node.put("cpuMillis", part.cpuMillis());
        node.put("health", part.healthy() ? "ready" : "not ready");
        node.put("version", part.version());
        node.put("startedAt", part.startedAt());
    }

    private static String asTable(Platform platform, List<PartStatus> status) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-10s %-11s %8s %6s %8s  %-10s %s%n",
                "NAME",
                "STATE",
                "PID",
                "PORT",
                "MEMORY",
                "HEALTH",
                "VERSION"));
        for (var part : status) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-10s %-11s %8s %6d %8s  %-10s %s%n",
                    part.name(),
                    word(part),
                    part.pid() == 0 ? "-" : part.pid(),
                    part.port(),
                    part.pid() == 0 ? "-" : (part.memoryBytes() >> 20) + " MiB",
                    part.pid() == 0 ? "-" : part.healthy() ? "ready" : "not ready",
                    part.version()));
        }
        var memory = status.stream().mapToLong(PartStatus::memoryBytes).sum() >> 20;
        return text.append("Portal ")
                .append(platform.installation().gateway())
                .append(", memory ")
                .append(memory)
                .append(" MiB in all")
                .toString();
    }

    private static String word(PartStatus part) {
        return switch (part.state()) {
            case STOPPED -> "stopped";
            case RUNNING -> "running";
            case DEAD -> "dead";
            case PORT_TAKEN -> "port taken";
        };
    }
}
