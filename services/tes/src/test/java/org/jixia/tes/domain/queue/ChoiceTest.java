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
        return new Choice(shares, 1000, cpu, 1000, ahead).from(waiting);
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
