package org.jixia.tes.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.Caller;
import org.jixia.tes.domain.execution.AttemptId;
import org.jixia.tes.domain.execution.Backends;
import org.jixia.tes.domain.execution.Curve;

/** What attempts use: of one under way on this host as it is measured, of an ended one as it was kept. */
@ApplicationScoped
public class UsageService {
    private final TaskService tasks;
    private final UsageRepository kept;
    private final Backends backends;

    @Inject
    public UsageService(TaskService tasks, UsageRepository kept, Backends backends) {
        this.tasks = tasks;
        this.kept = kept;
        this.backends = backends;
    }

    /** One attempt against what it was granted; {@code ended} has the sums, and is empty while it goes on. */
    public record Used(int attempt, Ask asked, List<Curve.Point> curve, Optional<Attempt> ended) {}

    /** @param attempt the latest one when empty */
    public Used of(Caller caller, UUID id, Optional<Integer> attempt) {
        var task = tasks.get(caller, id);
        int number = attempt.orElse(Math.max(1, task.attempt()));
        if (number < 1 || number > Math.max(1, task.attempt())) {
            throw DomainException.of(TaskError.ATTEMPT_NOT_FOUND);
        }
        var ended = task.attempts().stream()
                .map(AttemptLog::attempt)
                .filter(one -> one.attempt() == number)
                .findFirst();
        var curve = ended.isPresent()
                ? kept.curve(id, number)
                : backends.all().stream()
                        .filter(backend -> backend.name().equals(task.ask().backend()))
                        .findFirst()
                        .map(backend -> backend.curve(new AttemptId(id, number)))
                        .orElse(List.of());
        return new Used(number, task.ask(), curve, ended);
    }
}
