package org.jixia.tes.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.Flaw;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.StreamLog;
import org.jixia.tes.domain.TaskError;
import org.jixia.tes.domain.TaskFilter;
import org.jixia.tes.domain.TaskHead;
import org.jixia.tes.domain.TaskService;
import org.jixia.tes.domain.TaskState;

/** TES 1.1: create, list, get, cancel. */
@Path("/ga4gh/tes/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TesResource {
    private static final int DEFAULT_PAGE = 256;
    private static final int LARGEST_PAGE = 2047;
    /** With up to 128 KiB of logs each; TES lets a page hold fewer than asked for. */
    private static final int LARGEST_FULL_PAGE = 64;

    private static final int LONGEST_KEY = 200;

    private final TaskService tasks;
    private final CurrentCaller caller;
    private final BodyDigest digest;

    @Inject
    public TesResource(TaskService tasks, CurrentCaller caller, BodyDigest digest) {
        this.tasks = tasks;
        this.caller = caller;
        this.digest = digest;
    }

    /** tesCreateTaskResponse. */
    public record Created(String id) {}

    /** tesListTasksResponse. */
    public record Listed(
            List<Object> tasks,
            @JsonProperty("next_page_token") String nextPageToken) {}

    private enum View {
        MINIMAL,
        BASIC,
        FULL
    }

    @POST
    @Path("/tasks")
    @Consumes(MediaType.APPLICATION_JSON)
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public Created create(TesTask task, @HeaderParam("Idempotency-Key") String key) {
        if (task == null) {
            throw DomainException.of(PlatformError.INVALID_JSON, Flaw.NO_CONTENT);
        }
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw DomainException.of(
                    PlatformError.INVALID_FIELD, "Idempotency-Key", Expected.CHARACTERS.of(1, LONGEST_KEY));
        }
        var document = TaskMapper.document(task);
        var id = tasks.create(caller.get(), new TaskService.Wanted(key, document, digest.of(document)));
        return new Created(id.toString());
    }

    @GET
    @Path("/tasks/{id}")
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public Object get(@PathParam("id") String id, @QueryParam("view") String view) {
        var wanted = view(view);
        return wanted == View.MINIMAL
                ? TaskMapper.minimal(tasks.head(caller.get(), id(id)))
                : shown(List.of(tasks.get(caller.get(), id(id))), wanted == View.FULL)
                        .getFirst();
    }

    @POST
    @Path("/tasks/{id: [^/:]+}:cancel")
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public Map<String, String> cancel(@PathParam("id") String id) {
        tasks.cancel(caller.get(), id(id));
        return Map.of();
    }

    @GET
    @Path("/tasks")
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public Listed list(
            @QueryParam("name_prefix") String prefix,
            @QueryParam("state") String state,
            @QueryParam("tag_key") List<String> tagKeys,
            @QueryParam("tag_value") List<String> tagValues,
            @QueryParam("page_size") String pageSize,
            @QueryParam("page_token") String token,
            @QueryParam("view") String view) {
        var wanted = view(view);
        var size = Math.min(size(pageSize), wanted == View.FULL ? LARGEST_FULL_PAGE : LARGEST_PAGE);
        var filter = filter(prefix, state, tagKeys, tagValues);
        var text = prefix + "\n" + state + "\n" + tagKeys + "\n" + tagValues;
        var before = PageToken.decode(token, text).map(keys -> id(keys.getFirst()));
        var heads = tasks.heads(caller.get(), filter, before, size + 1);
        var page = heads.subList(0, Math.min(size, heads.size()));
        if (wanted == View.MINIMAL) {
            return listed(page.stream().<Object>map(TaskMapper::minimal).toList(), page, heads.size(), text);
        }
        // Of large tasks a page holds fewer.
        var whole = page.isEmpty() ? List.<StoredTask>of() : tasks.list(caller.get(), filter, before, page.size());
        return listed(shown(whole, wanted == View.FULL), page.subList(0, whole.size()), heads.size(), text);
    }

    private static Listed listed(List<Object> shown, List<TaskHead> page, int there, String filter) {
        var next = there > page.size()
                ? PageToken.encode(List.of(page.getLast().id().toString()), filter)
                : null;
        return new Listed(shown, next);
    }

    private List<Object> shown(List<StoredTask> page, boolean full) {
        var logs = full ? tasks.logs(page.stream().map(StoredTask::id).toList()) : Map.<UUID, List<StreamLog>>of();
        return page.stream()
                .<Object>map(task -> TaskMapper.whole(task, full, logs.getOrDefault(task.id(), List.of())))
                .toList();
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw DomainException.of(TaskError.TASK_NOT_FOUND);
        }
    }

    private static View view(String text) {
        try {
            return text == null || text.isEmpty() ? View.MINIMAL : View.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            throw DomainException.of(TaskError.VIEW_UNKNOWN, text);
        }
    }

    private static int size(String text) {
        if (text == null || text.isEmpty()) {
            return DEFAULT_PAGE;
        }
        try {
            var size = Integer.parseInt(text);
            if (size >= 1) {
                return Math.min(size, LARGEST_PAGE);
            }
        } catch (NumberFormatException refusedBelow) {
            // the same refusal as for a number below 1
        }
        throw DomainException.of(PlatformError.INVALID_FIELD, "page_size", Expected.WHOLE_NUMBER_FROM.of(1));
    }

    private static TaskFilter filter(String prefix, String state, List<String> keys, List<String> values) {
        if (values.size() > keys.size()) {
            throw DomainException.of(PlatformError.INVALID_FIELD, "tag_value", Expected.AT_MOST.of(keys.size()));
        }
        var tags = new TreeMap<String, String>();
        for (var i = 0; i < keys.size(); i++) {
            tags.put(keys.get(i), i < values.size() ? values.get(i) : "");
        }
        Optional<TaskState> wanted = Optional.empty();
        var nothing = false;
        if (state != null && !state.isEmpty()) {
            if (List.of("UNKNOWN", "PAUSED", "PREEMPTED").contains(state)) {
                nothing = true;
            } else {
                wanted = Optional.of(state(state));
            }
        }
        return new TaskFilter(
                Optional.empty(),
                Optional.empty(),
                null,
                Optional.ofNullable(prefix).filter(p -> !p.isEmpty()),
                wanted,
                tags,
                nothing);
    }

    private static TaskState state(String text) {
        try {
            return TaskState.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            throw DomainException.of(
                    PlatformError.INVALID_FIELD, "state", Expected.ONE_OF.of(List.of(TaskState.values())));
        }
    }
}
