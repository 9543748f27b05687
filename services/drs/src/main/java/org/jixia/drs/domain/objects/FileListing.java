package org.jixia.drs.domain.objects;

import java.util.List;
import java.util.stream.Stream;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.platform.errors.Fault;

/** Which names of a workspace are listed: those under a prefix, folder by folder, or all whose path holds a text. */
public record FileListing(String prefix, String search, boolean byFolder) {

    public FileListing {
        prefix = WorkspacePath.normal(prefix);
        search = WorkspacePath.normal(search);
    }

    /** No path has a control character, and no database looks for one. */
    List<Fault> faults() {
        return Stream.of(fault("prefix", prefix), fault("search", search))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> fault(String where, String text) {
        return text.codePoints().anyMatch(Character::isISOControl)
                ? List.of(Fault.of(DrsError.PATH_CHARACTER, where))
                : List.of();
    }
}
