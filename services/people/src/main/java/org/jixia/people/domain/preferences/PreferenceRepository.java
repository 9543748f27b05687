package org.jixia.people.domain.preferences;

/** Where preferences are kept. */
public interface PreferenceRepository {

    Preferences find(String person);

    void store(String person, Preferences preferences);

    /** Keeps the language for a person who has chosen none. */
    void suggest(String person, String language);
}
