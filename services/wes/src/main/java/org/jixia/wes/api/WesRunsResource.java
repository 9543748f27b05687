package org.jixia.wes.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.wes.api.WesBodies.RunIdBody;
import org.jixia.wes.api.WesBodies.RunList;
import org.jixia.wes.api.WesBodies.RunLog;
import org.jixia.wes.api.WesBodies.RunStatusBody;
import org.jixia.wes.api.WesBodies.TaskList;
import org.jixia.wes.api.WesBodies.TaskLog;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunQuery;
import org.jixia.wes.domain.RunRepository;
import org.jixia.wes.domain.RunRepository.CancelScope;
import org.jixia.wes.domain.RunRequest.Attachment;
import org.jixia.wes.domain.RunService;
import org.jixia.wes.domain.WesError;
import org.jixia.wes.engine.Shards;

/** Runs as WES 1.1.0 has them: submit, list, log, status, tasks, cancel. */
@Path("/ga4gh/wes/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WesRunsResource {

    private static final String FILTER = "wes";
    private static final int MOST_LISTED = 500;
    /** Characters of a field, as many as an attribute of a form may have (application.properties). */
    private static final int MOST_TEXT = 4 * 1024 * 1024;

    private final Launches launches;
    private final RunService service;
    private final RunRepository runs;
    private final WesLogs logs;
    private final Shards shards;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    WesRunsResource(
            Launches launches,
            RunService service,
            RunRepository runs,
            WesLogs logs,
            Shards shards,
            CurrentCaller caller,
            ObjectMapper json) {
        this.launches = launches;
        this.service = service;
        this.runs = runs;
        this.logs = logs;
        this.shards = shards;
        this.caller = caller;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Permission(Right.SELF)
    public RunIdBody submit(MultipartFormDataInput form) {
        var fields = new LinkedHashMap<String, String>();
        var attachments = new ArrayList<Attachment>();
        for (Map.Entry<String, java.util.Collection<FormValue>> field :
                form.getValues().entrySet()) {
            for (FormValue value : field.getValue()) {
                if (field.getKey().equals("workflow_attachment")) {
                    attachments.add(attachment(value));
                } else {
                    fields.putIfAbsent(field.getKey(), text(field.getKey(), value));
                }
            }
        }
        return launch(fields, attachments);
    }

    /** Clients without an attachment send their fields so, whatever the standard says. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permission(Right.SELF)
    public RunIdBody submitPlain(MultivaluedMap<String, String> form) {
        var fields = new LinkedHashMap<String, String>();
        form.forEach((name, values) -> fields.put(name, values.getFirst()));
        return launch(fields, List.of());
    }

    private RunIdBody launch(Map<String, String> fields, List<Attachment> attachments) {
        var request = new RunForm(json, fields, attachments).read();
        return new RunIdBody(launches.launch(request, caller.person()).toString());
    }

    private static Attachment attachment(FormValue value) {
        var disposition = value.getHeaders() == null ? null : value.getHeaders().getFirst("Content-Disposition");
        var name = AttachmentNames.of(disposition, value.getFileName());
        try {
            java.nio.file.Path file;
            if (value.isFileItem() && value.getFileItem().getFile() != null) {
                file = value.getFileItem().getFile();
            } else {
                file = Files.createTempFile("attachment", null);
                file.toFile().deleteOnExit();
                Files.writeString(file, value.getValue());
            }
            return new Attachment(name, file, Files.size(file));
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    private static String text(String field, FormValue value) {
        try {
            long size = value.isFileItem()
                    ? value.getFileItem().getFileSize()
                    : value.getValue().length();
            if (size > MOST_TEXT) {
                throw DomainException.of(WesError.FIELD_TOO_LARGE, field, MOST_TEXT);
            }
            return value.isFileItem()
                    ? new String(
                            value.getFileItem().getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8)
                    : value.getValue();
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    @GET
    @Permission(Right.SELF)
    public RunList list(@QueryParam("page_size") String pageSize, @QueryParam("page_token") String pageToken) {
        var person = caller.person().sub();
        int size = size(pageSize);
        var before = PageToken.decode(
                        pageToken,
                        FILTER,
                        keys -> RunId.parse(keys.getFirst()).orElseThrow(IllegalArgumentException::new))
                .orElse(null);
        var query = new RunQuery(service.readableWorkspaces(person), person, null, null, null, null, before, size + 1);
        var page =
                Page.of(runs.list(query), size, FILTER, run -> List.of(run.id().toString()));
        return new RunList(
                page.items().stream().map(WesLogs::summary).toList(),
                page.nextPageToken() == null ? "" : page.nextPageToken());
    }

    @GET
    @Path("/{run}")
    @Permission(Right.WORKSPACE_READ)
    public RunLog log(@PathParam("run") String run) {
        return logs.run(service.visible(run, caller.get()));
    }

    @GET
    @Path("/{run}/status")
    @Permission(Right.WORKSPACE_READ)
    public RunStatusBody status(@PathParam("run") String run) {
        var found = service.visible(run, caller.get());
        return new RunStatusBody(found.id().toString(), found.state().name());
    }

    @GET
    @Path("/{run}/tasks")
    @Permission(Right.WORKSPACE_READ)
    public TaskList tasks(
            @PathParam("run") String run,
            @QueryParam("page_size") String pageSize,
            @QueryParam("page_token") String pageToken) {
        var found = service.visible(run, caller.get());
        return logs.tasks(found, size(pageSize), pageToken);
    }

    /** The standard lets a service give fewer than asked for. */
    private static int size(String asked) {
        return asked != null && asked.strip().matches("0*[1-9]\\d{3,}|[5-9]\\d\\d") ? MOST_LISTED : Page.size(asked);
    }

    @GET
    @Path("/{run}/tasks/{task}")
    @Permission(Right.WORKSPACE_READ)
    public TaskLog task(@PathParam("run") String run, @PathParam("task") String task) {
        return logs.task(service.visible(run, caller.get()), task)
                .orElseThrow(() -> DomainException.of(WesError.TASK_NOT_FOUND, run, task));
    }

    /** The run's own log as text: stdout is empty, stderr what the engine wrote. */
    @GET
    @Path("/{run}/logs/{stream}")
    @Produces(MediaType.TEXT_PLAIN)
    @Permission(Right.WORKSPACE_READ)
    public StreamingOutput stream(@PathParam("run") String run, @PathParam("stream") String stream) {
        var found = service.visible(run, caller.get());
        return switch (stream) {
            case "stdout" -> empty -> {};
            case "stderr" -> out -> logs.write(found, out);
            default -> throw DomainException.of(WesError.LOG_NOT_FOUND, run);
        };
    }

    @POST
    @Path("/{run}/cancel")
    @Permission(Right.WORKSPACE_COMPUTE)
    public RunIdBody cancel(@PathParam("run") String run) {
        Run found = service.stoppable(run, caller.get());
        service.cancel(
                        CancelScope.of(found.id()),
                        "cancelled by " + caller.person().sub())
                .forEach(shards::wake);
        return new RunIdBody(found.id().toString());
    }
}
