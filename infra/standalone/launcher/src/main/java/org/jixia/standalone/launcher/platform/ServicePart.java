package org.jixia.standalone.launcher.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixia.standalone.launcher.distribution.Distribution;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.installation.PrivateFiles;
import org.jixia.standalone.launcher.process.Launch;
import org.jixia.standalone.launcher.process.Probes;
import org.jixia.standalone.launcher.settings.Service;
import org.jixia.standalone.launcher.settings.ServiceSettings;

/** One of our own services or the edge. */
record ServicePart(Installation installation, Distribution distribution, Service service, Caches caches)
        implements Part {

    @Override
    public String name() {
        return service.label();
    }

    @Override
    public int port() {
        return service.port(installation.ports());
    }

    @Override
    public String version() {
        return jvm().version() + " " + Versions.of(new ServiceSettings(installation).text(service));
    }

    @Override
    public void prepare() {
        PrivateFiles.directory(installation.data(name()));
        new ServiceSettings(installation).write(service);
    }

    @Override
    public Launch launch() {
        var jar = distribution.require(name()).resolve("quarkus-run.jar");
        var command = jvm().command(
                        List.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", jar.toString()));
        return new Launch(command, installation.work(name()), Map.of(), installation.log(name()));
    }

    @Override
    public boolean startedBy(List<String> commandLine) {
        return Jvm.runs(commandLine, word -> word.endsWith("/quarkus-run.jar"));
    }

    @Override
    public Optional<Path> cache() {
        return Optional.of(jvm().cache());
    }

    private Jvm jvm() {
        return new Jvm(distribution, name(), service.heapMegabytes(), service.optimised(), caches);
    }

    @Override
    public boolean ready() {
        return Probes.http("http://127.0.0.1:" + port() + "/q/health/ready", 200);
    }
}
