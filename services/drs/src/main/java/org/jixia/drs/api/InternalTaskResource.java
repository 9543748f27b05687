package org.jixia.drs.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.drs.api.RequestMapper.FaultBody;
import org.jixia.drs.domain.BlobStore.Part;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.tasks.OutputService;
import org.jixia.drs.domain.tasks.OutputService.DeclaredOutput;
import org.jixia.drs.domain.tasks.OutputService.NewFile;
import org.jixia.drs.domain.tasks.OutputService.NewOutputs;
import org.jixia.drs.domain.tasks.OutputService.WrittenFile;
import org.jixia.drs.domain.tasks.RunInputService;
import org.jixia.drs.domain.tasks.StagingService;
import org.jixia.drs.domain.tasks.StagingService.StagedInput;
import org.jixia.drs.domain.tasks.StagingService.TaskInputs;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** What tes and wes ask for tasks and runs: inputs before they start, outputs when they end. */
@Path("/internal")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class InternalTaskResource {
    private final StagingService staging;
    private final OutputService outputs;
    private final RunInputService inputs;
    private final DrsSettings settings;

    public InternalTaskResource(
            StagingService staging, OutputService outputs, RunInputService inputs, DrsSettings settings) {
        this.staging = staging;
        this.outputs = outputs;
        this.inputs = inputs;
        this.settings = settings;
    }

    @PUT
    @Path("/runs/{run}/inputs")
    @Permission(
            value = Right.INTERNAL,
            callers = {"wes"})
    public void putInputs(@PathParam("run") UUID run, RunInputs request) {
        var body = RequestMapper.body(request);
        new RequestMapper().require(body.person(), "person").check();
        inputs.add(run, body.person(), RequestMapper.ids(body.objects(), InternalObjectResource.MAX_ITEMS));
    }

    @POST
    @Path("/tasks:stage")
    @Permission(
            value = Right.INTERNAL,
            callers = {"tes"})
    public Staged stage(Stage request, @Context HttpHeaders headers) {
        var tasks = RequestMapper.body(request).tasks();
        new RequestMapper()
                .atMost(tasks, InternalObjectResource.MAX_ITEMS, "tasks")
                .check();
        var check = new RequestMapper();
        for (int i = 0; i < tasks.size(); i++) {
            var where = "tasks[" + i + "].";
            check.require(tasks.get(i).task(), where + "task")
                    .require(tasks.get(i).person(), where + "person")
                    .require(tasks.get(i).workspace(), where + "workspace")
                    .atMost(tasks.get(i).inputs(), 100_000, where + "inputs");
        }
        check.check();
        var staged = staging.stage(tasks.stream().map(StageTask::asInputs).toList());
        return new Staged(staged.stream()
                .map(t -> new StagedTask(
                        t.task(),
                        t.inputs().stream().map(i -> input(i, headers)).toList()))
                .toList());
    }

    private StagedBody input(StagedInput input, HttpHeaders headers) {
        return new StagedBody(
                input.url(),
                input.object() == null ? null : ObjectInfo.of(input.object(), settings),
                input.accessUrl(),
                RequestMapper.fault(input.fault(), headers));
    }

    @POST
    @Path("/outputs")
    @Permission(
            value = Right.INTERNAL,
            callers = {"tes", "wes"})
    public Declared declare(Outputs request) {
        var body = RequestMapper.body(request);
        new RequestMapper()
                .require(body.task(), "task")
                .require(body.person(), "person")
                .require(body.workspace(), "workspace")
                .atMost(body.files(), OutputService.MAX_FILES, "files")
                .check();
        var declared = outputs.declare(
                new NewOutputs(body.task(), body.attempt(), body.run(), body.person(), body.workspace(), body.files()));
        return new Declared(declared.stream().map(DeclaredFile::of).toList());
    }

    @POST
    @Path("/outputs:complete")
    @Permission(
            value = Right.INTERNAL,
            callers = {"tes", "wes"})
    public Completed complete(Complete request) {
        var body = RequestMapper.body(request);
        new RequestMapper()
                .require(body.task(), "task")
                .atMost(body.files(), OutputService.MAX_FILES, "files")
                .check();
        var check = new RequestMapper();
        body.files().forEach(f -> check.require(f.objectId(), "files.objectId"));
        check.check();
        var objects = outputs.complete(
                body.task(), body.files().stream().map(Written::asFile).toList());
        return new Completed(
                objects.stream().map(o -> ObjectInfo.of(o, settings)).toList());
    }

    public record RunInputs(String person, UUID workspace, List<UUID> objects) {}

    public record Stage(List<StageTask> tasks) {}

    public record StageTask(
            String task, int attempt, String person, UUID workspace, UUID run, List<StageInput> inputs) {
        TaskInputs asInputs() {
            return new TaskInputs(
                    task,
                    attempt,
                    person,
                    workspace,
                    run,
                    inputs.stream().map(StageInput::url).toList());
        }
    }

    public record StageInput(String url) {}

    public record Staged(List<StagedTask> tasks) {}

    public record StagedTask(String task, List<StagedBody> inputs) {}

    public record StagedBody(String url, ObjectInfo object, String accessUrl, FaultBody fault) {}

    public record Outputs(String task, int attempt, UUID run, String person, UUID workspace, List<NewFile> files) {}

    public record Declared(List<DeclaredFile> files) {}

    /** No upload when the bytes are kept already: the object exists then. */
    public record DeclaredFile(String path, UUID objectId, UploadTarget upload) {
        static DeclaredFile of(DeclaredOutput declared) {
            var output = declared.output();
            var target = declared.urls().isEmpty()
                    ? null
                    : new UploadTarget(
                            output.isMultipart() ? "MULTIPART" : "PUT",
                            output.storeUpload(),
                            declared.partSize(),
                            declared.urls(),
                            declared.headers());
            return new DeclaredFile(output.path().value(), output.object().value(), target);
        }
    }

    /** @param headers what each request must carry; with PUT the store answers 412 when the bytes are there already */
    public record UploadTarget(
            String method, String uploadId, long partSize, List<URI> urls, Map<String, String> headers) {}

    public record Complete(String task, int attempt, List<Written> files) {}

    public record Written(UUID objectId, List<Etag> parts) {
        WrittenFile asFile() {
            var sent = parts == null ? List.<Etag>of() : parts;
            return new WrittenFile(
                    new ObjectId(objectId),
                    sent.stream().map(p -> new Part(p.number(), p.bare(), 0)).toList());
        }
    }

    /** An entity tag as the store gave it, in quotes or without. */
    public record Etag(int number, String etag) {
        String bare() {
            return etag == null ? "" : etag.replace("\"", "");
        }
    }

    public record Completed(List<ObjectInfo> files) {}
}
