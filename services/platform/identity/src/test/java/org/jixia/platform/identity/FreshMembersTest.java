package org.jixia.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jixia.platform.ids.Ids;
import org.junit.jupiter.api.Test;

class FreshMembersTest {
    private static final Instant TOLD = Instant.parse("2026-01-01T00:00:10Z");

    private final UUID workspace = Ids.next();
    private final Membership alice =
            new Membership(workspace, "alice", Role.READER, false, false, 1, WorkspaceState.ACTIVE, Ids.next(), false);
    private final FreshMembers members = new FreshMembers();

    @Test
    void aMembershipServesUntilTheProjectionThatItCameFromIsTooOld() {
        members.keep(alice, TOLD);

        assertThat(members.find(workspace, "alice", TOLD)).contains(alice);
        assertThat(members.find(workspace, "alice", TOLD.plusMillis(1))).isEmpty();
        assertThat(members.find(workspace, "bob", TOLD)).isEmpty();
        assertThat(members.find(Ids.next(), "alice", TOLD)).isEmpty();
    }

    @Test
    void aNewFactIsReadAtOnce() {
        members.keep(alice, TOLD);
        members.forget(workspace, "alice");

        assertThat(members.find(workspace, "alice", TOLD)).isEmpty();
    }

    @Test
    void aFactAboutEveryoneIsReadAtOnceByWhomeverItMayMean() {
        var elsewhere =
                new Membership(Ids.next(), "alice", Role.READER, false, false, 1, WorkspaceState.ACTIVE, null, false);
        members.keep(alice, TOLD);
        members.keep(elsewhere, TOLD);
        members.forget(workspace);

        assertThat(members.find(workspace, "alice", TOLD)).isEmpty();
        assertThat(members.find(elsewhere.workspace(), "alice", TOLD)).contains(elsewhere);
    }
}
