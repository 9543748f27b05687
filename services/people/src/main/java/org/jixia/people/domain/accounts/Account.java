package org.jixia.people.domain.accounts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * An account as the realm tells it at this moment.
 *
 * @param name null where the realm knows none
 * @param email null where the realm knows none
 * @param createdAt null where another directory keeps the account
 * @param roles all that count, however they were given
 * @param inherited those of them that a group of the realm gives, which are changed there only
 */
public record Account(
        String id,
        String username,
        String name,
        String email,
        boolean enabled,
        Instant createdAt,
        Set<PlatformRole> roles,
        Set<PlatformRole> inherited) {

    /** Differs whenever something differs that is changed here: what an administrator looked at. */
    public long version() {
        var sum = new CRC32();
        var state = enabled + " " + String.join(",", PlatformRole.wires(roles));
        sum.update(state.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }

    boolean administers() {
        return enabled && roles.contains(PlatformRole.ADMINISTRATOR);
    }
}
