package org.jixia.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jixia.platform.identity.Right.WORKSPACE_COMPUTE;
import static org.jixia.platform.identity.Right.WORKSPACE_OWN;
import static org.jixia.platform.identity.Right.WORKSPACE_READ;
import static org.jixia.platform.identity.Right.WORKSPACE_SHARE;
import static org.jixia.platform.identity.Right.WORKSPACE_WRITE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixia.platform.ids.Ids;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private static Set<Right> rights(Role role, boolean share, boolean compute, WorkspaceState state) {
        var member = new Membership(Ids.next(), "alice", role, share, compute, 1, state, Ids.next(), false);
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
    void aLockTakesWritingAndComputingFromEverybodyButNotFromWhatIsUnderWay() {
        var owner = Optional.of(new Membership(
                Ids.next(), "alice", Role.OWNER, true, true, 1, WorkspaceState.ACTIVE, Ids.next(), true));
        for (var right : List.of(WORKSPACE_READ, WORKSPACE_SHARE, WORKSPACE_OWN)) {
            assertThat(Membership.admitting(owner, right)).isSameAs(owner.get());
        }
        for (var right : List.of(WORKSPACE_WRITE, WORKSPACE_COMPUTE)) {
            assertThatThrownBy(() -> Membership.admitting(owner, right)).hasMessageContaining("workspace-locked");
            assertThat(Membership.holding(owner, right)).isSameAs(owner.get());
        }
        var reader = Optional.of(new Membership(
                Ids.next(), "rita", Role.READER, false, false, 1, WorkspaceState.ACTIVE, Ids.next(), true));
        assertThatThrownBy(() -> Membership.admitting(reader, WORKSPACE_WRITE)).hasMessageContaining("not-found");
    }

    @Test
    void aWorkspaceUnderRemovalIsReadOnlyAndAnEmptiedOneClosed() {
        assertThat(rights(Role.OWNER, true, true, WorkspaceState.REMOVING)).containsOnly(WORKSPACE_READ, WORKSPACE_OWN);
        assertThat(rights(Role.OWNER, true, true, WorkspaceState.PURGING)).isEmpty();
        assertThat(rights(Role.OWNER, true, true, WorkspaceState.REMOVED)).isEmpty();
    }
}
