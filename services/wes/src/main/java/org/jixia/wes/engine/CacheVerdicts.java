package org.jixia.wes.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.wdl.engine.task.CacheKey.Component;
import org.jixia.wes.domain.CallCache;
import org.jixia.wes.domain.CallCache.Claim;
import org.jixia.wes.domain.CallCache.Entry;
import org.jixia.wes.domain.CallCache.Verdict;

/** Says why a call was answered by the cache or was not: by whom, or which parts of the key differ from the nearest earlier call. */
final class CacheVerdicts {

    private static final TypeReference<List<Component>> COMPONENTS = new TypeReference<>() {};
    private static final int MOST_PARTS = 20;

    private final CallCache cache;
    private final ObjectMapper json;

    CacheVerdicts(CallCache cache, ObjectMapper json) {
        this.cache = cache;
        this.json = json;
    }

    Verdict hit(Claim claim, Entry entry) {
        var body = json.createObjectNode().put("hit", true);
        body.put("run", entry.holderRun().toString()).put("call", entry.holderNode());
        return new Verdict(claim.run(), claim.node(), body.toString());
    }

    /** The task's image means nothing certain, so that nothing can be compared. */
    Verdict unpinned(UUID run, String node) {
        return new Verdict(run, node, miss("IMAGE_NOT_PINNED").toString());
    }

    /** @param known what was found under the very keys: results of which something is gone */
    List<Verdict> misses(UUID workspace, List<Claim> claims, Map<String, Entry> known) {
        var latest = new HashMap<String, List<Earlier>>();
        var verdicts = new ArrayList<Verdict>();
        for (Claim claim : claims) {
            var gone = known.get(claim.key());
            var earlier = latest.computeIfAbsent(claim.task(), task -> earlier(workspace, task));
            var body = gone != null && !gone.running()
                    ? compared(miss("OUTPUTS_GONE"), new Earlier(gone, parts(gone.parts())), Map.of())
                    : nearest(parts(claim.parts()), earlier);
            verdicts.add(new Verdict(claim.run(), claim.node(), body.toString()));
        }
        return verdicts;
    }

    private record Earlier(Entry entry, Map<String, String> parts) {}

    private List<Earlier> earlier(UUID workspace, String task) {
        return cache.latest(workspace, task).stream()
                .map(entry -> new Earlier(entry, parts(entry.parts())))
                .toList();
    }

    private ObjectNode nearest(Map<String, String> parts, List<Earlier> earlier) {
        Earlier nearest = null;
        Map<String, String[]> fewest = null;
        for (Earlier candidate : earlier) {
            var differing = differing(parts, candidate.parts());
            if (fewest == null || differing.size() < fewest.size()) {
                nearest = candidate;
                fewest = differing;
            }
        }
        return nearest == null ? miss("FIRST") : compared(miss("DIFFERS"), nearest, fewest);
    }

    private static Map<String, String[]> differing(Map<String, String> here, Map<String, String> there) {
        var differing = new LinkedHashMap<String, String[]>();
        here.forEach((name, value) -> {
            if (!value.equals(there.get(name))) {
                differing.put(name, new String[] {value, there.get(name)});
            }
        });
        there.forEach((name, value) -> {
            if (!here.containsKey(name)) {
                differing.put(name, new String[] {null, value});
            }
        });
        return differing;
    }

    private ObjectNode miss(String reason) {
        return json.createObjectNode().put("hit", false).put("reason", reason);
    }

    private static ObjectNode compared(ObjectNode body, Earlier with, Map<String, String[]> differing) {
        body.put("run", with.entry().holderRun().toString())
                .put("call", with.entry().holderNode());
        var parts = body.putArray("differs");
        differing.entrySet().stream()
                .limit(MOST_PARTS)
                .forEach(part -> parts.addObject()
                        .put("part", part.getKey())
                        .put("here", part.getValue()[0])
                        .put("there", part.getValue()[1]));
        return body;
    }

    private Map<String, String> parts(String text) {
        try {
            var parts = new LinkedHashMap<String, String>();
            json.readValue(text, COMPONENTS).forEach(part -> parts.put(part.name(), part.value()));
            return parts;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The parts of a kept key cannot be read", broken);
        }
    }
}
