package org.jixia.people.domain.announcements;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jixia.people.domain.PeopleError;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.AdministrationLog;
import org.jixia.platform.ids.Ids;

/** Publishes and withdraws announcements; both stand in the trail. */
@ApplicationScoped
public class AnnouncementService {
    private static final int LONGEST = 500;
    /** More at a time than anybody reads; those that start later come when others have ended. */
    private static final int MOST = 100;

    private static final Duration LONGEST_LIFE = Duration.ofDays(366);

    private final AnnouncementRepository announcements;
    private final AdministrationLog log;
    private final Clock clock;

    @Inject
    public AnnouncementService(AnnouncementRepository announcements, AdministrationLog log, Clock clock) {
        this.announcements = announcements;
        this.log = log;
        this.clock = clock;
    }

    public List<Announcement> shown() {
        return announcements.shown(clock.instant(), MOST);
    }

    public List<Announcement> notEnded() {
        return announcements.notEnded(clock.instant(), MOST);
    }

    @Transactional
    public Announcement publish(String person, Announcement wanted) {
        var faults = new ArrayList<Fault>();
        text("textZh", wanted.textZh(), faults);
        text("textEn", wanted.textEn(), faults);
        var starts = wanted.startsAt();
        var ends = wanted.endsAt();
        if (starts == null) {
            faults.add(Fault.of(PeopleError.ANNOUNCEMENT_TIME, "startsAt"));
        }
        if (ends == null
                || !ends.isAfter(clock.instant())
                || starts != null && (!ends.isAfter(starts) || ends.isAfter(starts.plus(LONGEST_LIFE)))) {
            faults.add(Fault.of(PeopleError.ANNOUNCEMENT_TIME, "endsAt"));
        }
        if (!faults.isEmpty()) {
            throw DomainException.of(PeopleError.INVALID).with(faults);
        }
        var kept = announcements.put(
                new Announcement(
                        Ids.next(),
                        wanted.textZh().strip(),
                        wanted.textEn().strip(),
                        starts.truncatedTo(ChronoUnit.SECONDS),
                        ends.truncatedTo(ChronoUnit.SECONDS)),
                person);
        log.granted(person, "admin.announcement.publish", kept.id() + " " + kept.textEn());
        return kept;
    }

    @Transactional
    public void withdraw(String person, UUID id) {
        if (!announcements.remove(id)) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
        log.granted(person, "admin.announcement.withdraw", id.toString());
    }

    private static void text(String field, String text, List<Fault> faults) {
        if (text == null || text.isBlank() || text.strip().length() > LONGEST || text.indexOf('\0') >= 0) {
            faults.add(Fault.of(PeopleError.ANNOUNCEMENT_TEXT, field, LONGEST));
        }
    }
}
