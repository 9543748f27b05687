package org.jixia.wes.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.platform.identity.Membership;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.PersonalWorkspaces;
import org.jixia.platform.identity.Right;
import org.jixia.wdl.language.Severity;
import org.jixia.wes.domain.EngineParameters;
import org.jixia.wes.domain.Files;
import org.jixia.wes.domain.Limits;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunOptions;
import org.jixia.wes.domain.RunRequest;
import org.jixia.wes.domain.RunRequest.Attachment;
import org.jixia.wes.domain.RunService;
import org.jixia.wes.domain.RunState;
import org.jixia.wes.domain.WesError;
import org.jixia.wes.domain.WesFault;
import org.jixia.wes.engine.LaunchCheck;
import org.jixia.wes.engine.LaunchCheck.Place;
import org.jixia.wes.engine.Workflows;
import org.jixia.wes.engine.Workflows.Workflow;

/** Takes a WES submission from its checked form to an accepted run: where, what, with which files; nothing starts with a fault. */
@Singleton
class Launches {

    private final WorkflowSources sources;
    private final Workflows workflows;
    private final LaunchCheck check;
    private final RunService runs;
    private final Memberships memberships;
    private final PersonalWorkspaces personal;
    private final LaunchTools tools;

    Launches(
            WorkflowSources sources,
            Workflows workflows,
            LaunchCheck check,
            RunService runs,
            Memberships memberships,
            PersonalWorkspaces personal,
            LaunchTools tools) {
        this.sources = sources;
        this.workflows = workflows;
        this.check = check;
        this.runs = runs;
        this.memberships = memberships;
        this.personal = personal;
        this.tools = tools;
    }

    RunId launch(RunRequest request, PersonCaller person) {
        var parameters = new EngineParameters(request.engineParameters(), this::parsed);
        var options = parameters.options();
        var faults = new ArrayList<>(parameters.faults());
        var place = place(request, person);
        var workflow = workflow(request, new Place(person.sub(), place.workspace()), faults);
        if (!faults.isEmpty()) {
            throw DomainException.of(WesError.REQUEST_INVALID).with(faults);
        }
        var run = run(request, person, place, workflow, options);
        var allowed = runs.allowed(run);
        var checked = check.check(
                        workflow.plan().get(),
                        new Place(person.sub(), place.workspace()),
                        options,
                        List.of(tree(request.parameters())),
                        new Attached(request, file -> store(run, file)))
                .getFirst();
        if (!checked.faults().isEmpty()) {
            throw DomainException.of(WesError.REQUEST_INVALID).with(checked.faults());
        }
        var warnings = new ArrayList<>(checked.warnings());
        parameters
                .unknown()
                .forEach(name -> warnings.add("engine parameter " + name + " is not known and was ignored"));
        otherVersion(request, workflow).ifPresent(warnings::add);
        accept(run.with(checked.inputs(), warnings), allowed);
        tools.shards().wake(run.id());
        return run.id();
    }

    /** What was promised to a run that is not accepted is given back; a crash in between lets it lapse. */
    private void accept(Run run, Limits.OpenRuns allowed) {
        tools.reservations().reserve(run);
        try {
            runs.accept(null, List.of(run), allowed);
        } catch (RuntimeException refused) {
            tools.reservations().release(run.id());
            throw refused;
        }
    }

    /** The document's own line decides. */
    private static Optional<String> otherVersion(RunRequest request, Workflow workflow) {
        var own = workflow.checked().main().orElseThrow().version().text();
        var said = request.workflowTypeVersion().replaceFirst("^[vV]", "");
        return own.equals(said)
                ? Optional.empty()
                : Optional.of("workflow_type_version says " + said + ", the document " + own + "; it is run as " + own);
    }

    private static Run run(
            RunRequest request, PersonCaller person, Where place, Workflow workflow, RunOptions options) {
        var name = workflow.plan().orElseThrow().name();
        return new Run(
                RunId.next(),
                place.workspace(),
                person.sub(),
                place.billingAccount(),
                null,
                null,
                request.tags().getOrDefault("name", name),
                workflow.digest(),
                name,
                request.parameters(),
                options,
                tags(request, place.workspace()),
                request.echo(),
                RunState.QUEUED,
                null,
                null,
                List.of(),
                0,
                0,
                Instant.now(),
                null,
                null);
    }

    private record Where(UUID workspace, UUID billingAccount) {}

    /** Engine parameter, else tag, else the personal workspace. */
    private Where place(RunRequest request, PersonCaller person) {
        var named = Optional.ofNullable(request.engineParameters().get("workspace"))
                .or(() -> Optional.ofNullable(request.tags().get("workspace")))
                .filter(text -> !text.isBlank());
        try {
            var workspace = named.map(UUID::fromString)
                    .orElseGet(() -> personal.of(person).workspace());
            Membership member = memberships.require(workspace, person.sub(), Right.WORKSPACE_COMPUTE);
            return new Where(member.workspace(), member.billingAccount());
        } catch (IllegalArgumentException noId) {
            throw DomainException.of(WesError.WORKSPACE_NOT_FOUND, named.orElseThrow());
        }
    }

    private Workflow workflow(RunRequest request, Place place, List<Fault> faults) {
        var digest = sources.store(request, place, faults);
        if (digest == null) {
            return null;
        }
        var workflow = workflows.find(digest);
        workflow.checked().diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .forEach(diagnostic -> faults.add(WesFault.WORKFLOW_INVALID.at(
                        diagnostic.file() + ":" + diagnostic.line() + ":" + diagnostic.column(),
                        diagnostic.message(Locale.ENGLISH))));
        if (faults.isEmpty() && workflow.plan().isEmpty()) {
            faults.add(WesFault.WORKFLOW_NOTHING_TO_RUN.at("workflow_url"));
        }
        return workflow;
    }

    private static Map<String, String> tags(RunRequest request, UUID workspace) {
        var tags = new LinkedHashMap<>(request.tags());
        tags.put("workspace", workspace.toString());
        return tags;
    }

    private Files.Stored store(Run run, Attachment file) {
        return tools.files().write(run, "runs/" + run.id() + "/attachments/" + file.name(), file.file());
    }

    private Optional<Object> parsed(String text) {
        try {
            return Optional.ofNullable(tools.json().readValue(text, Object.class));
        } catch (com.fasterxml.jackson.core.JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private JsonNode tree(String text) {
        try {
            return tools.json().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException checkedBefore) {
            throw new IllegalStateException(checkedBefore);
        }
    }
}
