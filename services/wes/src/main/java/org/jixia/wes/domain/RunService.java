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
import org.jixia.platform.identity.AdministrationLog;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Detail;
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
    private final AdministrationLog administration;

    public RunService(
            RunRepository runs,
            Memberships memberships,
            Limits limits,
            SpendingRepository spending,
            AdministrationLog administration) {
        this.runs = runs;
        this.memberships = memberships;
        this.limits = limits;
        this.spending = spending;
        this.administration = administration;
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

    /** The limits that a launch of this run must keep; asked before the transaction that accepts it. */
    public Limits.OpenRuns allowed(Run run) {
        return run.billingAccount() == null
                ? Limits.OpenRuns.UNLIMITED
                : limits.openRuns(run.billingAccount(), run.workspace(), run.person());
    }

    /** Accepts runs durably, all of one account or none; rows that are known already keep the run they have and count no more. */
    @Transactional
    public Map<String, RunId> accept(UUID submission, List<Run> accepted, Limits.OpenRuns allowed) {
        if (submission != null && runs.isClosed(submission)) {
            throw DomainException.of(WesError.SUBMISSION_CANCELLED, submission);
        }
        if (!allowed.limits().isEmpty()) {
            runs.lockOpenRuns(accepted.getFirst().billingAccount());
        }
        int added = runs.insert(accepted);
        for (Limits.Limit limit : added == 0 ? List.<Limits.Limit>of() : allowed.limits()) {
            requireRoom(limit, runs.openRuns(accepted.getFirst().billingAccount(), limit), added, allowed.contact());
        }
        if (submission != null) {
            accepted.stream().limit(1).forEach(spending::open);
        } else {
            accepted.forEach(spending::open);
        }
        if (submission == null) {
            return Map.of();
        }
        Set<String> rows = accepted.stream().map(Run::row).collect(Collectors.toCollection(LinkedHashSet::new));
        return runs.rows(submission, rows);
    }

    private static void requireRoom(Limits.Limit limit, long open, int added, String contact) {
        if (open <= limit.value()) {
            return;
        }
        throw DomainException.of(
                        WesError.LIMIT_REACHED, limit.scope(), limit.id(), limit.value(), open - added, added, contact)
                .member("scope", limit.scope())
                .member("open", open - added)
                .member("allowed", limit.value())
                .member("wanted", added)
                .member("contact", contact);
    }

    /** Stops anybody's run, and tells in the same transaction which administrator did. */
    @Transactional
    public List<RunId> stop(Run run, String administrator) {
        var stopped = Detail.of("run-of").with("run", run.id()).with("person", run.person());
        administration.granted(administrator, "admin.run.cancel", stopped);
        return cancel(
                CancelScope.of(run.id()),
                CancelReason.of(WesError.STOPPED_BY_ADMINISTRATOR).text());
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
