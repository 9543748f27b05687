package org.jixia.wdl.engine.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixia.wdl.engine.evaluation.Facts;
import org.jixia.wdl.engine.evaluation.Need;
import org.jixia.wdl.engine.task.CacheKey;
import org.jixia.wdl.engine.task.Room;
import org.jixia.wdl.engine.task.StagedInput;
import org.jixia.wdl.engine.value.FileInfo;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.engine.value.Values;

/**
 * Where the files of a task lie: files of one parent share a directory, so that an index follows its data; files of
 * different parents never meet, whatever their names (WDL 1.1, Task Input Localization).
 */
final class RoomMap {
    private final Facts facts;
    private final Map<String, String> directories = new LinkedHashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, FileInfo> staged = new LinkedHashMap<>();
    private final Map<String, String> pathOf = new HashMap<>();
    private final Map<String, String> written = new LinkedHashMap<>();

    RoomMap(Facts facts) {
        this.facts = facts;
    }

    /** Asks for all files of the value that are not known yet at once. */
    void require(Value value) {
        List<Need> needs = new ArrayList<>();
        Values.files(value, file -> {
            if (file.info() == null) {
                needs.add(new Need.Stat(file.uri()));
            }
        });
        facts.require(needs);
    }

    /** The value with every file at its place in the room. */
    Value localised(Value value) {
        require(value);
        return Values.mapFiles(value, this::stage);
    }

    private Value.File stage(Value.File file) {
        FileInfo info = file.info() != null ? file.info() : stat(file.uri());
        String uri = info.uri();
        String path = pathOf.get(uri);
        if (path == null) {
            path = place(uri);
            pathOf.put(uri, path);
            staged.put(path, info);
        }
        return new Value.File(path, info);
    }

    private FileInfo stat(String uri) {
        FileInfo found = facts.get(new Need.Stat(uri)).file();
        if (found == null) {
            throw new ValueFault("file_missing", uri);
        }
        return found;
    }

    private String place(String uri) {
        String name = Values.name(uri);
        int slash = uri.lastIndexOf('/');
        String parent = uri.startsWith("drs://") || slash < 0 ? uri : uri.substring(0, slash);
        String path = directory(parent) + "/" + name;
        return staged.containsKey(path) ? directory(uri) + "/" + name : path;
    }

    private String directory(String parent) {
        return directories.computeIfAbsent(parent, key -> {
            String directory = Room.INPUTS + "/" + directories.size();
            parents.put(directory, key);
            return directory;
        });
    }

    /** A file of the room by its path; a path beside an input that is not staged yet is staged as that input's sibling. */
    Optional<Value.File> find(String path) {
        FileInfo known = staged.get(path);
        if (known != null) {
            return Optional.of(new Value.File(path, known));
        }
        int slash = path.lastIndexOf('/');
        String parent = slash < 0 ? null : parents.get(path.substring(0, slash));
        if (parent == null || parent.startsWith("drs://")) {
            return Optional.empty();
        }
        FileInfo info = stat(parent + path.substring(slash));
        staged.put(path, info);
        pathOf.put(info.uri(), path);
        return Optional.of(new Value.File(path, info));
    }

    String writtenText(String path) {
        return written.get(path);
    }

    Value.File write(String content, String ending) {
        String path = Room.WRITTEN + "/" + CacheKey.digestOf(content).substring(0, 16) + ending;
        written.put(path, content);
        return Value.File.of(path);
    }

    List<StagedInput> inputs() {
        List<StagedInput> inputs = new ArrayList<>(staged.size() + written.size());
        staged.forEach((path, info) -> inputs.add(StagedInput.of(path, info)));
        written.forEach((path, content) -> inputs.add(StagedInput.written(path, content)));
        return inputs;
    }

    Map<String, FileInfo> staged() {
        return staged;
    }
}
