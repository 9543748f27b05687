package org.jixia.wes.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jixia.wdl.engine.run.Command;
import org.jixia.wdl.engine.run.RunCore;
import org.jixia.wdl.engine.run.RunEvent;
import org.jixia.wes.domain.CallCache.Claim;
import org.jixia.wes.domain.CallCache.Entry;
import org.jixia.wes.domain.Run;

/**
 * Drives a run that has not started as far as the call cache carries it, and counts the calls that it answers. Nothing is claimed, stored or
 * submitted, and no file is read: what follows from a miss is left out, so the count is the least to be expected.
 */
@ApplicationScoped
public class CacheForecast {

    private static final TypeReference<Map<String, JsonNode>> OUTPUTS = new TypeReference<>() {};
    private static final int MOST_CALLS = 2_000;
    private static final int MOST_ROUNDS = 100;
    private static final int BATCH = 500;

    private final EngineParts parts;
    private final CacheParts keys;

    public CacheForecast(EngineParts parts) {
        this.parts = parts;
        this.keys = new CacheParts(parts);
    }

    /** Empty when the run does not ask the cache, or is too wide to be told in time. */
    public OptionalInt hits(Run run) {
        if (!run.options().cache().read()) {
            return OptionalInt.empty();
        }
        var state = parts.loader().forecast(run);
        var events = List.<RunEvent>of(new RunEvent.Started());
        int asked = 0;
        int hits = 0;
        for (int round = 0; round < MOST_ROUNDS && !events.isEmpty(); round++) {
            var next = new ArrayList<RunEvent>();
            var claims = new ArrayList<Claim>();
            for (Command command : RunCore.decide(state, events).commands()) {
                switch (command) {
                    case Command.LookUpCache look ->
                        keys.claim(run, look.node(), look.spec(), look.key()).ifPresent(claims::add);
                    case Command.ResolveFiles(List<String> uris) -> next.add(resolved(run, uris));
                    case Command.Continue() -> next.add(new RunEvent.Proceed());
                    case Command.StartTask task -> {}
                    case Command.ReadFile read -> {}
                    case Command.WriteFile write -> {}
                    case Command.CancelTasks cancel -> {}
                    case Command.FinishRun finish -> {}
                }
            }
            asked += claims.size();
            if (asked > MOST_CALLS) {
                return OptionalInt.empty();
            }
            var answers = answers(run, claims);
            hits += answers.size();
            next.addAll(answers);
            events = next;
        }
        return OptionalInt.of(hits);
    }

    private List<RunEvent> answers(Run run, List<Claim> claims) {
        var byKey = new HashMap<String, List<Claim>>();
        claims.forEach(claim ->
                byKey.computeIfAbsent(claim.key(), key -> new ArrayList<>()).add(claim));
        if (byKey.isEmpty()) {
            return List.of();
        }
        var answers = new ArrayList<RunEvent>();
        for (Entry entry : parts.cache().find(run.workspace(), byKey.keySet()).values()) {
            if (entry.done()) {
                byKey.get(entry.key())
                        .forEach(claim ->
                                answers.add(new RunEvent.CacheAnswered(claim.node(), outputs(entry.outputs()))));
            }
        }
        return answers;
    }

    private RunEvent resolved(Run run, List<String> uris) {
        var found = new ArrayList<RunEvent.FileAnswer>();
        for (int from = 0; from < uris.size(); from += BATCH) {
            parts.files()
                    .resolve(run.person(), run.workspace(), uris.subList(from, Math.min(uris.size(), from + BATCH)))
                    .forEach(answer -> found.add(new RunEvent.FileAnswer(
                            answer.reference(), answer.there() ? FileDesk.info(answer) : null)));
        }
        return new RunEvent.FilesResolved(found);
    }

    private Map<String, JsonNode> outputs(String text) {
        try {
            return parts.json().readValue(text, OUTPUTS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A kept result cannot be read", broken);
        }
    }
}
