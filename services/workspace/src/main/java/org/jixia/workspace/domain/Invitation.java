package org.jixia.workspace.domain;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jixia.platform.identity.Role;

/**
 * A membership that waits for somebody to sign in with a verified e-mail address. Ends when that happens, when it is revoked, or
 * when who invited could no longer give as much.
 *
 * @param invitedBy the person
 */
public record Invitation(
        UUID id,
        UUID workspace,
        String email,
        Role role,
        boolean canShare,
        boolean canCompute,
        String invitedBy,
        Instant createdAt) {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");
    private static final int LONGEST = 254;

    static boolean isAddress(String text) {
        return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
    }

    /** The member that the person would become. */
    Member member(String person) {
        return new Member(workspace, person, role, canShare, canCompute);
    }
}
