package org.jixia.drs.domain.folders;

import java.util.List;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;

/** A folder as what its files' paths begin with; the slash at the end is part of it. */
public record Folder(String prefix) {

    /** By the rules of paths, or one error with every fault; the whole workspace is no folder. */
    public static Folder of(String text, String where) {
        var faults = faults(text, where);
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.INVALID_REQUEST).with(faults);
        }
        return new Folder(WorkspacePath.normal(text));
    }

    static List<Fault> faults(String text, String where) {
        if (text == null || text.isEmpty()) {
            return WorkspacePath.faults(text, where);
        }
        return text.endsWith("/")
                ? WorkspacePath.faults(text.substring(0, text.length() - 1), where)
                : List.of(Fault.of(DrsError.FOLDER_SLASH, where));
    }

    boolean holds(Folder other) {
        return other.prefix.startsWith(prefix);
    }

    /** A path of this folder as it is called in another. */
    WorkspacePath movedTo(String target, String path) {
        return new WorkspacePath(target + path.substring(prefix.length()));
    }
}
