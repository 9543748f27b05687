package org.jixia.wes.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Right;
import org.jixia.wes.domain.RunRepository.CancelScope;

/** Runs as people and services may see, accept and stop them. Rights are asked of memberships before any transaction. */
@ApplicationScoped
public class RunService {

    private final RunRepository runs;
    private final Memberships memberships;
    private final Limits limits;
    private final SpendingRepository spending;

    public RunService(RunRepository runs, Memberships memberships, Limits limits, SpendingRepository spending) {
        this.runs = runs;
        this.memberships = memberships;
        this.limits = limits;
        this.spending = spending;
    }

    /** The run if the caller may read its workspace; else not found, as for a run that does not exist. */
    public Run visible(String id, Caller caller) {
        return visible(id, caller, Right.WORKSPACE_READ);
    }

    /** Whether the caller may still read what lies in the workspace. */
    public boolean mayRead(UUID workspace, Caller caller) {
        return caller.actingFor()
                .filter(person -> memberships.allows(workspace, person, Right.WORKSPACE_READ))
                .isPresent();
    }

    /** The run if the caller may stop it: who started it, or whoever may compute in its workspace. */
    public Run stoppable(String id, Caller caller) {
        return visible(id, caller, Right.WORKSPACE_COMPUTE);
    }

    private Run visible(String id, Caller caller, Right right) {
        var run = RunId.parse(id).flatMap(runs::find).orElseThrow(() -> unknown(id));
        var person = caller.actingFor().orElseThrow(() -> unknown(id));
        if (!memberships.allows(run.workspace(), person, right)) {
            throw unknown(id);
        }
        return run;
    }

    private static DomainException unknown(String id) {
        return DomainException.of(WesError.RUN_NOT_FOUND, id);
    }

    /** Workspaces with runs of the person that the person may still read. */
    public List<UUID> readableWorkspaces(String person) {
        return runs.workspacesOf(person).stream()
                .filter(workspace -> memberships.allows(workspace, person, Right.WORKSPACE_READ))
                .toList();
    }

    /** Refuses launches beyond the number of open runs that billing allows; rows that run already do not count again. */
    public void admit(List<Run> launched) {
        if (launched.isEmpty() || launched.getFirst().billingAccount() == null) {
            return;
        }
        var first = launched.getFirst();
        var allowed = limits.openRuns(first.billingAccount(), first.workspace(), first.person());
        if (allowed.isEmpty()) {
            return;
        }
        long known = first.submission() == null
                ? 0
                : runs.rows(first.submission(), launched.stream().map(Run::row).collect(Collectors.toSet()))
                        .size();
        long open = runs.openRuns(first.billingAccount());
        if (open + launched.size() - known > allowed.getAsLong()) {
            throw DomainException.of(WesError.LIMIT_REACHED, open, allowed.getAsLong())
                    .member("open", open)
                    .member("allowed", allowed.getAsLong())
                    .member("wanted", launched.size() - known);
        }
    }

    /** Accepts runs durably; rows that are known already keep the run they have. */
    @Transactional
    public Map<String, RunId> accept(UUID submission, List<Run> accepted) {
        if (submission != null && runs.isClosed(submission)) {
            throw DomainException.of(WesError.SUBMISSION_CANCELLED, submission);
        }
        runs.insert(accepted);
        if (submission != null) {
            accepted.stream().limit(1).forEach(spending::open);
        } else {
            accepted.stream().filter(Run::countsSpending).forEach(spending::open);
        }
        if (submission == null) {
            return Map.of();
        }
        Set<String> rows = accepted.stream().map(Run::row).collect(Collectors.toCollection(LinkedHashSet::new));
        return runs.rows(submission, rows);
    }

    /** Stops open runs; those that are over stay as they are. */
    @Transactional
    public List<RunId> cancel(CancelScope scope, String reason) {
        if (scope.submission() != null) {
            runs.closeSubmission(scope.submission(), reason);
        }
        return runs.cancel(scope, reason);
    }
}
