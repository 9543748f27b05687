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

/** The event broker. */
record KafkaPart(Installation installation, Distribution distribution, Caches caches) implements Part {

    private static final String MAIN = "org.jixia.standalone.broker.BrokerMain";

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public int port() {
        return installation.ports().broker();
    }

    @Override
    public List<Integer> ports() {
        return List.of(port(), installation.ports().brokerController());
    }

    @Override
    public String version() {
        return jvm().version();
    }

    @Override
    public void prepare() {
        PrivateFiles.directory(installation.data(name()));
    }

    @Override
    public Launch launch() {
        var command = jvm().command(List.of("-cp", ClassPaths.of(distribution.require(name()))));
        command.addAll(List.of(
                MAIN,
                installation.data(name()).toString(),
                Integer.toString(port()),
                Integer.toString(installation.ports().brokerController())));
        return new Launch(command, installation.work(name()), Map.of(), installation.log(name()));
    }

    @Override
    public boolean startedBy(List<String> commandLine) {
        return Jvm.runs(commandLine, MAIN::equals);
    }

    @Override
    public Optional<Path> cache() {
        return Optional.of(jvm().cache());
    }

    private Jvm jvm() {
        return new Jvm(distribution, name(), 256, false, caches);
    }

    @Override
    public boolean ready() {
        return Probes.kafka(port());
    }
}
