package org.jixia.wdl.engine.room;

import java.util.List;
import org.jixia.wdl.engine.task.Room;
import org.jixia.wdl.engine.value.Value;

/** Files while outputs are only being stated: what the command will make is unknown, and says so. */
final class StatingFiles extends TaskFiles {
    /** Thrown where a value depends on what the command writes. */
    static final class Unknown extends RuntimeException {
        static final Unknown UNKNOWN = new Unknown();

        private Unknown() {
            super("known only after the command", null, false, false);
        }
    }

    private final RoomMap room;

    StatingFiles(TaskScope scope, org.jixia.wdl.engine.evaluation.Facts facts) {
        super(scope.room(), facts);
        this.room = scope.room();
    }

    boolean isKnown(Value.File file) {
        return file.info() != null || Paths.isAddress(file.uri()) || room.writtenText(file.uri()) != null;
    }

    @Override
    public List<Long> sizes(List<Value.File> files) {
        if (files.stream().allMatch(this::isKnown)) {
            return super.sizes(files);
        }
        throw Unknown.UNKNOWN;
    }

    @Override
    public String read(Value.File file, long maxBytes) {
        if (isKnown(file)) {
            return super.read(file, maxBytes);
        }
        throw Unknown.UNKNOWN;
    }

    @Override
    public Value.File write(String content, String ending) {
        throw Unknown.UNKNOWN;
    }

    @Override
    public Value.Array glob(String pattern) {
        return Value.Array.EMPTY;
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
