package org.jixia.people.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.jixia.people.domain.preferences.PreferenceRepository;
import org.jixia.people.domain.preferences.Preferences;

/** Preferences in SQL. */
@ApplicationScoped
public class JdbiPreferenceRepository implements PreferenceRepository {
    private final Jdbi jdbi;

    @Inject
    public JdbiPreferenceRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Preferences find(String person) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select language, time_zone from preference where person = :person")
                        .bind("person", person)
                        .map((row, context) -> new Preferences(row.getString("language"), row.getString("time_zone")))
                        .findOne()
                        .orElse(Preferences.NONE));
    }

    @Override
    public void store(String person, Preferences preferences) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                insert into preference (person, language, time_zone) values (:person, :language, :timeZone)
                on conflict (person) do update
                set language = excluded.language, time_zone = excluded.time_zone, changed_at = now()
                """)
                .bind("person", person)
                .bind("language", preferences.language())
                .bind("timeZone", preferences.timeZone())
                .execute());
    }

    @Override
    public void suggest(String person, String language) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                insert into preference (person, language) values (:person, :language)
                on conflict (person) do update set language = excluded.language where preference.language is null
                """)
                .bind("person", person)
                .bind("language", language)
                .execute());
    }
}
