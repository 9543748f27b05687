package org.jixia.people.domain.accounts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jixia.people.domain.PeopleError;
import org.jixia.people.domain.accounts.Accounts.NewAccount;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;

/** The form of what administrators send: all faults are told at once. */
final class AccountRules {
    private static final int LONGEST = 100;
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{2,99}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");

    /** What Keycloak lets nobody be called by is refused here, in words. */
    private static final Pattern NAME = Pattern.compile("[^<>&\"$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]{1,100}");

    private AccountRules() {}

    /** The roles that the new account is to have. */
    static Set<PlatformRole> check(NewAccount wanted, Collection<String> names) {
        var faults = new ArrayList<Fault>();
        if (wanted.username() == null || !USERNAME.matcher(wanted.username()).matches()) {
            faults.add(Fault.of(PeopleError.USERNAME, "username"));
        }
        name("firstName", wanted.firstName(), faults);
        name("lastName", wanted.lastName(), faults);
        var email = wanted.email();
        if (email != null && (email.length() > LONGEST || !EMAIL.matcher(email).matches())) {
            faults.add(Fault.of(PeopleError.EMAIL, "email"));
        }
        var roles = roles(names, faults);
        if (!faults.isEmpty()) {
            throw DomainException.of(PeopleError.INVALID).with(faults);
        }
        return roles;
    }

    static Set<PlatformRole> roles(Collection<String> names, List<Fault> faults) {
        var known = String.join(", ", PlatformRole.wires(Arrays.asList(PlatformRole.values())));
        if (names == null) {
            faults.add(Fault.of(PeopleError.ROLES, "roles", known));
            return Set.of();
        }
        var index = 0;
        for (var name : names) {
            if (PlatformRole.of(name).isEmpty()) {
                faults.add(Fault.of(PeopleError.ROLE_UNKNOWN, "roles[" + index + "]", String.valueOf(name), known));
            }
            index++;
        }
        return PlatformRole.among(names);
    }

    private static void name(String field, String name, List<Fault> faults) {
        if (name == null || name.isBlank() || !NAME.matcher(name).matches()) {
            faults.add(Fault.of(PeopleError.PERSON_NAME, field, LONGEST));
        }
    }
}
