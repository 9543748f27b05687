package org.jixia.standalone.launcher.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixia.standalone.launcher.distribution.Distribution;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.process.Launch;
import org.jixia.standalone.launcher.process.Probes;
import org.jixia.standalone.launcher.settings.StoreSettings;

/** The object store: every byte that people and tasks keep. */
record StorePart(Installation installation, Distribution distribution, Caches caches) implements Part {

    private static final String MAIN = "org.jixia.standalone.objectstore.ObjectStoreMain";

    @Override
    public String name() {
        return "store";
    }

    @Override
    public int port() {
        return installation.ports().store();
    }

    @Override
    public String version() {
        return jvm().version() + " " + Versions.of(new StoreSettings(installation).text());
    }

    @Override
    public void prepare() {
        new StoreSettings(installation).write();
    }

    @Override
    public Launch launch() {
        var command = jvm().command(List.of("-cp", ClassPaths.of(distribution.require(name()))));
        command.add(MAIN);
        command.add(new StoreSettings(installation).file().toString());
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
        return new Jvm(distribution, name(), 640, true, caches);
    }

    /** It refuses an anonymous listing once it serves. */
    @Override
    public boolean ready() {
        return Probes.http(installation.store() + "/", 403);
    }
}
