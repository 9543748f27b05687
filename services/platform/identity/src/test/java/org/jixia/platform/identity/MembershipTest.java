package org.jixia.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixia.platform.identity.Right.WORKSPACE_COMPUTE;
import static org.jixia.platform.identity.Right.WORKSPACE_OWN;
import static org.jixia.platform.identity.Right.WORKSPACE_READ;
import static org.jixia.platform.identity.Right.WORKSPACE_SHARE;
import static org.jixia.platform.identity.Right.WORKSPACE_WRITE;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixia.platform.ids.Ids;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private static Set<Right> rights(Role role, boolean share, boolean compute, WorkspaceState state) {
        var member = new Membership(Ids.next(), "alice", role, share, compute, 1, state, Ids.next());
        return Arrays.stream(Right.values()).filter(member::allows).collect(Collectors.toSet());
    }

    @Test
    void rolesAndGrantsGiveExactlyTheirRights() {
        var active = WorkspaceState.ACTIVE;
        assertThat(rights(Role.READER, false, false, active)).containsOnly(WORKSPACE_READ);
        assertThat(rights(Role.READER, true, true, active))
                .containsOnly(WORKSPACE_READ, WORKSPACE_SHARE, WORKSPACE_COMPUTE);
        assertThat(rights(Role.WRITER, false, false, active)).containsOnly(WORKSPACE_READ, WORKSPACE_WRITE);
        assertThat(rights(Role.OWNER, false, true, active))
                .containsOnly(WORKSPACE_READ, WORKSPACE_WRITE, WORKSPACE_COMPUTE, WORKSPACE_SHARE, WORKSPACE_OWN);
    }

    @Test
    void aWorkspaceUnderRemovalIsReadOnlyAndAnEmptiedOneClosed() {
        assertThat(rights(Role.OWNER, true, true, WorkspaceState.REMOVING)).containsOnly(WORKSPACE_READ, WORKSPACE_OWN);
        assertThat(rights(Role.OWNER, true, true, WorkspaceState.PURGING)).isEmpty();
        assertThat(rights(Role.OWNER, true, true, WorkspaceState.REMOVED)).isEmpty();
    }
}
