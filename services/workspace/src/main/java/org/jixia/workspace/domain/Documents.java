package org.jixia.workspace.domain;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jixia.platform.errors.DomainException;

/** The documents of a workflow by path, and the one whose workflow is run. What cannot be kept as a bundle is refused. */
public record Documents(String main, Map<String, String> files) {
    private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*import\\s+[\"']([^\"']+)[\"']");
    private static final Pattern WORKFLOW = Pattern.compile("(?m)^\\s*workflow\\s+\\w+");

    public Documents {
        if (files == null || files.isEmpty()) {
            throw DomainException.of(WorkspaceError.WORKFLOW_SOURCE, SourceFlaw.NO_FILES);
        }
        files.forEach((path, text) -> {
            if (text == null
                    || path.startsWith("/")
                    || path.contains("\\")
                    || List.of(path.split("/")).contains("..")) {
                throw DomainException.of(WorkspaceError.WORKFLOW_SOURCE, SourceFlaw.PATH.of(path));
            }
        });
        main = main == null && files.size() == 1 ? files.keySet().iterator().next() : main;
        if (main == null || !files.containsKey(main)) {
            throw DomainException.of(
                    WorkspaceError.WORKFLOW_SOURCE,
                    main == null ? SourceFlaw.MAIN_NOT_NAMED : SourceFlaw.MAIN_MISSING.of(main));
        }
    }

    /** For people, who see and may change what is guessed: a document with a workflow that no other imports, the outermost one. */
    public static Documents guessed(String main, Map<String, String> files) {
        return new Documents(main == null && files != null ? likelyMain(files) : main, files);
    }

    private static String likelyMain(Map<String, String> files) {
        Set<String> imported = new HashSet<>();
        files.values().forEach(text -> {
            var found = IMPORT.matcher(text == null ? "" : text);
            while (found.find()) {
                imported.add(found.group(1).replaceFirst("^(\\.{0,2}/)+", ""));
            }
        });
        return files.keySet().stream()
                .min(Comparator.<String>comparingInt(path ->
                                imported.stream().anyMatch(name -> path.equals(name) || path.endsWith("/" + name))
                                        ? 1
                                        : 0)
                        .thenComparingInt(path -> WORKFLOW.matcher(String.valueOf(files.get(path)))
                                        .find()
                                ? 0
                                : 1)
                        .thenComparingLong(path ->
                                path.chars().filter(letter -> letter == '/').count())
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    /** The bytes that wes keeps: members and files in one order, so that equal files have an equal digest. */
    byte[] bundle(JsonText json) {
        var body = new LinkedHashMap<String, Object>();
        body.put("main", main);
        body.put("files", new TreeMap<>(files));
        return json.write(body).getBytes(StandardCharsets.UTF_8);
    }
}
