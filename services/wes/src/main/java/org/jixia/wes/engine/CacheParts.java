package org.jixia.wes.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jixia.wdl.engine.task.CacheKey;
import org.jixia.wdl.engine.task.CacheKey.Component;
import org.jixia.wdl.engine.task.TaskSpec;
import org.jixia.wes.domain.CallCache;
import org.jixia.wes.domain.Run;

/** Completes the core's cache key by what only the platform knows: the workspace and what the image stands for. */
final class CacheParts {

    private static final String VERSION = "1";

    private final EngineParts parts;

    CacheParts(EngineParts parts) {
        this.parts = parts;
    }

    /** Empty when the task's image cannot be pinned: its results are not kept. */
    Optional<CallCache.Claim> claim(Run run, String node, TaskSpec spec, CacheKey key) {
        return image(run, spec).map(image -> {
            var more = List.of(
                    new Component("version", VERSION),
                    new Component("scope", run.workspace().toString()),
                    new Component("image", image));
            var all = new ArrayList<>(more);
            all.addAll(key.components());
            return new CallCache.Claim(
                    key.digest(more), spec.task(), text(all), run.id().value(), node);
        });
    }

    /**
     * What the task will run with, by the rule of tes: the host's tools by their versions, an image by its digest, else by what it is to
     * the engine that holds it. A tag that nobody holds may be anything by the time it runs.
     */
    private Optional<String> image(Run run, TaskSpec spec) {
        if (parts.config().nullExecutor()) {
            return Optional.of(spec.containers().toString());
        }
        var host = parts.tasks().host();
        var image = TaskDocuments.image(spec, host);
        var mapped = host.images().get(image);
        if (image.equals(TaskDocuments.HOST_IMAGE) || run.options().hostTools() && mapped == null) {
            var own = host.images().getOrDefault(TaskDocuments.HOST_IMAGE, Map.of());
            return Optional.of(TaskDocuments.HOST_IMAGE + " " + new TreeMap<>(own));
        }
        var held = parts.tasks().imageId(image);
        if (mapped != null && (run.options().hostTools() || held.isEmpty())) {
            return Optional.of(new TreeMap<>(mapped).toString());
        }
        int digest = image.indexOf("@sha256:");
        return digest < 0 ? held : Optional.of(image.substring(digest + 1));
    }

    private String text(List<Component> components) {
        try {
            return parts.json().writeValueAsString(components);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
