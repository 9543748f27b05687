package org.jixia.tes.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.outbox.Event;
import org.jixia.platform.outbox.Outbox;
import org.jixia.tes.domain.ReplyPost;
import org.jixia.tes.domain.TaskNews;
import org.jixia.tes.domain.TaskResult;

/** Tells ends of tasks: one event a run and transaction through the outbox, split only where it would become too large. */
@ApplicationScoped
public class TaskPublisher implements TaskNews {
    private static final String TOPIC = "jixia.tes.tasks";
    /** Below the 256 KiB of an event, with room for its envelope. */
    private static final int MOST = 200 * 1024;

    private final Outbox outbox;
    private final ObjectMapper json;
    private final ReplyPost post;

    @Inject
    public TaskPublisher(Outbox outbox, ObjectMapper json, ReplyPost post) {
        this.outbox = outbox;
        this.json = json;
        this.post = post;
    }

    record Finished(List<TaskResult> results) {}

    @Override
    public void tell(List<TaskResult> results) {
        if (results.isEmpty()) {
            return;
        }
        var byKey = new LinkedHashMap<UUID, List<TaskResult>>();
        for (var result : results) {
            var key = result.run() == null ? result.task() : result.run();
            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(result);
        }
        var events = new ArrayList<Event>();
        byKey.forEach((key, group) -> add(events, key, group));
        outbox.tell(events);
    }

    private void add(List<Event> events, UUID key, List<TaskResult> group) {
        var part = new ArrayList<TaskResult>();
        var size = 0;
        for (var result : group) {
            var told = result.told();
            if (size(told) > MOST) {
                told = result.withoutOutputs();
            }
            var bytes = size(told);
            if (!part.isEmpty() && size + bytes > MOST) {
                events.add(event(key, part));
                part = new ArrayList<>();
                size = 0;
            }
            part.add(told);
            size += bytes;
        }
        events.add(event(key, part));
    }

    private static Event event(UUID key, List<TaskResult> results) {
        var first = results.getFirst();
        return Event.of(TOPIC, key, "TasksFinished", new Finished(results))
                .workspace(first.workspace())
                .actor(first.person());
    }

    private int size(TaskResult result) {
        try {
            return json.writeValueAsBytes(result).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result cannot be written", e);
        }
    }

    @Override
    public void reply(String replyTo, List<TaskResult> results) {
        post.send(replyTo, results);
    }

    @Override
    public boolean mayReply(String replyTo) {
        return post.allowed(replyTo);
    }
}
