package org.jixia.people.domain.accounts;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * A change of one account on its way to the realm. CLAIMED while it is judged; INTENDED from the moment that the realm may have been
 * asked: from then on it is made, whatever dies, and told to the trail. Then it is gone.
 *
 * @param person the administrator
 * @param account null for one that is being created
 */
public record AccountChange(UUID id, Kind kind, String person, String account, String username, Step step) {

    /** What is changed. */
    public enum Kind {
        CREATE,
        ROLES,
        ENABLED,
        PASSWORD
    }

    /** @param wanted roles after it */
    public record Step(Set<PlatformRole> before, Set<PlatformRole> wanted, boolean wasEnabled, boolean enabled) {
        public static final Step NONE = new Step(Set.of(), Set.of(), false, false);

        public Set<PlatformRole> given() {
            return without(wanted, before);
        }

        public Set<PlatformRole> taken() {
            return without(before, wanted);
        }

        static Set<PlatformRole> without(Set<PlatformRole> these, Set<PlatformRole> those) {
            var rest = EnumSet.noneOf(PlatformRole.class);
            rest.addAll(these);
            rest.removeAll(those);
            return rest;
        }
    }

    static AccountChange of(UUID id, Kind kind, String person, String account) {
        return new AccountChange(id, kind, person, account, null, Step.NONE);
    }

    AccountChange of(Account found, Step intended) {
        return new AccountChange(id, kind, person, found.id(), found.username(), intended);
    }

    AccountChange named(String wanted, Step intended) {
        return new AccountChange(id, kind, person, account, wanted, intended);
    }

    AccountChange created(String made) {
        return new AccountChange(id, kind, person, made, username, step);
    }
}
