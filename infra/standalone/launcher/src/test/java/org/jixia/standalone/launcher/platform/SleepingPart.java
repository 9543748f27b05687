package org.jixia.standalone.launcher.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jixia.standalone.launcher.process.Launch;

/** A part that needs nothing: a shell that runs the given script. It is ready when its file is there. */
record SleepingPart(Path folder, String version, String script) implements Part {

    @Override
    public String name() {
        return "sleeper";
    }

    @Override
    public int port() {
        return 1;
    }

    @Override
    public void prepare() {
        folder.resolve("ready").toFile().delete();
    }

    @Override
    public Launch launch() {
        return new Launch(List.of("sh", "-c", script), folder, Map.of(), folder.resolve("log"));
    }

    /** Some scripts become what they run. */
    @Override
    public boolean startedBy(List<String> commandLine) {
        return commandLine.equals(List.of("sleep", "300")) || commandLine.equals(List.of("sh", "-c", script));
    }

    @Override
    public boolean ready() {
        return folder.resolve("ready").toFile().exists();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }
}
