package org.jixia.standalone.launcher.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.distribution.Distribution;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.installation.PrivateFiles;
import org.jixia.standalone.launcher.process.Launch;
import org.jixia.standalone.launcher.process.Probes;
import org.jixia.standalone.launcher.settings.RealmFile;

/** The identity provider with the realm of the platform, started without its shell script. */
record KeycloakPart(Installation installation, Distribution distribution, Caches caches) implements Part {

    /** What a home folder has besides data: shared with all installations by links. */
    private static final List<String> SHARED = List.of("bin", "conf", "lib", "providers", "themes", "version.txt");

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public int port() {
        return installation.ports().identity();
    }

    @Override
    public List<Integer> ports() {
        return List.of(port(), installation.ports().identityManagement());
    }

    @Override
    public String version() {
        return jvm().version();
    }

    /** A realm that is there already is left alone by the import. */
    @Override
    public void prepare() {
        var home = home();
        PrivateFiles.directory(home);
        var realm = new RealmFile(installation);
        realm.write(home.resolve("data/import/jixia-realm.json"));
        realm.writeAccounts();
        try {
            for (var entry : SHARED) {
                var target = distribution.require(name()).resolve(entry);
                var link = home.resolve(entry);
                if (Files.exists(target)
                        && !(Files.isSymbolicLink(link)
                                && Files.readSymbolicLink(link).equals(target))) {
                    Files.deleteIfExists(link);
                    Files.createSymbolicLink(link, target);
                }
            }
        } catch (IOException e) {
            throw new Trouble("Keycloak's folder " + home + " cannot be prepared: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void settle() {
        new RealmClients(installation).complete();
    }

    private Path home() {
        return installation.work(name());
    }

    @Override
    public Launch launch() {
        var shared = distribution.require(name());
        var command = jvm().command(List.of(
                "-XX:MaxMetaspaceSize=256m",
                homeFlag(),
                "-Djboss.server.config.dir=" + home().resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dkc.config.built=true",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                shared.resolve("lib/quarkus-run.jar").toString()));
        command.addAll(List.of(
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port(),
                "--http-management-port=" + installation.ports().identityManagement(),
                "--hostname=http://localhost:" + port(),
                "--cache=local",
                "--db-url=jdbc:postgresql://127.0.0.1:" + installation.ports().database() + "/keycloak",
                "--db-username=keycloak",
                "--db-pool-max-size=10",
                // Asked whether it is ready, it would tell its log of each No.
                "--log-level=info,io.smallrye.health:warn",
                "--import-realm"));
        return new Launch(command, home(), environment(), installation.log(name()));
    }

    /** Secrets go by the environment: a command line is seen by every user of the machine. */
    private Map<String, String> environment() {
        return Map.of(
                "KC_DB_PASSWORD", installation.secrets().get("database-keycloak"),
                "KC_BOOTSTRAP_ADMIN_USERNAME", "keycloak-administrator",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", installation.secrets().get("keycloak-administrator"));
    }

    private String homeFlag() {
        return "-Dkc.home.dir=" + home();
    }

    @Override
    public boolean startedBy(List<String> commandLine) {
        return Jvm.runs(commandLine, homeFlag()::equals);
    }

    @Override
    public Optional<Path> cache() {
        return Optional.of(jvm().cache());
    }

    private Jvm jvm() {
        return new Jvm(distribution, name(), 320, false, caches);
    }

    /** Its port opens long before it is ready. */
    @Override
    public boolean ready() {
        return Probes.http("http://127.0.0.1:" + installation.ports().identityManagement() + "/health/ready", 200);
    }
}
