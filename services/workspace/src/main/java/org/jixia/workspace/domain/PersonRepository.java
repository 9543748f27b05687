package org.jixia.workspace.domain;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The persons who have come so far. */
public interface PersonRepository {
    /** Keeps what the token says now; a name that has not changed costs no write. */
    void store(Person person);

    /** By account or e-mail address, whole and in any case; nobody when it is more than one. */
    Optional<Person> find(String accountOrEmail);

    /** Those of them who are known, by {@code sub}. */
    Map<String, Person> named(Collection<String> subs);
}
