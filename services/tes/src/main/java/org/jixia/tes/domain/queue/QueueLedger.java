package org.jixia.tes.domain.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jixia.tes.domain.Answers;
import org.jixia.tes.domain.Host;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.TaskNews;
import org.jixia.tes.domain.TaskRepository;
import org.jixia.tes.domain.TaskResult;
import org.jixia.tes.domain.TaskState;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Why;

/** The transactions of the queue. Many ends and many claims share one commit: that decides how many small tasks a host can do. */
@ApplicationScoped
public class QueueLedger {
    private static final int WINDOW = 64;

    private final QueueRepository queue;
    private final TaskRepository tasks;
    private final TaskNews news;
    private final Host host;

    @Inject
    public QueueLedger(QueueRepository queue, TaskRepository tasks, TaskNews news, Host host) {
        this.queue = queue;
        this.tasks = tasks;
        this.news = news;
        this.host = host;
    }

    /** What the queue looks like when somebody chooses from it. */
    public record Waiting(List<Candidate> candidates, List<Candidate> granted, List<CpuLimit> limits) {}

    /** What one turn brought. */
    public record Turn(List<Ended> ended, List<StoredTask> claimed) {}

    /** Writes ends as they really were (a cancelled task ends cancelled), then claims what {@code choose} picks. */
    @Transactional
    public Turn turn(List<Ended> ended, Function<Waiting, List<UUID>> choose) {
        if (ended.stream().allMatch(end -> end.task().owner().run() != null)) {
            tasks.commitLater();
        }
        var written = ended.isEmpty() ? List.<Ended>of() : finish(ended);
        return new Turn(written, choose == null ? List.of() : claim(choose));
    }

    private List<Ended> finish(List<Ended> ended) {
        var known = queue.lock(ended.stream().map(end -> end.task().id()).toList());
        var finished = new ArrayList<Ended>();
        var returned = new ArrayList<Ended>();
        for (var end : ended) {
            var before = before(end, known.get(end.task().id()));
            if (before == null || before.ended()) {
                continue;
            }
            var after = before.after(end.event());
            if (after == TaskState.QUEUED) {
                returned.add(end);
            } else {
                finished.add(end.with(
                        end.result() == null ? Answers.cancelled(end.task()) : as(end.result(), after, before)));
            }
        }
        queue.requeue(returned);
        queue.finish(finished, host.id());
        news.tell(finished.stream().map(Ended::result).toList());
        return finished;
    }

    /** The state that this end changes; null when it is of another attempt than the database knows. */
    private static TaskState before(Ended end, QueueRepository.Standing row) {
        if (row == null) {
            return null;
        }
        var attempt = end.task().attempt();
        // The database crashed and forgot the claim; the attempt was real all the same.
        var forgotten = row.state() == TaskState.QUEUED && row.attempt() == attempt - 1;
        return forgotten ? TaskState.RUNNING : row.attempt() == attempt ? row.state() : null;
    }

    private static TaskResult as(TaskResult result, TaskState state, TaskState before) {
        var reason = before == TaskState.CANCELING ? Cause.of(Why.CANCELED).reason() : result.reason();
        return new TaskResult(
                result.task(),
                result.key(),
                result.run(),
                result.workspace(),
                result.person(),
                result.billingAccount(),
                result.attempt(),
                state,
                result.exitCode(),
                reason,
                result.backend(),
                result.hostTools(),
                result.outputs(),
                result.inline(),
                result.stdoutTail(),
                result.stderrTail(),
                result.attempts());
    }

    private List<StoredTask> claim(Function<Waiting, List<UUID>> choose) {
        queue.lock();
        var candidates = queue.candidates(WINDOW);
        if (candidates.isEmpty()) {
            return List.of();
        }
        var accounts = candidates.stream().map(Candidate::account).collect(Collectors.toSet());
        var limits = queue.limits(accounts);
        var granted = limits.isEmpty() ? List.<Candidate>of() : queue.granted();
        var chosen = choose.apply(new Waiting(candidates, granted, limits));
        return chosen.isEmpty() ? List.of() : queue.claim(chosen, host.id());
    }

    @Transactional
    public void running(List<UUID> ids) {
        tasks.commitLater();
        queue.running(ids);
    }

    /** This host's tasks that have not ended: these, or all when none are named. */
    @Transactional
    public List<StoredTask> claimed(List<UUID> ids) {
        return queue.claimedBy(host.id(), ids);
    }

    @Transactional
    public List<QueueRepository.Standing> open() {
        return queue.openOf(host.id());
    }

    /** Claims what runs here once more, where the database forgot it; answers what is not this host's even so. */
    @Transactional
    public List<UUID> claimAgain(List<StoredTask> tasks) {
        var ours = queue.claimAgain(tasks, host.id());
        return tasks.stream()
                .map(StoredTask::id)
                .filter(id -> !ours.contains(id))
                .toList();
    }

    @Transactional
    public List<UUID> accountsWithoutLimits() {
        var accounts = new HashSet<UUID>();
        queue.candidates(1).forEach(candidate -> accounts.add(candidate.account()));
        return accounts.isEmpty() ? List.of() : List.copyOf(queue.unknown(accounts));
    }

    @Transactional
    public void limits(UUID account, long version, List<CpuLimit> limits) {
        queue.limits(account, version, limits);
    }
}
