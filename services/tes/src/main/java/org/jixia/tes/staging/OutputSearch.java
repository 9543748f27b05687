package org.jixia.tes.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jixia.tes.domain.TaskDocument.Output;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Room;
import org.jixia.tes.domain.execution.Why;

/** Finds the files that outputs name: plain paths, POSIX wildcards, whole directories. Sees the room as the task does. */
final class OutputSearch {
    private static final int SHOWN = 20;
    private static final Pattern UNNAMEABLE = Pattern.compile("[\\p{Cntrl}\\\\\\x{FFFD}]");

    private final Room room;
    private final SandboxLinks links;

    OutputSearch(Room room) {
        this.room = room;
        this.links = new SandboxLinks(room.root());
    }

    /** A file to store: its path as the task knows it, where it lies, and the address it gets (empty: none). */
    record Found(String path, Path file, String url, boolean fromDirectory) {}

    /** A stated output is not there, or cannot be one. */
    static final class MissingException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Cause why;

        MissingException(Cause why) {
            super(why.sentence());
            this.why = why;
        }

        Cause why() {
            return why;
        }
    }

    List<Found> find(Output output) throws IOException, MissingException {
        var url = output.url() == null ? "" : output.url();
        if (output.wild()) {
            return wild(output, url);
        }
        requireNameable(output.path());
        var place = links.real(output.path());
        if (place.isEmpty()) {
            throw new MissingException(Cause.of(Why.OUTPUT_NOT_THERE, output.path(), present(output.path())));
        }
        if (Files.isDirectory(place.get(), LinkOption.NOFOLLOW_LINKS)) {
            if (!output.directory()) {
                throw new MissingException(Cause.of(Why.OUTPUT_IS_DIRECTORY, output.path()));
            }
            return below(output.path(), url);
        }
        if (!Files.isRegularFile(place.get(), LinkOption.NOFOLLOW_LINKS)) {
            throw new MissingException(Cause.of(Why.OUTPUT_IS_NO_FILE, output.path()));
        }
        return List.of(new Found(output.path(), place.get(), url, false));
    }

    /** A file whose name no object can have is told, not left out: it may be the very result. */
    private static void requireNameable(String path) throws MissingException {
        if (UNNAMEABLE.matcher(path).find()) {
            throw new MissingException(
                    Cause.of(Why.OUTPUT_NAME, UNNAMEABLE.matcher(path).replaceAll("?")));
        }
    }

    private List<Found> wild(Output output, String url) throws IOException, MissingException {
        var found = new ArrayList<Found>();
        var prefix = output.pathPrefix();
        for (var path : expand(output.path())) {
            requireNameable(path);
            var place = links.real(path);
            var pruned = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
            var target = url.isEmpty() ? "" : joined(url, pruned);
            if (place.isEmpty()) {
                continue;
            }
            if (Files.isDirectory(place.get(), LinkOption.NOFOLLOW_LINKS)) {
                if (output.directory()) {
                    found.addAll(below(path, target));
                }
            } else if (Files.isRegularFile(place.get(), LinkOption.NOFOLLOW_LINKS)) {
                found.add(new Found(path, place.get(), target, false));
            }
        }
        return found;
    }

    private static String joined(String directory, String path) {
        var left = directory.endsWith("/") ? directory.substring(0, directory.length() - 1) : directory;
        return path.startsWith("/") ? left + path : left + "/" + path;
    }

    private List<String> expand(String pattern) throws IOException, MissingException {
        var paths = List.of("");
        for (var step : pattern.substring(1).split("/")) {
            var longer = new ArrayList<String>();
            for (var path : paths) {
                longer.addAll(matching(path, step));
            }
            paths = longer;
        }
        return paths;
    }

    private List<String> matching(String folder, String step) throws IOException, MissingException {
        if (step.chars().noneMatch(c -> c == '*' || c == '?' || c == '[')) {
            return List.of(folder + "/" + step);
        }
        var place = links.real(folder.isEmpty() ? "/" : folder);
        if (place.isEmpty() || !Files.isDirectory(place.get(), LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        var pattern = compiled(step);
        try (var names = Files.list(place.get())) {
            return names.map(path -> path.getFileName().toString())
                    .filter(name -> step.startsWith(".") || !name.startsWith("."))
                    .filter(name -> pattern.matcher(name).matches())
                    .sorted()
                    .map(name -> folder + "/" + name)
                    .toList();
        }
    }

    private static Pattern compiled(String glob) throws MissingException {
        try {
            return pattern(glob);
        } catch (PatternSyntaxException notOne) {
            throw new MissingException(Cause.of(Why.OUTPUT_PATTERN, glob));
        }
    }

    /**
     * What stands between two stars is taken where it first fits and never elsewhere: that finds every name, and no pattern takes
     * longer than its stars times the name.
     */
    static Pattern pattern(String glob) {
        var parts = betweenStars(glob);
        var regex = new StringBuilder(literal(parts.getFirst()));
        for (var part : parts.subList(1, Math.max(1, parts.size() - 1))) {
            regex.append("(?>.*?").append(literal(part)).append(')');
        }
        if (parts.size() > 1) {
            regex.append(".*").append(literal(parts.getLast()));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** A star in brackets is a star. */
    private static List<String> betweenStars(String glob) {
        var parts = new ArrayList<String>();
        var from = 0;
        for (var i = 0; i < glob.length(); i++) {
            if (glob.charAt(i) == '[') {
                i = Math.max(i, glob.indexOf(']', i + 2));
            } else if (glob.charAt(i) == '*') {
                parts.add(glob.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(glob.substring(from));
        return parts;
    }

    /** A part of a pattern without stars. */
    private static String literal(String glob) {
        var regex = new StringBuilder();
        for (var i = 0; i < glob.length(); i++) {
            var c = glob.charAt(i);
            var close = c == '[' ? glob.indexOf(']', i + 2) : -1;
            if (c == '?') {
                regex.append('.');
            } else if (close > 0) {
                var set = glob.substring(i + 1, close);
                var negated = set.startsWith("!") || set.startsWith("^");
                var members = (negated ? set.substring(1) : set)
                        .replace("\\", "\\\\")
                        .replace("[", "\\[")
                        .replace("&", "\\&");
                regex.append('[')
                        .append(negated ? "^" : "")
                        .append(members.replace("^", "\\^"))
                        .append(']');
                i = close;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    /** All files below a directory, one entry each; links are followed only to files. */
    private List<Found> below(String directory, String url) throws IOException, MissingException {
        var found = new ArrayList<Found>();
        var start = links.real(directory).orElseThrow();
        try (var walk = Files.walk(start)) {
            for (var path : walk.sorted().toList()) {
                var relative = start.relativize(path).toString();
                var name = directory + "/" + relative;
                requireNameable(relative);
                var real = Files.isSymbolicLink(path) ? links.real(name) : java.util.Optional.of(path);
                if (real.isPresent() && Files.isRegularFile(real.get(), LinkOption.NOFOLLOW_LINKS)) {
                    found.add(new Found(name, real.get(), url.isEmpty() ? "" : joined(url, relative), true));
                }
            }
        }
        return found;
    }

    private String present(String path) throws IOException {
        var folder = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        var place = links.real(folder);
        if (place.isEmpty() || !Files.isDirectory(place.get(), LinkOption.NOFOLLOW_LINKS)) {
            return "no directory " + folder;
        }
        try (var names = Files.list(place.get())) {
            var list = names.map(entry -> entry.getFileName().toString())
                    .sorted()
                    .limit(SHOWN)
                    .toList();
            return list.isEmpty() ? "nothing in " + folder : String.join(", ", list);
        }
    }
}
