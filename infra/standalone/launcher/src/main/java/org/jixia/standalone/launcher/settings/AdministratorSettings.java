package org.jixia.standalone.launcher.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.installation.Installation;

/**
 * What an administrator has set: {@code settings/<service>.properties} of the state folder. The launcher reads these files
 * and never writes them; their values are never shown, since keys of other systems may be among them.
 */
record AdministratorSettings(Installation installation) {

    private static final String SUFFIX = ".properties";

    /** What the launcher must know itself to reach the service. */
    private static final List<String> FIXED = List.of("quarkus.http.port", "quarkus.http.host");

    Map<String, String> of(Service service) {
        var file = file(service);
        var settings = new TreeMap<String, String>();
        if (Files.exists(file)) {
            var properties = read(file);
            properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        }
        for (var key : FIXED) {
            if (settings.containsKey(key)) {
                throw new Trouble(file + " sets " + key + ", which follows from the installation's port base:"
                        + " remove that line; JIXIA_STATE and JIXIA_PORT_BASE make an installation on other ports.");
            }
        }
        return settings;
    }

    void check() {
        var known = Arrays.stream(Service.values()).map(this::file).toList();
        for (var file : files()) {
            if (!known.contains(file)) {
                throw new Trouble(file + " belongs to no service: name it "
                        + String.join(
                                ", ",
                                known.stream()
                                        .map(name -> name.getFileName().toString())
                                        .toList())
                        + ", or move it elsewhere.");
            }
        }
        Arrays.stream(Service.values()).forEach(this::of);
    }

    private Path file(Service service) {
        return installation.settings().resolve(service.label() + SUFFIX);
    }

    private List<Path> files() {
        var folder = installation.settings();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (var text = Files.newBufferedReader(file)) {
            properties.load(text);
            return properties;
        } catch (IllegalArgumentException e) {
            throw new Trouble(
                    file + " is no properties file: a backslash before 'u' must begin a character's number.", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Trouble unreadable(Path path, IOException e) {
        return new Trouble(
                path + " cannot be read (" + e.getClass().getSimpleName()
                        + "): it must be UTF-8 text that the user who runs the platform may read.",
                e);
    }
}
