package org.jixia.tes.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.errors.Texts;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.tes.domain.TaskService;

/** Many tasks in one call, each with its key and its own answer. */
@Path("/ga4gh/tes/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BatchResource {
    private final TaskService tasks;
    private final CurrentCaller caller;
    private final BodyDigest digest;

    @Inject
    public BatchResource(TaskService tasks, CurrentCaller caller, BodyDigest digest) {
        this.tasks = tasks;
        this.caller = caller;
        this.digest = digest;
    }

    record Batch(String replyTo, List<Item> tasks) {}

    record Item(String key, TesTask task) {}

    record Answer(List<ItemAnswer> items) {}

    record ItemAnswer(String key, String id, ItemFault fault) {}

    record ItemFault(String code, String detail) {}

    @POST
    @Path("/tasks:batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public Answer create(Batch batch) {
        if (batch == null || batch.tasks() == null) {
            throw DomainException.of(PlatformError.INVALID_FIELD, "tasks", Expected.ITEMS.of("key, task"));
        }
        var wanted = new ArrayList<TaskService.Wanted>();
        for (var item : batch.tasks()) {
            if (item == null
                    || item.task() == null
                    || item.key() == null
                    || item.key().isBlank()) {
                throw DomainException.of(PlatformError.INVALID_FIELD, "tasks", Expected.ITEMS.of("key, task"));
            }
            var document = TaskMapper.document(item.task());
            wanted.add(new TaskService.Wanted(item.key(), document, digest.of(document)));
        }
        var outcomes = tasks.createAll(caller.get(), wanted, batch.replyTo());
        var answers = new ArrayList<ItemAnswer>();
        for (var i = 0; i < wanted.size(); i++) {
            answers.add(answer(wanted.get(i).key(), outcomes.get(i)));
        }
        return new Answer(answers);
    }

    private static ItemAnswer answer(String key, TaskService.Outcome outcome) {
        if (outcome.id() != null) {
            return new ItemAnswer(key, outcome.id().toString(), null);
        }
        var detail = outcome.faults().stream()
                .map(fault -> (fault.where().isEmpty() ? "" : fault.where() + ": ") + Texts.of(fault, Locale.ENGLISH))
                .collect(Collectors.joining("\n"));
        return new ItemAnswer(
                key, null, new ItemFault(outcome.faults().getFirst().code(), detail));
    }
}
