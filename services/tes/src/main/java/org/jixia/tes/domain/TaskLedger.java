package org.jixia.tes.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.identity.AdministrationLog;
import org.jixia.platform.identity.Detail;
import org.jixia.tes.domain.OpenTaskRepository.OpenTask;
import org.jixia.tes.domain.queue.Candidate;
import org.jixia.tes.domain.queue.CpuLimit;
import org.jixia.tes.domain.queue.QueueRepository;

/** The transactions of tasks: one method each, no calls to others inside. */
@ApplicationScoped
public class TaskLedger {
    private final TaskRepository tasks;
    private final TaskNews news;
    private final QueueRepository queue;
    private final AdministrationLog administration;

    @Inject
    public TaskLedger(TaskRepository tasks, QueueRepository queue, TaskNews news, AdministrationLog administration) {
        this.tasks = tasks;
        this.queue = queue;
        this.news = news;
        this.administration = administration;
    }

    /** An accepted task's id, or why it was not. */
    public record Accepted(UUID id, Fault fault) {}

    /** @param later the commit need not be on disk: somebody submits again what a database crash takes */
    @Transactional
    public List<Accepted> accept(List<NewTask> fresh, boolean later) {
        if (later) {
            tasks.commitLater();
        }
        var runs = fresh.stream()
                .map(t -> t.owner().run())
                .filter(run -> run != null)
                .collect(Collectors.toSet());
        var workspaces = fresh.stream().map(t -> t.owner().workspace()).collect(Collectors.toSet());
        // Else a cancellation that commits meanwhile would neither be seen here nor find these tasks.
        tasks.hold(runs, workspaces);
        var closedRuns = runs.isEmpty() ? new HashSet<UUID>() : tasks.closedRuns(runs);
        var closed = tasks.closedWorkspaces(workspaces);
        var limits =
                queue.limits(fresh.stream().map(t -> t.owner().billingAccount()).collect(Collectors.toSet()));
        var open = fresh.stream()
                .filter(t -> !closedRuns.contains(t.owner().run())
                        && !closed.contains(t.owner().workspace())
                        && tooSmall(limits, t).isEmpty())
                .toList();
        var kept = new HashMap<UUID, TaskRepository.Kept>();
        var answers = tasks.keep(open);
        for (var i = 0; i < open.size(); i++) {
            kept.put(open.get(i).id(), answers.get(i));
        }
        return fresh.stream()
                .map(task -> tooSmall(limits, task)
                        .map(limit -> new Accepted(null, limit))
                        .orElseGet(() -> answer(task, kept.get(task.id()), closedRuns)))
                .toList();
    }

    /** A task above a limit of its own would wait for ever. */
    private static Optional<Fault> tooSmall(List<CpuLimit> limits, NewTask task) {
        var owner = task.owner();
        var asked = new Candidate(
                task.id(),
                owner.billingAccount(),
                owner.workspace(),
                owner.person(),
                task.ask().cpuMillis(),
                task.ask().memoryBytes());
        return limits.stream()
                .filter(limit -> limit.binds(asked) && limit.cpuMillis() < asked.cpuMillis())
                .min(Comparator.comparingLong(CpuLimit::cpuMillis))
                .map(limit -> Fault.of(
                        TaskError.LIMIT_TOO_SMALL,
                        "resources",
                        asked.cpuMillis(),
                        limit.scope().name().toLowerCase(Locale.ROOT) + " " + limit.id(),
                        limit.cpuMillis()));
    }

    private static Accepted answer(NewTask task, TaskRepository.Kept kept, Set<UUID> closedRuns) {
        if (kept == null) {
            var error = closedRuns.contains(task.owner().run()) ? TaskError.RUN_CANCELLED : TaskError.WORKSPACE_CLOSED;
            return new Accepted(null, Fault.of(error, ""));
        }
        return kept.sameBody() ? new Accepted(kept.id(), null) : new Accepted(null, Fault.of(TaskError.KEY_REUSED, ""));
    }

    @Transactional
    public Optional<StoredTask> find(UUID id) {
        return tasks.find(id);
    }

    @Transactional
    public Optional<TaskHead> head(UUID id) {
        return tasks.head(id);
    }

    @Transactional
    public List<TaskHead> heads(TaskFilter filter, Optional<UUID> before, int limit) {
        return tasks.heads(filter, before, limit);
    }

    @Transactional
    public List<StoredTask> list(TaskFilter filter, Optional<UUID> before, int limit, long bytes) {
        return tasks.list(filter, before, limit, bytes);
    }

    @Transactional
    public List<TaskStanding> standings(List<UUID> ids, List<String> keys) {
        return tasks.standings(ids, keys);
    }

    @Transactional
    public Map<UUID, List<StreamLog>> logs(List<UUID> ids) {
        return tasks.logs(ids);
    }

    /** Ends what waits and marks what runs; answers those marked, which their host must end, and those ended. */
    @Transactional
    public List<StoredTask> cancel(List<UUID> ids) {
        var changed = tasks.cancel(ids);
        var ended = changed.stream()
                .filter(task -> task.state() == TaskState.CANCELED)
                .toList();
        var results = ended.stream().map(Answers::cancelled).toList();
        results.forEach(result -> tasks.result(result.task(), result));
        news.tell(results);
        return changed;
    }

    /** Cancels anybody's task, and tells which administrator did. */
    @Transactional
    public List<StoredTask> stop(OpenTask task, String administrator) {
        var stopped = Detail.of("task-of").with("task", task.id()).with("person", task.person());
        administration.granted(administrator, "admin.task.cancel", stopped);
        return cancel(List.of(task.id()));
    }

    /** Cancels what a person began in a workspace where they may compute no longer; the queue ends what runs within a second. */
    @Transactional
    public void cancelOf(String person, UUID workspace, Instant until) {
        var open = tasks.openOf(person, workspace, until);
        if (!open.isEmpty()) {
            cancel(open);
        }
    }

    /** Refuses later tasks of the run or workspace, and answers the ids of those that have not ended. */
    @Transactional
    public List<UUID> close(Optional<UUID> run, Optional<UUID> workspace) {
        tasks.close(run, workspace);
        return tasks.openOf(run, workspace);
    }

    /** What is open of a person's tasks in a workspace is found through the workspace's list. */
    static Map<String, List<TaskResult>> byReply(List<StoredTask> ended) {
        var groups = new HashMap<String, List<TaskResult>>();
        var seen = new HashSet<UUID>();
        for (var task : ended) {
            if (task.replyTo() != null && seen.add(task.id())) {
                groups.computeIfAbsent(task.replyTo(), to -> new ArrayList<>()).add(Answers.cancelled(task));
            }
        }
        return groups;
    }
}
