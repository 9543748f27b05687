package org.jixia.people.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.people.domain.announcements.Announcement;
import org.jixia.people.domain.announcements.AnnouncementRepository;

/** Announcements in SQL. */
@ApplicationScoped
public class JdbiAnnouncementRepository implements AnnouncementRepository {
    private final Jdbi jdbi;

    @Inject
    public JdbiAnnouncementRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Announcement put(Announcement wanted, String person) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            insert into announcement (id, text_zh, text_en, starts_at, ends_at, person)
            values (:id, :textZh, :textEn, :startsAt, :endsAt, :person)
            on conflict (text_zh, text_en, starts_at, ends_at) do update set person = announcement.person
            returning *
            """)
                .bind("id", wanted.id())
                .bind("textZh", wanted.textZh())
                .bind("textEn", wanted.textEn())
                .bind("startsAt", Rows.column(wanted.startsAt()))
                .bind("endsAt", Rows.column(wanted.endsAt()))
                .bind("person", person)
                .map((row, context) -> announcement(row))
                .one());
    }

    @Override
    public List<Announcement> shown(Instant now, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select * from announcement where starts_at <= :now and ends_at > :now
            order by starts_at desc, id limit :limit
            """)
                .bind("now", Rows.column(now))
                .bind("limit", limit)
                .map((row, context) -> announcement(row))
                .list());
    }

    @Override
    public List<Announcement> notEnded(Instant now, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from announcement where ends_at > :now order by starts_at, id limit :limit")
                .bind("now", Rows.column(now))
                .bind("limit", limit)
                .map((row, context) -> announcement(row))
                .list());
    }

    @Override
    public boolean remove(UUID id) {
        return jdbi.withHandle(handle -> handle.execute("delete from announcement where id = ?", id)) == 1;
    }

    private static Announcement announcement(ResultSet row) throws SQLException {
        return new Announcement(
                row.getObject("id", UUID.class),
                row.getString("text_zh"),
                row.getString("text_en"),
                Rows.time(row, "starts_at"),
                Rows.time(row, "ends_at"));
    }
}
