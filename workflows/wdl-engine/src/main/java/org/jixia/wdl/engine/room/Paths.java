package org.jixia.wdl.engine.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jixia.wdl.engine.task.Room;
import org.jixia.wdl.engine.value.ValueFault;

/** Paths as commands and outputs write them, made absolute and plain. */
final class Paths {
    /** Where scripts written for another engine expect the working directory. */
    private static final List<String> ALIASES = List.of("/cromwell_root", "/mnt/disks/cromwell_root");

    private Paths() {}

    /** Absolute in the room, without dots; a relative path is one of the working directory. */
    static String absolute(String path) {
        String whole = path.startsWith("file://") ? path.substring(7) : path;
        for (String alias : ALIASES) {
            if (whole.equals(alias) || whole.startsWith(alias + "/")) {
                whole = Room.WORK + whole.substring(alias.length());
            }
        }
        if (!whole.startsWith("/")) {
            whole = Room.WORK + "/" + whole;
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : whole.split("/+")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    throw new ValueFault("path_outside", path);
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    static boolean isAddress(String text) {
        int colon = text.indexOf("://");
        return colon > 0 && !text.startsWith("file://");
    }

    static String inWork(String absolute) {
        return absolute.startsWith(Room.WORK + "/") ? absolute.substring(Room.WORK.length() + 1) : absolute;
    }
}
