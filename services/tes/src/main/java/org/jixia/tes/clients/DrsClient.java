package org.jixia.tes.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClients;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.execution.Objects;

/** drs as tes needs it: stage inputs, open and complete outputs. Every call may be repeated. */
@ApplicationScoped
public class DrsClient implements Objects {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** Between services these speak of the moment, or of a set-up that somebody mends: not of the task. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 408, 425, 429);

    private static final int FAULTS_SHOWN = 5;

    private final ServiceClients clients;

    @Inject
    public DrsClient(ServiceClients clients) {
        this.clients = clients;
    }

    record StageRequest(List<StageTask> tasks) {}

    record StageTask(UUID task, int attempt, String person, UUID workspace, UUID run, List<InputUrl> inputs) {}

    record InputUrl(String url) {}

    record StageAnswer(List<StagedTask> tasks) {}

    record StagedTask(UUID task, List<StagedInput> inputs) {}

    record StagedInput(String url, Info object, String accessUrl, InputFault fault) {}

    record InputFault(String code, String detail) {}

    record OutputsRequest(UUID task, int attempt, UUID run, String person, UUID workspace, List<NewFile> files) {}

    record OutputsAnswer(List<OpenFile> files) {}

    record OpenFile(String path, String objectId, Upload upload) {}

    record Upload(String method, String uploadId, long partSize, List<String> urls, Map<String, String> headers) {}

    record CompleteRequest(UUID task, int attempt, List<Stored> files) {}

    record CompleteAnswer(List<Info> files) {}

    @Override
    public Map<String, Input> stage(StoredTask task, List<String> urls) {
        var owner = task.owner();
        var wanted = new StageTask(
                task.id(),
                task.attempt(),
                owner.person(),
                owner.workspace(),
                owner.run(),
                urls.stream().map(InputUrl::new).toList());
        var answer = asking(() -> clients.to("drs")
                .repeatable()
                .deadline(DEADLINE)
                .post("/internal/tasks:stage", new StageRequest(List.of(wanted)), StageAnswer.class));
        var inputs = new HashMap<String, Input>();
        for (var input : answer.tasks().getFirst().inputs()) {
            var fault = input.fault();
            inputs.put(
                    input.url(),
                    new Input(
                            input.object(),
                            input.accessUrl(),
                            fault == null ? null : fault.code(),
                            fault == null ? null : fault.detail()));
        }
        return inputs;
    }

    @Override
    public List<Door> open(StoredTask task, List<NewFile> files) {
        var owner = task.owner();
        var request =
                new OutputsRequest(task.id(), task.attempt(), owner.run(), owner.person(), owner.workspace(), files);
        var answer = asking(() -> clients.to("drs")
                .repeatable()
                .deadline(DEADLINE)
                .post("/internal/outputs", request, OutputsAnswer.class));
        return answer.files().stream()
                .map(file -> {
                    var upload = file.upload();
                    return upload == null
                            ? new Door(file.path(), file.objectId(), false, null, null, 0, List.of(), Map.of())
                            : new Door(
                                    file.path(),
                                    file.objectId(),
                                    true,
                                    upload.method(),
                                    upload.uploadId(),
                                    upload.partSize(),
                                    upload.urls(),
                                    upload.headers() == null ? Map.of() : upload.headers());
                })
                .toList();
    }

    @Override
    public List<Info> complete(StoredTask task, List<Stored> files) {
        var request = new CompleteRequest(task.id(), task.attempt(), files);
        return asking(() -> clients.to("drs")
                        .repeatable()
                        .deadline(DEADLINE)
                        .post("/internal/outputs:complete", request, CompleteAnswer.class))
                .files();
    }

    private static String sentence(RemoteException refused) {
        var faults = refused.faults().stream()
                .map(fault -> fault.where() + ": " + fault.detail())
                .limit(FAULTS_SHOWN)
                .toList();
        return faults.isEmpty() ? refused.detail() : refused.detail() + " " + String.join("; ", faults);
    }

    private static <T> T asking(Supplier<T> call) {
        try {
            return call.get();
        } catch (RemoteException refused) {
            if (refused.status() / 100 == 4 && !PASSING.contains(refused.status())) {
                throw new RefusedException(sentence(refused), refused);
            }
            throw new AwayException(refused.detail(), refused);
        } catch (DomainException away) {
            throw new AwayException(null, away);
        }
    }
}
