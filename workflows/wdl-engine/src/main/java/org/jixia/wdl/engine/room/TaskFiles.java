package org.jixia.wdl.engine.room;

import java.util.ArrayList;
import java.util.List;
import org.jixia.wdl.engine.evaluation.Facts;
import org.jixia.wdl.engine.evaluation.FileAccess;
import org.jixia.wdl.engine.evaluation.WorkflowFiles;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;

/** Files as a task's declarations and command see them before it runs: by their paths in the room. */
class TaskFiles implements FileAccess {
    private final RoomMap room;
    private final WorkflowFiles stored;

    TaskFiles(RoomMap room, Facts facts) {
        this.room = room;
        this.stored = new WorkflowFiles(facts);
    }

    @Override
    public List<Long> sizes(List<Value.File> files) {
        List<Long> sizes = new ArrayList<>(files.size());
        for (Value.File file : files) {
            String text = room.writtenText(file.uri());
            sizes.add(
                    text != null
                            ? bytes(text)
                            : stored.sizes(List.of(source(file))).getFirst());
        }
        return sizes;
    }

    private static long bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    private Value.File source(Value.File file) {
        Value.File found = file.info() != null ? file : room.find(file.uri()).orElse(file);
        return found.info() == null ? found : Value.File.of(found.info());
    }

    @Override
    public String read(Value.File file, long maxBytes) {
        String text = room.writtenText(file.uri());
        if (text == null) {
            return stored.read(source(file), maxBytes);
        }
        if (bytes(text) > maxBytes) {
            throw new ValueFault("file_too_large", file.uri(), maxBytes);
        }
        return text;
    }

    @Override
    public Value.File write(String content, String ending) {
        return room.write(content, ending);
    }

    @Override
    public Value.Array glob(String pattern) {
        throw new ValueFault("only_in_task_outputs", "glob");
    }

    @Override
    public Value.File stdout() {
        throw new ValueFault("only_in_task_outputs", "stdout");
    }

    @Override
    public Value.File stderr() {
        throw new ValueFault("only_in_task_outputs", "stderr");
    }
}
