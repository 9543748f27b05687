package org.jixia.standalone.launcher.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jixia.standalone.launcher.distribution.Distribution;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.process.PortOwner;
import org.jixia.standalone.launcher.process.ProcessTable;
import org.jixia.standalone.launcher.process.SystemProcess;
import org.jixia.standalone.launcher.settings.Service;

/** All processes of one installation: which there are, in which waves they start, and how they are. */
public final class Platform {

    private final Installation installation;
    private final Distribution distribution;
    private final Caches caches;

    public Platform(Installation installation, Distribution distribution) {
        this(installation, distribution, Caches.USED);
    }

    Platform(Installation installation, Distribution distribution, Caches caches) {
        this.installation = installation;
        this.distribution = distribution;
        this.caches = caches;
    }

    /** The same platform, started as if it had never been warmed. */
    public Platform withoutCaches() {
        return new Platform(installation, distribution, Caches.IGNORED);
    }

    public Installation installation() {
        return installation;
    }

    public Distribution distribution() {
        return distribution;
    }

    ProcessTable processes() {
        return new ProcessTable(installation.processes());
    }

    Part database() {
        return new PostgresPart(installation, distribution);
    }

    Part broker() {
        return new KafkaPart(installation, distribution, caches);
    }

    /** What needs the database or nothing, and takes long: started beside the broker. */
    List<Part> identityAndStore() {
        return List.of(
                new KeycloakPart(installation, distribution, caches),
                new StorePart(installation, distribution, caches));
    }

    /** Our own services, the edge last; those that the build has not made are left out. */
    List<Part> services() {
        return allServices().stream()
                .filter(part -> distribution.part(part.name()).isPresent())
                .toList();
    }

    /** Our own services, built or not: one that runs must be stopped even when its build is gone. */
    List<Part> allServices() {
        return Arrays.stream(Service.values())
                .<Part>map(service -> new ServicePart(installation, distribution, service, caches))
                .toList();
    }

    /** Every part in the order of its start. */
    public List<Part> parts() {
        return with(services());
    }

    private List<Part> with(List<Part> services) {
        var parts = new ArrayList<Part>();
        parts.add(database());
        parts.addAll(identityAndStore());
        parts.add(broker());
        parts.addAll(services);
        return parts;
    }

    /** What this installation runs or ran, whichever checkout started it, and what this build would start. */
    public List<Part> known() {
        return with(allServices().stream()
                .filter(part -> distribution.part(part.name()).isPresent()
                        || processes().find(part.name()).isPresent())
                .toList());
    }

    public boolean runs() {
        return known().stream()
                .anyMatch(part -> processes().findAlive(part.name()).isPresent());
    }

    public Optional<Part> part(String name) {
        return known().stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** Asks every process how it is; the questions go out at the same time. */
    public List<PartStatus> status() {
        return known().parallelStream().map(this::status).toList();
    }

    private PartStatus status(Part part) {
        var record = processes().find(part.name());
        if (record.isPresent() && record.get().alive()) {
            var process = SystemProcess.of(record.get().pid());
            return new PartStatus(
                    part.name(),
                    PartStatus.State.RUNNING,
                    record.get().pid(),
                    part.port(),
                    process.memoryBytes(),
                    process.cpuMillis(),
                    part.ready(),
                    record.get().version().split(" ")[0],
                    record.get().startedAt().toString());
        }
        var state = !part.ports().stream().allMatch(PortOwner::free)
                ? PartStatus.State.PORT_TAKEN
                : record.isPresent() ? PartStatus.State.DEAD : PartStatus.State.STOPPED;
        return new PartStatus(part.name(), state, 0, part.port(), 0, 0, false, "", "");
    }
}
