package org.jixia.tes.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Right;
import org.jixia.platform.ids.Ids;
import org.jixia.tes.config.TesConfig;
import org.jixia.tes.domain.OpenTaskRepository.OpenTask;
import org.jixia.tes.domain.queue.QueueService;

/** What callers do with tasks: create, read, list, cancel. Decides who owns a new task and who may see an old one. */
@ApplicationScoped
public class TaskService {
    private static final String WORKSPACE_TAG = "workspace";
    private static final int PAGE = 500;
    /** Of documents and results in one answer: several answers are made at once. */
    private static final long PAGE_BYTES = 4L << 20;

    private final TaskLedger ledger;
    private final QueueService queue;
    private final Memberships memberships;
    private final TaskOwners owners;
    private final Host host;
    private final TaskNews news;
    private final TesConfig config;

    @Inject
    public TaskService(
            TaskLedger ledger,
            QueueService queue,
            Memberships memberships,
            TaskOwners owners,
            Host host,
            TaskNews news,
            TesConfig config) {
        this.ledger = ledger;
        this.queue = queue;
        this.memberships = memberships;
        this.owners = owners;
        this.host = host;
        this.news = news;
        this.config = config;
    }

    /** A task as it came in. */
    public record Wanted(String key, TaskDocument document, String bodyHash) {}

    /** The id, or the faults. */
    public record Outcome(UUID id, List<Fault> faults) {}

    public UUID create(Caller caller, Wanted wanted) {
        var outcome = createAll(caller, List.of(wanted), null).getFirst();
        if (outcome.id() != null) {
            return outcome.id();
        }
        var faults = outcome.faults();
        for (var error : List.of(TaskError.KEY_REUSED, TaskError.RUN_CANCELLED, TaskError.WORKSPACE_CLOSED)) {
            if (faults.getFirst().code().equals(error.code())) {
                throw DomainException.of(error);
            }
        }
        throw DomainException.of(TaskError.TASK_INVALID).with(faults);
    }

    /** Checks each on its own: one with faults keeps no other from being accepted. */
    public List<Outcome> createAll(Caller caller, List<Wanted> wanted, String replyTo) {
        if (wanted.size() > PAGE) {
            throw DomainException.of(TaskError.TOO_MANY, PAGE);
        }
        if (replyTo != null && !news.mayReply(replyTo)) {
            throw DomainException.of(TaskError.REPLY_REFUSED, replyTo);
        }
        var of = owners.of(caller);
        var outcomes = new Outcome[wanted.size()];
        var fresh = new ArrayList<NewTask>();
        var places = new ArrayList<Integer>();
        for (var i = 0; i < outcomes.length; i++) {
            var task = wanted.get(i);
            var owner = of.owner(task.document());
            var checked = TaskPolicy.check(
                    task.document(), owner.workspace(), host, config.timeLimit().toMillis());
            if (!checked.faults().isEmpty()) {
                outcomes[i] = new Outcome(null, checked.faults());
                continue;
            }
            fresh.add(newTask(caller, task, owner, checked, replyTo));
            places.add(i);
        }
        var later = caller instanceof Caller.RunCaller;
        var accepted = fresh.isEmpty() ? List.<TaskLedger.Accepted>of() : ledger.accept(fresh, later);
        for (var i = 0; i < accepted.size(); i++) {
            var answer = accepted.get(i);
            outcomes[places.get(i)] =
                    new Outcome(answer.id(), answer.fault() == null ? List.of() : List.of(answer.fault()));
        }
        queue.wake();
        return List.of(outcomes);
    }

    private static NewTask newTask(
            Caller caller, Wanted task, Owner owner, TaskPolicy.Checked checked, String replyTo) {
        return new NewTask(
                Ids.next(),
                caller.id(),
                task.key(),
                task.bodyHash(),
                owner,
                checked.document(),
                checked.ask(),
                replyTo);
    }

    public StoredTask get(Caller caller, UUID id) {
        head(caller, id);
        return ledger.find(id).orElseThrow(() -> DomainException.of(TaskError.TASK_NOT_FOUND));
    }

    public TaskHead head(Caller caller, UUID id) {
        return visible(caller, id, Right.WORKSPACE_READ);
    }

    private TaskHead visible(Caller caller, UUID id, Right right) {
        var task = ledger.head(id).orElseThrow(() -> DomainException.of(TaskError.TASK_NOT_FOUND));
        try {
            switch (caller) {
                case Caller.ServiceCaller service -> {}
                case Caller.PersonCaller person ->
                    memberships.requireUnderWay(task.owner().workspace(), person.sub(), right);
                case Caller.RunCaller run -> sameRun(run.run(), task);
                case Caller.TaskCaller parent -> ofTheSameWork(parent, task);
            }
        } catch (DomainException refused) {
            throw refused.error() == PlatformError.NOT_FOUND ? DomainException.of(TaskError.TASK_NOT_FOUND) : refused;
        }
        return task;
    }

