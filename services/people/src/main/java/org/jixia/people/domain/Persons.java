package org.jixia.people.domain;

import java.util.Optional;
import org.jixia.platform.identity.TokenSigner.Person;

/** Who people are at this moment, as the realm says; nothing of it is kept. */
public interface Persons {

    /** The person with their present roles; empty when there is none of that id or they may not sign in. Throws when the realm does not answer. */
    Optional<Person> present(String sub);
}
