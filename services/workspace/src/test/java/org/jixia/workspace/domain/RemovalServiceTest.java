package org.jixia.workspace.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixia.platform.identity.WorkspaceState;
import org.jixia.platform.ids.Ids;
import org.junit.jupiter.api.Test;

/** What a sweep saw may be long past: a workspace is emptied only from the state in which it is, and its days of grace are over. */
class RemovalServiceTest {
    private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");
    private static final Duration GRACE = Duration.ofDays(7);

    private final List<String> calls = new ArrayList<>();
    private final List<String> notDone = new ArrayList<>();
    private int rows = 3;
    private Workspace seen = workspace(WorkspaceState.REMOVING, NOW.minus(Duration.ofDays(8)));
    private Workspace present = seen;

    private static Workspace workspace(WorkspaceState state, Instant removingAt) {
        return new Workspace(
                Ids.personal("room"),
                "room",
                "",
                List.of(),
                false,
                "alice",
                Ids.next(),
                state,
                false,
                false,
                false,
                1,
                NOW,
                NOW,
                removingAt);
    }

    /** A port whose methods answer as the lambda says. */
    @SuppressWarnings("unchecked")
    private static <T> T port(Class<T> type, Answer answer) {
        return (T) Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments));
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private WorkspaceRepository workspaces() {
        return port(WorkspaceRepository.class, (method, arguments) -> switch (method) {
            case "removalsDue" -> List.of(seen);
            case "lock", "find" -> Optional.of(present);
            case "update" -> {
                present = (Workspace) arguments[0];
                yield true;
            }
            case "members" -> List.of();
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private void sweep() {
        var workspaces = workspaces();
        var submissions = port(SubmissionRepository.class, (method, arguments) -> switch (method) {
            case "open" -> List.of();
            case "purge" -> rows-- > 0;
            default -> throw new UnsupportedOperationException(method);
        });
        var tables = port(TableRepository.class, (method, arguments) -> false);
        var configurations = port(ConfigurationRepository.class, (method, arguments) -> {
            calls.add("configurations");
            return null;
        });
        var grants = port(GrantRepository.class, (method, arguments) -> List.of());
        var events = port(WorkspaceEvents.class, (method, arguments) -> {
            if (!method.equals("facts")) {
                calls.add(method);
            }
            return null;
        });
        var removals = port(RemovalService.Removals.class, (method, arguments) -> {
            calls.add(String.valueOf(arguments[0]));
            return !notDone.contains(arguments[0]);
        });
        var service = new RemovalService(
                new WorkspaceService(
                        workspaces,
                        grants,
                        events,
                        null,
                        null,
                        port(InvitationRepository.class, (method, arguments) -> null)),
                workspaces,
                tables,
                submissions,
                configurations,
                new SubmissionProgress(submissions, configurations, tables, null, null, events, null),
                removals);
        service.sweep(GRACE, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void aWorkspaceIsEmptiedEverywhereAndThenRemoved() {
        sweep();
        assertThat(present.state()).isEqualTo(WorkspaceState.REMOVED);
        assertThat(calls).containsExactly("changed", "wes", "tes", "drs", "configurations", "removed");
        assertThat(rows).isNegative();
    }

    @Test
    void aStepThatIsNotDoneIsTakenAgain() {
        notDone.add("tes");
        sweep();
        assertThat(present.state()).isEqualTo(WorkspaceState.PURGING);
        assertThat(rows).isEqualTo(3);
        notDone.clear();
        sweep();
        assertThat(present.state()).isEqualTo(WorkspaceState.REMOVED);
    }

    @Test
    void whatIsMoreThanOneSweepShouldDeleteGoesOnInTheNext() {
        rows = 70;
        sweep();
        assertThat(present.state()).isEqualTo(WorkspaceState.PURGING);
        sweep();
        assertThat(present.state()).isEqualTo(WorkspaceState.REMOVED);
    }

    @Test
    void whatWasTakenBackOrHasGoneMeanwhileStaysAsItIs() {
        for (var now : Map.<WorkspaceState, Instant>of(
                        WorkspaceState.ACTIVE, Instant.EPOCH,
                        WorkspaceState.REMOVING, NOW.minus(Duration.ofDays(1)),
                        WorkspaceState.REMOVED, Instant.EPOCH)
                .entrySet()) {
            present = workspace(now.getKey(), now.getValue());
            sweep();
            assertThat(present.state()).isEqualTo(now.getKey());
            assertThat(calls).isEmpty();
        }
    }

    @Test
    void anotherReplicaThatHasRemovedItIsNotUndone() {
        seen = workspace(WorkspaceState.PURGING, NOW.minus(Duration.ofDays(8)));
        present = workspace(WorkspaceState.REMOVED, NOW.minus(Duration.ofDays(8)));
        sweep();
        assertThat(present.state()).isEqualTo(WorkspaceState.REMOVED);
        assertThat(calls).isEmpty();
    }
}
