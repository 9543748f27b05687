package org.jixia.wes.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.Timeline;
import org.jixia.wes.domain.Timeline.Span;
import org.jixia.wes.domain.TimelineRepository;

/** Adds up in the database: a hundred thousand calls come as some thousand rows. */
@ApplicationScoped
@Transactional
public class JdbiTimelineRepository implements TimelineRepository {

    private final Jdbi jdbi;

    public JdbiTimelineRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Span> spans(RunId run, Instant from, Instant to) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with bounds as (
                          select cast(:from as timestamptz) as lower, cast(:to as timestamptz) as upper,
                                 extract(epoch from cast(:to as timestamptz) - cast(:from as timestamptz)) / :slices as width)
                        select call, min(path) as path, state, cached, count(*) as calls,
                          min(submitted_at) as begun, max(coalesce(ended_at, upper)) as over,
                          cast(greatest(0, least(:slices - 1, floor(extract(epoch from submitted_at - lower) / width))) as int) as first_slice,
                          cast(greatest(0, least(:slices - 1, floor(extract(epoch from coalesce(ended_at, upper) - lower) / width))) as int) as last_slice
                        from node, bounds where run = :run
                        group by call, state, cached, first_slice, last_slice
                        """)
                .bind("run", run.value())
                .bind("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                .bind("to", OffsetDateTime.ofInstant(to, ZoneOffset.UTC))
                .bind("slices", Timeline.SLICES)
                .map((row, context) -> new Span(
                        row.getString("call"),
                        row.getString("path"),
                        row.getString("state"),
                        row.getBoolean("cached"),
                        Math.min(row.getInt("first_slice"), row.getInt("last_slice")),
                        row.getInt("last_slice"),
                        row.getInt("calls"),
                        row.getTimestamp("begun").toInstant(),
                        row.getTimestamp("over").toInstant()))
                .list());
    }
}
