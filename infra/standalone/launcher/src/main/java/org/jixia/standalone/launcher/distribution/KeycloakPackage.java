package org.jixia.standalone.launcher.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;

/** Unpacks Keycloak and runs its own build step once per version and set of options. */
record KeycloakPackage(Path dist, Progress progress) {

    private static final List<String> OPTIONS =
            List.of("build", "--db=postgres", "--health-enabled=true", "--metrics-enabled=false");

    String take(Path archives) throws IOException {
        try (var files = Files.newDirectoryStream(archives, "keycloak-quarkus-dist-*.tar.gz")) {
            for (var file : files) {
                return unpack(file);
            }
        }
        throw new Trouble("The build left no Keycloak in " + archives + ": run './jixia up' again.");
    }

    private String unpack(Path archive) throws IOException {
        var number = archive.getFileName()
                .toString()
                .replace("keycloak-quarkus-dist-", "")
                .replace(".tar.gz", "");
        var version = "keycloak-" + number + "-" + ContentDigest.ofText(String.join(" ", OPTIONS));
        var target = dist.resolve(version);
        if (!Files.exists(target)) {
            var begun = progress.sinceBegin();
            progress.say("  preparing Keycloak, once");
            var draft = dist.resolve("." + version + ".draft");
            Folders.remove(draft);
            Archive.unpackTarGz(archive, draft, 1);
            augment(draft);
            Files.move(draft, target);
            progress.step("keycloak", "prepared", progress.sinceBegin().minus(begun));
        }
        return version;
    }

    private void augment(Path folder) throws IOException {
        var command = new ArrayList<String>();
        command.add(folder.resolve("bin/kc.sh").toString());
        command.addAll(OPTIONS);
        var log = dist.resolve("keycloak-build.log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_APPEND", "-Xmx512m");
        try {
            if (builder.start().waitFor() != 0) {
                throw new Trouble("Keycloak's own build step failed; its output is in " + log + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Keycloak's build step was interrupted.", e);
        }
    }
}
