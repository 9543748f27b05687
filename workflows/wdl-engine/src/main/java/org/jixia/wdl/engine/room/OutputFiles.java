package org.jixia.wdl.engine.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixia.wdl.engine.evaluation.Facts;
import org.jixia.wdl.engine.evaluation.FileAccess;
import org.jixia.wdl.engine.evaluation.WorkflowFiles;
import org.jixia.wdl.engine.task.Room;
import org.jixia.wdl.engine.task.TaskResult;
import org.jixia.wdl.engine.value.FileInfo;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;

/** Files as a task's outputs see them: what the task brought back, then what it was given. */
final class OutputFiles implements FileAccess {
    private static final int SHOWN = 20;

    private final RoomMap room;
    private final WorkflowFiles stored;
    private final TaskResult result;
    private final Map<String, FileInfo> made = new LinkedHashMap<>();

    OutputFiles(RoomMap room, Facts facts, TaskResult result) {
        this.room = room;
        this.stored = new WorkflowFiles(facts);
        this.result = result;
        result.outputs().forEach(output -> made.put(output.path(), output.file()));
    }

    /** The stored file behind a file of the room, if the task left one there; an address is asked for. */
    Optional<Value.File> find(Value.File file) {
        if (file.info() != null) {
            return Optional.of(Value.File.of(file.info()));
        }
        if (Paths.isAddress(file.uri())) {
            return Optional.of(Value.File.of(stored.info(file)));
        }
        String path = Paths.absolute(file.uri());
        FileInfo info = made.get(path);
        if (info == null) {
            info = room.staged().get(path);
        }
        if (info != null) {
            return Optional.of(Value.File.of(info));
        }
        String text = room.writtenText(path);
        return text == null ? Optional.empty() : Optional.of(stored.write(text, path.substring(path.lastIndexOf('.'))));
    }

    /** What is there, for the sentence about what is not. */
    String shownFiles() {
        List<String> paths =
                made.keySet().stream().map(Paths::inWork).sorted().limit(SHOWN).toList();
        return paths.isEmpty() ? "-" : String.join(", ", paths) + (made.size() > SHOWN ? ", …" : "");
    }

    @Override
    public List<Long> sizes(List<Value.File> files) {
        List<Long> sizes = new ArrayList<>(files.size());
        files.forEach(file -> sizes.add(stored.info(required(file)).size()));
        return sizes;
    }

    private Value.File required(Value.File file) {
        return find(file).orElseThrow(() -> new ValueFault("output_missing", file.uri(), shownFiles()));
    }

    @Override
    public String read(Value.File file, long maxBytes) {
        if (!Paths.isAddress(file.uri())) {
            String path = Paths.absolute(file.uri());
            String text = result.inline().getOrDefault(path, room.writtenText(path));
            if (text != null) {
                return text;
            }
        }
        return stored.read(required(file), maxBytes);
    }

    @Override
    public Value.File write(String content, String ending) {
        return stored.write(content, ending);
    }

    @Override
    public Value.Array glob(String pattern) {
        List<Value> files = new ArrayList<>();
        for (String path : Globs.matching(Paths.absolute(pattern), made.keySet())) {
            files.add(new Value.File(path, made.get(path)));
        }
        return new Value.Array(files);
    }

    @Override
    public Value.File stdout() {
        return Value.File.of(Room.STDOUT);
    }

    @Override
    public Value.File stderr() {
        return Value.File.of(Room.STDERR);
    }
}
