package org.jixia.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.errors.PlatformError;
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
    void aRemovalThatNeverComesLeavesNoYes() {
        var alice = joined("alice");
        awaitKnown(alice);

        workspace.remove(alice);
        wires.lose(alice.workspace().toString(), fact(alice, true));
        noYesLaterThanASecond(alice);
        assertThat(facts.fresh(alice.workspace(), "alice", Duration.ofMinutes(10)))
                .as("what the projection would say if ticks were believed")
                .isPresent();
    }

    @Test
    void aRemovalThatCannotBeAppliedLeavesNoYes() {
        var alice = joined("alice");
        awaitKnown(alice);

        workspace.remove(alice);
        wires.die(alice.workspace().toString(), fact(alice, true));
        noYesLaterThanASecond(alice);
    }

    @Test
    void whatEveryoneMayReadIsKnownByTheEventsAloneAndTakenBackWithinASecond() {
        var everyone = joined("*", Role.READER);
        var writer = joined("wendy", Role.WRITER, everyone.workspace());
        awaitKnown(everyone);
        awaitKnown(writer);
        workspace.pause();
        await().atMost(Duration.ofSeconds(20)).until(() -> allowed(everyone.of("stranger")));
        assertThat(facts.fresh(everyone.workspace(), "wendy", Duration.ofMinutes(1)))
                .as("a membership of one's own counts")
                .hasValueSatisfying(member -> assertThat(member.role()).isEqualTo(Role.WRITER));

        workspace.resume();
        removed(everyone);
        noYesLaterThanASecond(everyone.of("stranger"));
        assertThat(allowed(writer)).isTrue();
    }

    @Test
    void aLockHoldsWithinASecondAndItsEndAtOnce() {
        var alice = joined("alice");
        awaitKnown(alice);
        var locked = changed(alice, 2, true);

        await().atMost(HOLDS).until(() -> refusal(alice, Right.WORKSPACE_WRITE) == PlatformError.WORKSPACE_LOCKED);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> facts.fresh(alice.workspace(), "alice", Duration.ofMinutes(1))
                        .filter(Membership::locked)
                        .isPresent());
        assertThat(refusal(alice, Right.WORKSPACE_COMPUTE)).isEqualTo(PlatformError.WORKSPACE_LOCKED);
        assertThat(refusal(alice, Right.WORKSPACE_READ)).isNull();
        assertThat(memberships
                        .requireUnderWay(alice.workspace(), "alice", Right.WORKSPACE_COMPUTE)
                        .canCompute())
                .isTrue();

        changed(locked, 3, false);
        assertThat(refusal(alice, Right.WORKSPACE_WRITE)).isNull();
    }

    @Test
    void whatTheProducerKeepsNoLongerIsTrustedNoLonger() {
        var alice = joined("alice");
        awaitKnown(alice);
        new MemberConsumer(facts, "tes").lost(MemberWires.TOPIC);
        assertThat(facts.fresh(alice.workspace(), "alice", Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(allowed(alice)).as("asked").isTrue();
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
        return joined(person, Role.WRITER);
    }

    private Membership joined(String person, Role role) {
        return joined(person, role, Ids.next());
    }

    private Membership joined(String person, Role role, UUID room) {
        var member = new Membership(room, person, role, false, true, 1, WorkspaceState.ACTIVE, Ids.next(), false);
        workspace.put(member);
        wires.tell(member.workspace().toString(), fact(member, false));
        return member;
    }

    private Membership changed(Membership before, long version, boolean locked) {
        var now = new Membership(
                before.workspace(),
                before.person(),
                before.role(),
                before.canShare(),
                before.canCompute(),
                version,
                before.state(),
                before.billingAccount(),
                locked);
        workspace.put(now);
        wires.tell(now.workspace().toString(), fact(now, false));
        return now;
    }

    /** Why the right is refused, or null. */
    private ErrorCode refusal(Membership member, Right right) {
        try {
            memberships.require(member.workspace(), member.person(), right);
            return null;
        } catch (DomainException refused) {
            return refused.error();
        }
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
                removed ? member.version() + 1 : member.version(),
                member.state(),
                member.billingAccount(),
                removed,
                member.locked());
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
        return refusal(member, Right.WORKSPACE_READ) == null;
    }
}
