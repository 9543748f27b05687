package org.jixia.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.ids.Ids;
import org.jixia.platform.outbox.MemberWires;
import org.jixia.platform.testing.EmbeddedKafka;
import org.jixia.platform.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the commit of a removal on, no question put a second later is answered with yes: with the broker, and without. */
class MembershipFreshnessIT {
    private static final Duration HOLDS = Duration.ofSeconds(1);
    private static final Duration WATCHED = Duration.ofMillis(2500);

    private final Jdbi teller = TestDatabase.fresh();
    private final Jdbi reader = TestDatabase.fresh();
    private final TestIssuer issuer = TestIssuer.start();
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final EmbeddedKafka.Broker broker = EmbeddedKafka.start();
    private final MemberFacts facts = new MemberFacts(new Only<>(reader));
    private final Memberships memberships =
            new ProjectedMemberships(facts, workspace.clients(), new FixedConfig(issuer));

    private MemberWires wires;

    @BeforeEach
    void start() {
        wires = new MemberWires(teller, reader, new MemberConsumer(facts, "tes"), broker.bootstrap());
    }

    @AfterEach
    void stop() {
        wires.close();
        broker.kill();
        workspace.close();
        issuer.close();
    }

    @Test
    void aMemberIsKnownByTheEventsAloneAndForgottenWithinASecondOfRemoval() {
        var alice = joined("alice");
        awaitKnown(alice);
        await().atMost(Duration.ofSeconds(20)).until(() -> knownWithoutAsking(alice));

        removed(alice);
        noYesLaterThanASecond(alice);
    }

    /** On a busy machine the news may be older than its bound now and then, and workspace is asked: that is as it should be. */
    private boolean knownWithoutAsking(Membership member) {
        var asked = workspace.asked();
        var known = memberships.require(member.workspace(), member.person(), Right.WORKSPACE_WRITE);
        return known.version() == 1 && workspace.asked() == asked;
    }

    @Test
    void withTheBrokerAwayARemovalHoldsWithinASecondToo() {
        var alice = joined("alice");
        var bob = joined("bob");
        awaitKnown(alice);
        awaitKnown(bob);
        broker.kill();

        removed(alice);
        noYesLaterThanASecond(alice);
        assertThat(memberships
                        .require(bob.workspace(), "bob", Right.WORKSPACE_READ)
                        .role())
                .isEqualTo(Role.WRITER);
    }

    @Test
    void withNobodyToAskThereIsNoYes() {
        var alice = joined("alice");
        awaitKnown(alice);
        workspace.close();
        broker.kill();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThatThrownBy(
                                () -> memberships.require(alice.workspace(), "alice", Right.WORKSPACE_READ))
                        .isInstanceOfSatisfying(
                                DomainException.class,
                                refusal -> assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE)));
    }

    @Test
    void whoJoinedAMomentAgoIsLetInByAskingAndAnOlderFactNeverBringsAnyoneBack() {
        var alice = joined("alice");
        assertThat(memberships
                        .require(alice.workspace(), "alice", Right.WORKSPACE_WRITE)
                        .role())
                .isEqualTo(Role.WRITER);
        awaitKnown(alice);
        removed(alice);
        await().atMost(Duration.ofSeconds(20)).until(() -> !allowed(alice));

        wires.tell(alice.workspace().toString(), fact(alice, false));
        var marker = joined("bob");
        awaitKnown(marker);
        assertThat(facts.fresh(alice.workspace(), "alice", Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(allowed(alice)).isFalse();
    }

    private Membership joined(String person) {
        var member = new Membership(Ids.next(), person, Role.WRITER, false, true, 1, WorkspaceState.ACTIVE, Ids.next());
        workspace.put(member);
        wires.tell(member.workspace().toString(), fact(member, false));
        return member;
    }

    private void removed(Membership member) {
        workspace.remove(member);
        wires.tell(member.workspace().toString(), fact(member, true));
    }

    private static MemberConsumer.MemberChanged fact(Membership member, boolean removed) {
        return new MemberConsumer.MemberChanged(
                member.workspace(),
                member.person(),
                member.role(),
                member.canShare(),
                member.canCompute(),
                removed ? 2 : 1,
                member.state(),
                member.billingAccount(),
                removed);
    }

    private void awaitKnown(Membership member) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> facts.fresh(member.workspace(), member.person(), Duration.ofMillis(900))
                        .isPresent());
    }

    /** Each question counts from when it was put: a slow machine makes answers late, never wrong. */
    private void noYesLaterThanASecond(Membership member) {
        var removed = Instant.now();
        var put = removed;
        while (put.isBefore(removed.plus(WATCHED))) {
            put = Instant.now();
            if (allowed(member)) {
                assertThat(put).as("a question answered with yes").isBefore(removed.plus(HOLDS));
            }
        }
        assertThat(allowed(member)).isFalse();
    }

    private boolean allowed(Membership member) {
        try {
            memberships.require(member.workspace(), member.person(), Right.WORKSPACE_READ);
            return true;
        } catch (DomainException refused) {
            return false;
        }
    }
}
