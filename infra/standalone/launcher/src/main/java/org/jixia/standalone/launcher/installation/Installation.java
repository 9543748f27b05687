package org.jixia.standalone.launcher.installation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jixia.standalone.launcher.Trouble;

/**
 * One installation: the project it runs, the state folder it lives in and the ports it listens on. The ports are
 * fixed when the folder is made, since addresses in the identity realm rest on them.
 */
public record Installation(Path home, Path state, UUID id, Ports ports) {

    private static final String FILE = "installation.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Content of the file that makes a folder an installation. */
    private record Description(UUID id, int portBase) {}

    /** The folder that {@code JIXIA_STATE} names, else {@code ~/.jixia}. */
    public static Path stateFolder(Map<String, String> environment) {
        var named = environment.get("JIXIA_STATE");
        return named == null || named.isBlank()
                ? Path.of(System.getProperty("user.home"), ".jixia")
                : Path.of(named).toAbsolutePath().normalize();
    }

    /** Whether the folder is an installation, be its description sound or damaged. */
    public static boolean marks(Path state) {
        return Files.isRegularFile(state.resolve(FILE));
    }

    /** Finds the installation; empty when there is none yet. */
    public static Optional<Installation> find(Path home, Map<String, String> environment) {
        var state = stateFolder(environment);
        var wanted = wantedBase(environment);
        var file = state.resolve(FILE);
        if (!Files.exists(file)) {
            refuseStrangers(state);
            return Optional.empty();
        }
        var description = read(file);
        if (wanted.isPresent() && wanted.get() != description.portBase()) {
            throw new Trouble("The installation in " + state + " uses the ports from " + description.portBase()
                    + " on, but JIXIA_PORT_BASE is " + wanted.get()
                    + ": unset it, or name another folder in JIXIA_STATE.");
        }
        return Optional.of(new Installation(home, state, description.id(), new Ports(description.portBase())));
    }

    /** Finds the installation or makes a new, empty one. */
    public static Installation findOrMake(Path home, Map<String, String> environment) {
        return find(home, environment).orElseGet(() -> make(home, environment));
    }

    private static Installation make(Path home, Map<String, String> environment) {
        var state = stateFolder(environment);
        var base = wantedBase(environment).orElse(Ports.DEFAULT_BASE);
        var made = new Installation(home, state, UUID.randomUUID(), new Ports(base));
        PrivateFiles.directory(state);
        try {
            PrivateFiles.write(
                    state.resolve(FILE),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new Description(made.id(), base)) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return made;
    }

    private static Description read(Path file) {
        try {
            var description = JSON.readValue(file.toFile(), Description.class);
            if (description.id() != null && description.portBase() > 0) {
                return description;
            }
        } catch (IOException e) {
            // Told below: a broken file and an incomplete one are mended alike.
        }
        throw new Trouble(file + " is damaged: put it back from a copy, or run './jixia reset' to begin anew"
                + " (which removes everything in " + file.getParent() + ").");
    }

    private static void refuseStrangers(Path state) {
        if (!Files.isDirectory(state)) {
            return;
        }
        if (!Files.isReadable(state)) {
            throw new Trouble("The state folder " + state
                    + " belongs to another user: run jixia as that user, or name another folder in JIXIA_STATE.");
        }
        try (var entries = Files.list(state)) {
            if (entries.anyMatch(entry -> !isOfACutOffStart(entry))) {
                throw new Trouble(
                        state + " is not empty and holds no " + FILE
                                + ": name another folder in JIXIA_STATE; if it was an installation, put that file back from a copy.");
            }
        } catch (IOException e) {
            throw new Trouble("The state folder " + state + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** The description is the first thing that is written, so this is all that a crash before it can leave. */
    private static boolean isOfACutOffStart(Path entry) {
        var name = entry.getFileName().toString();
        return name.equals("lock") || name.startsWith("." + FILE) && name.endsWith(".draft");
    }

    private static Optional<Integer> wantedBase(Map<String, String> environment) {
        var text = environment.get("JIXIA_PORT_BASE");
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Ports(Integer.parseInt(text.strip())).base());
        } catch (IllegalArgumentException e) {
            throw new Trouble("JIXIA_PORT_BASE is '" + text + "': it must be a number from 1024 to 65520.", e);
        }
    }

    /** The one address that people and clients reach the platform at. */
    public String gateway() {
        return "http://localhost:" + ports.gateway();
    }

    /** Where bytes go by signed addresses. */
    public String store() {
        return "http://127.0.0.1:" + ports.store();
    }

    public String realm() {
        return "http://localhost:" + ports.identity() + "/realms/jixia";
    }

    public Path data(String part) {
        return state.resolve("data").resolve(part);
    }

    /** Working directory of a child; a service finds its configuration below it. */
    public Path work(String part) {
        return state.resolve("work").resolve(part);
    }

    /** Where an administrator keeps settings of single services. */
    public Path settings() {
        return state.resolve("settings");
    }

    public Path logs() {
        return state.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path processes() {
        return state.resolve("processes");
    }

    public Path accounts() {
        return state.resolve("accounts.json");
    }

    public Secrets secrets() {
        return new Secrets(state.resolve("secrets"));
    }
}
