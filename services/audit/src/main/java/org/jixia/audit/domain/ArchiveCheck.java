package org.jixia.audit.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jixia.audit.domain.CheckpointArchive.Copy;
import org.jixia.audit.domain.Verification.Code;
import org.jixia.audit.domain.Verification.TrailFault;

/** Compares the checkpoints with their copies in both directions. */
final class ArchiveCheck {

    private final CheckpointArchive archive;
    private final Set<Long> acknowledged;
    private final List<Copy> copies;
    private long until;

    /**
     * Reads what the archive had acknowledged, and only then what lies there: nothing lawful is acknowledged and not in the list.
     *
     * @param after of earlier checkpoints nothing is read
     */
    ArchiveCheck(CheckpointArchive archive, TrailRepository trail, long after) {
        this.archive = archive;
        this.acknowledged = trail.acknowledgedByArchive(after);
        this.copies = archive.copies(after);
    }

    /** @param stored the checkpoints, read after the copies were listed: what was signed in between has no copy in the list */
    void check(List<Checkpoint> stored, ChainCheck chain) {
        Map<Long, Checkpoint> ours = stored.stream().collect(Collectors.toMap(Checkpoint::number, Function.identity()));
        Set<Long> missing = new HashSet<>(acknowledged);
        for (Copy copy : copies) {
            missing.remove(copy.number());
            Checkpoint checkpoint = copy.number() == null ? null : ours.get(copy.number());
            switch (archive.compare(copy, checkpoint)) {
                case SAME -> until = Math.max(until, copy.number());
                case DIFFERENT -> chain.add(TrailFault.at(Code.ARCHIVE_DIFFERS, copy.number()));
                case UNREADABLE -> chain.add(TrailFault.copy(copy.name()));
            }
        }
        missing.stream().sorted().forEach(number -> chain.add(TrailFault.at(Code.ARCHIVE_MISSING, number)));
    }

    /** The highest number whose copy says the same. */
    long until() {
        return until;
    }
}