    /** A task sees those of its run, and in any case itself and those that it created. */
    private static void ofTheSameWork(Caller.TaskCaller parent, TaskHead task) {
        if (!task.id().equals(parent.task()) && !task.caller().equals(parent.id())) {
            sameRun(parent.run(), task);
        }
    }

    private static void sameRun(UUID run, TaskHead task) {
        if (run == null || !run.equals(task.owner().run())) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
    }

    /** A run sees its own tasks; a person those of the workspace that a tag names, else their own everywhere. */
    public List<StoredTask> list(Caller caller, TaskFilter wanted, Optional<UUID> before, int limit) {
        return ledger.list(visible(caller, wanted), before, limit, PAGE_BYTES);
    }

    /** The same without what they shall do. */
    public List<TaskHead> heads(Caller caller, TaskFilter wanted, Optional<UUID> before, int limit) {
        return ledger.heads(visible(caller, wanted), before, limit);
    }

    private TaskFilter visible(Caller caller, TaskFilter wanted) {
        return switch (caller) {
            case Caller.RunCaller run -> narrowed(wanted, Optional.of(run.run()), Optional.empty(), run.person());
            case Caller.TaskCaller task
            when task.run() != null -> narrowed(wanted, Optional.of(task.run()), Optional.empty(), task.person());
            case Caller.TaskCaller alone -> throw DomainException.of(PlatformError.NOT_FOUND);
            case Caller.ServiceCaller service -> throw DomainException.of(PlatformError.NOT_FOUND);
            case Caller.PersonCaller person ->
                narrowed(wanted, Optional.empty(), readable(person, wanted), person.sub());
        };
    }

    private Optional<UUID> readable(Caller.PersonCaller person, TaskFilter wanted) {
        var tag = wanted.tags().getOrDefault(WORKSPACE_TAG, "");
        try {
            var workspace = tag.isBlank() ? Optional.<UUID>empty() : Optional.of(UUID.fromString(tag));
            return workspace.filter(id -> memberships.allows(id, person.sub(), Right.WORKSPACE_READ));
        } catch (IllegalArgumentException nobodysWorkspace) {
            return Optional.empty();
        }
    }

    /** The tag that names a workspace is a filter of its own: a task keeps exactly the tags that its author gave. */
    private static TaskFilter narrowed(TaskFilter wanted, Optional<UUID> run, Optional<UUID> workspace, String person) {
        var tags = new LinkedHashMap<>(wanted.tags());
        workspace.ifPresent(found -> tags.remove(WORKSPACE_TAG));
        return new TaskFilter(run, workspace, person, wanted.namePrefix(), wanted.state(), tags, wanted.nothing());
    }

    public Map<UUID, List<StreamLog>> logs(List<UUID> tasks) {
        return ledger.logs(tasks);
    }

    /** Cancelling what has ended changes nothing and succeeds. */
    public void cancel(Caller caller, UUID id) {
        var task = visible(caller, id, Right.WORKSPACE_COMPUTE);
        if (!task.state().ended()) {
            cancel(List.of(id));
        }
    }

    /** Stops anybody's task, for an administrator. */
    public void stop(OpenTask task, String administrator) {
        tellStopped(ledger.stop(task, administrator));
    }

    public void cancelRun(UUID run) {
        cancelInSteps(ledger.close(Optional.of(run), Optional.empty()));
    }

    /** True when nothing of the workspace's tasks is left under way. */
    public boolean removeWorkspace(UUID workspace) {
        var open = ledger.close(Optional.empty(), Optional.of(workspace));
        cancelInSteps(open);
        return open.isEmpty();
    }

    private void cancelInSteps(List<UUID> ids) {
        for (var from = 0; from < ids.size(); from += PAGE) {
            cancel(ids.subList(from, Math.min(ids.size(), from + PAGE)));
        }
    }

    private void cancel(List<UUID> ids) {
        tellStopped(ledger.cancel(ids));
    }

    private void tellStopped(List<StoredTask> changed) {
        changed.stream().filter(task -> task.state() == TaskState.CANCELING).forEach(task -> queue.stop(task.id()));
        var ended = changed.stream()
                .filter(task -> task.state() == TaskState.CANCELED)
                .toList();
        TaskLedger.byReply(ended).forEach(news::reply);
    }

    public List<TaskStanding> standings(List<UUID> ids, List<String> keys) {
        if (ids.size() + keys.size() > PAGE) {
            throw DomainException.of(TaskError.TOO_MANY, PAGE);
        }
        return ledger.standings(ids, keys);
    }
}
