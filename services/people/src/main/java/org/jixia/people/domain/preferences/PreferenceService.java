package org.jixia.people.domain.preferences;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Set;
import org.jixia.people.domain.PeopleError;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;

/** A person's preferences: read and replaced as a whole. */
@ApplicationScoped
public class PreferenceService {
    private static final Set<String> LANGUAGES = Set.of("zh", "en");

    private final PreferenceRepository preferences;

    @Inject
    public PreferenceService(PreferenceRepository preferences) {
        this.preferences = preferences;
    }

    public Preferences of(String person) {
        return preferences.find(person);
    }

    public Preferences replace(String person, Preferences wanted) {
        var faults = new ArrayList<Fault>();
        if (wanted.language() != null && !LANGUAGES.contains(wanted.language())) {
            faults.add(Fault.of(PeopleError.LANGUAGE, "language", wanted.language()));
        }
        if (wanted.timeZone() != null && !ZoneId.getAvailableZoneIds().contains(wanted.timeZone())) {
            faults.add(Fault.of(PeopleError.TIME_ZONE, "timeZone", wanted.timeZone()));
        }
        if (!faults.isEmpty()) {
            throw DomainException.of(PeopleError.INVALID).with(faults);
        }
        preferences.store(person, wanted);
        return wanted;
    }

    /** Whoever is first to be written to should be understood. */
    public void suggest(String person, String language) {
        preferences.suggest(person, language);
    }
}
