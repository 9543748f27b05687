package org.jixia.workspace.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClient;
import org.jixia.platform.http.ServiceClients;
import org.jixia.workspace.domain.Description;
import org.jixia.workspace.domain.DescriptionService.Asker;
import org.jixia.workspace.domain.Documents;
import org.jixia.workspace.domain.RemovalService;
import org.jixia.workspace.domain.Runs;
import org.jixia.workspace.domain.Submission;
import org.jixia.workspace.domain.WorkspaceError;

/** Workflows and runs at wes; also asks wes, tes and drs to let go of a workspace. */
@ApplicationScoped
public class WesClient implements Runs, RemovalService.Removals {
    /** wes has cancelled the submission: on request, or because its cap or a budget is used up. */
    private static final String CLOSED = "wes.submission-cancelled";

    private final ServiceClients clients;

    @Inject
    public WesClient(ServiceClients clients) {
        this.clients = clients;
    }

    record Rows(List<Row> rows) {}

    record Row(String row, UUID run, List<RowFault> faults, List<String> warnings, Integer expectedCacheHits) {}

    record RowFault(String code, String where, String detail) {}

    record States(List<State> items) {}

    record State(
            UUID run,
            UUID submission,
            String row,
            String state,
            Instant startedAt,
            Instant endedAt,
            Map<String, Object> outputs,
            Map<String, Object> failure) {}

    record Done(boolean done) {}

    /** Work on up to 500 rows takes longer than a look-up. */
    private ServiceClient wes() {
        return clients.to("wes").repeatable().deadline(Duration.ofSeconds(30));
    }

    @Override
    public void put(String digest, byte[] bundle) {
        wes().put("/internal/bundles/" + digest, bundle, Void.class);
    }

    @Override
    public Description describe(String digest, Asker asker) {
        return described(Map.of("bundle", digest, "language", asker.language()));
    }

    @Override
    public Description describe(Documents documents, Asker asker) {
        return described(Map.of("workflow", documents, "language", asker.language()));
    }

    @Override
    public Description read(String url, Asker asker) {
        return described(Map.of(
                "url", url, "person", asker.person(), "workspace", asker.workspace(), "language", asker.language()));
    }

    /** What wes refuses is what the person sent: an address that cannot be read, or more text than a workflow may have. */
    private Description described(Map<String, Object> asked) {
        try {
            return wes().post("/internal/workflows:describe", asked, Description.class);
        } catch (RemoteException refused) {
            if (refused.status() != 400 && refused.status() != 413) {
                throw refused;
            }
            var faults = refused.faults().stream()
                    .map(fault -> Fault.told(fault.code(), "url", fault.detail()))
                    .toList();
            throw faults.isEmpty()
                    ? DomainException.of(WorkspaceError.WORKFLOW_SOURCE, refused.detail())
                    : DomainException.of(WorkspaceError.WORKFLOW_FAULTY, faults.size())
                            .with(faults);
        }
    }

    @Override
    public Map<String, RowCheck> check(Submission submission, Map<String, Map<String, Object>> inputsByRow) {
        var answer = checked(body(submission, inputsByRow));
        var rows = new LinkedHashMap<String, RowCheck>();
        answer.rows()
                .forEach(row -> rows.put(
                        row.row(),
                        new RowCheck(
                                faults(row),
                                row.warnings() == null ? List.of() : row.warnings(),
                                row.expectedCacheHits())));
        return rows;
    }

    /** What wes cannot read of a body that this service wrote are the options, which are the person's own. */
    private Rows checked(Map<String, Object> body) {
        try {
            return wes().post("/internal/runs:check", body, Rows.class);
        } catch (RemoteException refused) {
            throw refused.status() == 400
                    ? DomainException.of(PlatformError.INVALID_REQUEST, refused.detail())
                    : refused;
        }
    }

    @Override
    public Launched start(Submission submission, Map<String, Map<String, Object>> inputsByRow) {
        var body = body(submission, inputsByRow);
        body.put("submission", submission.id());
        body.put("billingAccount", submission.billingAccount());
        body.put("name", submission.name());
        try {
            var answer = wes().post("/internal/runs:batch", body, Rows.class);
            var started = new LinkedHashMap<String, Started>();
            answer.rows().forEach(row -> started.put(row.row(), new Started(row.run(), faults(row))));
            return new Launched(started, null);
        } catch (RemoteException refused) {
            if (CLOSED.equals(refused.code())) {
                return new Launched(Map.of(), refused.detail());
            }
            throw refused;
        }
    }

    private static Map<String, Object> body(Submission submission, Map<String, Map<String, Object>> inputsByRow) {
        var body = new LinkedHashMap<String, Object>();
        body.put("workspace", submission.workspace());
        body.put("person", submission.person());
        body.put("bundle", submission.digest());
        body.put("options", submission.options());
        body.put(
                "rows",
                inputsByRow.entrySet().stream()
                        .map(row -> Map.of("row", row.getKey(), "inputs", row.getValue()))
                        .toList());
        return body;
    }

    private static List<Fault> faults(Row row) {
        return row.faults() == null
                ? List.of()
                : row.faults().stream()
                        .map(fault -> Fault.told(
                                fault.code(),
                                "row " + row.row() + (fault.where() == null ? "" : ", " + fault.where()),
                                fault.detail() == null ? fault.code() : fault.detail()))
                        .toList();
    }

    @Override
    public void cancel(UUID submission, String reason, String person) {
        var body = new LinkedHashMap<String, Object>();
        body.put("reason", reason == null ? "aborted" : reason);
        body.put("person", person);
        wes().put("/internal/submissions/" + submission + "/cancellation", body, Void.class);
    }

    @Override
    public List<Ended> states(List<UUID> runs) {
        return wes().post("/internal/runs:states", Map.of("runs", runs), States.class).items().stream()
                .map(item -> new Ended(
                        item.run(),
                        item.submission(),
                        item.row(),
                        item.state(),
                        item.startedAt(),
                        item.endedAt(),
                        item.outputs(),
                        item.failure()))
                .toList();
    }

    @Override
    public void stop(UUID workspace, String person) {
        var name = java.net.URLEncoder.encode(person, java.nio.charset.StandardCharsets.UTF_8);
        wes().put("/internal/people/" + name + "/workspaces/" + workspace + "/cancellation", Map.of(), Void.class);
    }

    @Override
    public RemovalService.Kept kept(UUID workspace) {
        return clients.to("drs").get("/internal/workspaces/" + workspace + "/contents", RemovalService.Kept.class);
    }

    @Override
    public boolean remove(String service, UUID workspace) {
        return clients.to(service)
                .put("/internal/workspaces/" + workspace + "/removal", Map.of(), Done.class)
                .done();
    }
}
