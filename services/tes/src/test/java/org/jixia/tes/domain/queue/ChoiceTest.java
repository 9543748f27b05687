package org.jixia.tes.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose turn it is. */
class ChoiceTest {
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID WORKSPACE = new UUID(0, 3);

    private static Candidate task(UUID account, long cpu) {
        return new Candidate(UUID.randomUUID(), account, WORKSPACE, "alice", cpu, 1);
    }

    private static List<UUID> choose(FairShares shares, long cpu, int ahead, QueueLedger.Waiting waiting) {
        return new Choice(shares, 1000, new Choice.Room(cpu, 1000, 0), ahead).from(waiting);
    }

    @Test
    void sharesTheHostBetweenAccounts() {
        var tasks = new ArrayList<Candidate>();
        for (var i = 0; i < 100; i++) {
            tasks.add(task(FIRST, 1000));
        }
        var late = List.of(task(SECOND, 1000), task(SECOND, 1000));
        tasks.addAll(late);
        var chosen = choose(new FairShares(), 4000, 0, new QueueLedger.Waiting(tasks, List.of(), List.of()));
        assertThat(chosen)
                .hasSize(4)
                .containsAll(late.stream().map(Candidate::id).toList());
    }

    @Test
    void holdsTheLimitOfAnAccountAndServesTheOthers() {
        var limit = new CpuLimit(FIRST, CpuLimit.Scope.ACCOUNT, FIRST.toString(), 2000);
        var mine = List.of(task(FIRST, 1000), task(FIRST, 1000));
        var other = task(SECOND, 1000);
        var waiting = new QueueLedger.Waiting(
                List.of(mine.get(0), mine.get(1), other), List.of(task(FIRST, 1000)), List.of(limit));
        assertThat(choose(new FairShares(), 8000, 0, waiting))
                .containsExactlyInAnyOrder(mine.get(0).id(), other.id());
    }

    @Test
    void passesOverOnlyTheTaskThatALimitOfItsPersonHoldsBack() {
        var limit = new CpuLimit(FIRST, CpuLimit.Scope.PERSON, "alice", 1000);
        var hers = List.of(task(FIRST, 1000), task(FIRST, 1000), task(FIRST, 4000));
        var his = new Candidate(UUID.randomUUID(), FIRST, WORKSPACE, "bob", 1000, 1);
        var waiting =
                new QueueLedger.Waiting(List.of(hers.get(0), hers.get(1), hers.get(2), his), List.of(), List.of(limit));
        assertThat(choose(new FairShares(), 8000, 0, waiting))
                .containsExactly(hers.get(0).id(), his.id());
    }

    @Test
    void aTaskAboveALoweredLimitOfItsAccountHoldsNobodyUp() {
        var limit = new CpuLimit(FIRST, CpuLimit.Scope.ACCOUNT, FIRST.toString(), 2000);
        var tooLarge = task(FIRST, 4000);
        var next = task(FIRST, 1000);
        var waiting = new QueueLedger.Waiting(List.of(tooLarge, next), List.of(), List.of(limit));
        assertThat(choose(new FairShares(), 8000, 0, waiting)).containsExactly(next.id());
    }

    @Test
    void countsWhatEachTaskTakesBesideItsGrant() {
        var tasks = List.of(task(FIRST, 1000), task(FIRST, 1000), task(FIRST, 1000));
        var waiting = new QueueLedger.Waiting(tasks, List.of(), List.of());
        var room = new Choice.Room(8000, 1000, 499);
        assertThat(new Choice(new FairShares(), 1000, room, 0).from(waiting)).hasSize(2);
    }

    @Test
    void waitsForRoomForTheOneWhoseTurnItIs() {
        var large = task(FIRST, 4000);
        var waiting = new QueueLedger.Waiting(List.of(large, task(SECOND, 1000)), List.of(), List.of());
        assertThat(choose(new FairShares(), 2000, 0, waiting)).isEmpty();
        assertThat(choose(new FairShares(), 2000, 1, waiting)).contains(large.id());
    }

    @Test
    void givesNoCreditForIdleness() {
        var shares = new FairShares();
        shares.present(List.of(FIRST), List.of());
        shares.grant(FIRST, 1000, 1_000_000);
        shares.present(List.of(FIRST, SECOND), List.of());
        assertThat(shares.next(List.of(FIRST, SECOND))).contains(FIRST);
    }
}
