package org.jixia.audit.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The stored trail. Adding runs inside the caller's transaction; reading needs none. */
public interface TrailRepository {

    /** The chain's end, locked until the transaction ends. */
    ChainEnd lockEnd();

    /** Adds the entries, which continue the locked end, and moves it. */
    void append(List<Entry> entries);

    ChainEnd end();

    Optional<Entry> find(long number);

    /** Entries with a number below {@code before} that match, newest first. */
    List<Entry> search(EntryFilter filter, long before, int limit);

    /** Every matching entry in ascending order of number, as one consistent view, without holding them in memory. */
    void forEach(EntryFilter filter, Consumer<Entry> reader);

    /** Every entry after this number, likewise. */
    void forEach(long after, Consumer<Entry> reader);

    void add(Checkpoint checkpoint);

    Optional<Checkpoint> lastCheckpoint();

    /** Those after this number, in ascending order. */
    List<Checkpoint> checkpoints(long after);

    List<Checkpoint> notArchived(int limit);

    void markArchived(long number);

    /** Numbers after this one of the checkpoints that the archive has. */
    Set<Long> acknowledgedByArchive(long after);

    /** The last recorded position of each of these topics, 0 where there is none. */
    Map<String, Long> lastPositions(Set<String> topics);

    /**
     * Positions that are missing between recorded ones or before the first, where the entry after the hole is older than
     * {@code age}: a younger hole may be an event still under way.
     */
    List<Hole> holes(Duration age, int limit);

    /** {@code from} to {@code to}, both missing. */
    record Hole(String topic, long from, long to) {}
}
