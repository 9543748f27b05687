package org.jixia.tes.backends;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jixia.tes.backends.container.ContainerEngine;
import org.jixia.tes.backends.container.ContainerSandbox;
import org.jixia.tes.backends.process.ProcessBackend;
import org.jixia.tes.backends.process.ProcessSettings;
import org.jixia.tes.config.TesConfig;
import org.jixia.tes.domain.Host;
import org.jixia.tes.domain.execution.Backend;
import org.jixia.tes.domain.execution.Backends;
import org.jixia.tes.domain.execution.Requirements;

/** This host: its capacity, its backends, and the host tools that stand in for images. */
@ApplicationScoped
public class HostBackends implements Backends, Host {
    private static final long GIB = 1L << 30;
    private static final Requirements NETWORK = new Requirements(List.of(), List.of(), true);

    private final TesConfig config;
    private final Map<String, Backend> backends = new LinkedHashMap<>();
    private final Map<String, String> unavailable = new TreeMap<>();
    private final Optional<ContainerEngine> engine;
    private final String id;
    private final Map<String, Map<String, String>> images;
    private final Map<String, String> ownTools;

    @Inject
    public HostBackends(TesConfig config) {
        this.config = config;
        var folder = config.folder().toAbsolutePath().normalize();
        add(new ProcessBackend(settings(config, folder.resolve("process"))));
        this.engine = config.containers() ? ContainerEngine.find() : Optional.empty();
        engine.ifPresentOrElse(
                found -> {
                    var settings = settings(config, folder.resolve("container"));
                    add(new ProcessBackend(settings, new ContainerSandbox(found, settings)));
                },
                () -> unavailable.put("container", "no container engine is installed, or it is switched off"));
        this.id = id(folder);
        var tools = new ToolVersions();
        this.images = new TreeMap<>();
        config.hostImages().forEach((image, names) -> tools.all(names).ifPresent(found -> images.put(image, found)));
        this.ownTools = tools.own();
    }

    private void add(Backend backend) {
        backends.put(backend.name(), backend);
        backend.unavailable()
                .or(() -> backend.refuses(NETWORK))
                .ifPresent(why -> unavailable.put(
                        backend.unavailable().isPresent() ? backend.name() : "network of " + backend.name(), why));
    }

    private static ProcessSettings settings(TesConfig config, Path state) {
        var usual = ProcessSettings.usual(state);
        return new ProcessSettings(
                usual.state(),
                config.readable().orElse(List.of()),
                usual.configuration(),
                config.network(),
                config.memoryMargin(),
                usual.streamLimit(),
                config.cgroups(),
                config.taskUser(),
                usual.sampling(),
                usual.diskSampling());
    }

    private static String id(Path folder) {
        var file = folder.resolve("host-id");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be used", e);
        }
    }

    @Override
    public Backend named(String name) {
        var backend = backends.get(name);
        if (backend == null) {
            throw new IllegalArgumentException("no backend " + name);
        }
        return backend;
    }

    @Override
    public List<Backend> all() {
        return List.copyOf(backends.values());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long cpuMillis() {
        return config.cpuMillis().orElseGet(() -> Runtime.getRuntime().availableProcessors() * 1000L);
    }

    @Override
    public long memoryBytes() {
        var all = config.memoryBytes().orElseGet(HostBackends::usualMemory);
        return Math.max(all / 2, all - memoryMargin());
    }

    @Override
    public long memoryMargin() {
        return config.memoryMargin();
    }

    private static long usualMemory() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var all = system.getTotalMemorySize();
        return Math.max(all / 4, all - 2 * GIB);
    }

    @Override
    public long diskBytes() {
        return Math.max(GIB, config.folder().toFile().getUsableSpace() * 9 / 10);
    }

    @Override
    public List<String> backends() {
        return backends.keySet().stream()
                .filter(name -> !unavailable.containsKey(name))
                .toList();
    }

    @Override
    public Map<String, String> unavailable() {
        return unavailable;
    }

    @Override
    public Optional<String> imageId(String image) {
        return backends().contains("container") ? engine.flatMap(found -> found.imageId(image)) : Optional.empty();
    }

    @Override
    public Map<String, Map<String, String>> images() {
        return images;
    }

    @Override
    public Map<String, String> ownTools() {
        return ownTools;
    }

    @Override
    public Optional<String> refuses(String backend, Requirements requirements) {
        return named(backend).refuses(requirements);
    }

    /** Ends the helpers of the backends. */
    public void close() {
        backends.values().forEach(Backend::close);
    }
}
