package org.jixia.wes.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jixia.wdl.engine.run.Command.LookUpCache;
import org.jixia.wdl.engine.run.RunEvent;
import org.jixia.wes.domain.CallCache;
import org.jixia.wes.domain.CallCache.Claim;
import org.jixia.wes.domain.CallCache.Entry;
import org.jixia.wes.domain.Files;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;

/**
 * Answers look-ups: a result that drs confirms is a hit; a free key is claimed and is a miss; a key that another call is computing waits
 * for it, so that equal calls run once.
 */
final class CacheDesk {

    private static final TypeReference<Map<String, JsonNode>> OUTPUTS = new TypeReference<>() {};

    private final EngineParts parts;
    private final Background background;
    private final Consumer<Message> lanes;
    private final CacheParts cacheParts;
    private final CacheVerdicts verdicts;
    private final ConcurrentLinkedQueue<Question> waiting = new ConcurrentLinkedQueue<>();
    private final Map<RunId, Integer> busy = new ConcurrentHashMap<>();

    CacheDesk(EngineParts parts, Background background, Consumer<Message> lanes) {
        this.parts = parts;
        this.background = background;
        this.lanes = lanes;
        this.cacheParts = new CacheParts(parts);
        this.verdicts = new CacheVerdicts(parts.cache(), parts.json());
    }

    /** One look-up, completed by the claim it will make. */
    private record Question(Run run, Claim claim) {}

    boolean busyWith(RunId run) {
        return busy.containsKey(run);
    }

    void forget(RunId run) {
        waiting.removeIf(question -> question.run().id().equals(run));
        busy.remove(run);
    }

    void lookUp(Run run, List<LookUpCache> lookUps) {
        busy.merge(run.id(), lookUps.size(), Integer::sum);
        background.start(() -> background.untilDone(() -> {
            var questions = new ArrayList<Question>();
            var unpinned = new ArrayList<String>();
            for (LookUpCache lookUp : lookUps) {
                cacheParts
                        .claim(run, lookUp.node(), lookUp.spec(), lookUp.key())
                        .ifPresentOrElse(
                                claim -> questions.add(new Question(run, claim)), () -> unpinned.add(lookUp.node()));
            }
            explain(unpinned.stream()
                    .map(node -> verdicts.unpinned(run.id().value(), node))
                    .toList());
            unpinned.forEach(node -> answer(run, node, null));
            ask(run, questions);
        }));
    }

    /** Asks again for those who wait; called a few times a second. */
    void askAgain() {
        var byRun = new HashMap<RunId, List<Question>>();
        for (Question question; (question = waiting.poll()) != null; ) {
            byRun.computeIfAbsent(question.run().id(), run -> new ArrayList<>()).add(question);
        }
        byRun.values()
                .forEach(questions -> background.start(() ->
                        background.untilDone(() -> ask(questions.getFirst().run(), questions))));
    }

    private void ask(Run run, List<Question> questions) {
        if (questions.isEmpty()) {
            return;
        }
        var keys = new HashSet<String>();
        questions.forEach(question -> keys.add(question.claim().key()));
        var found = parts.cache().find(run.workspace(), keys);
        var valid = confirmed(run, found);
        var hits = new ArrayList<Question>();
        var open = new ArrayList<Question>();
        questions.forEach(question -> (valid.contains(question.claim().key()) ? hits : open).add(question));
        explain(hits.stream()
                .map(hit -> verdicts.hit(hit.claim(), found.get(hit.claim().key())))
                .toList());
        hits.forEach(hit ->
                answer(run, hit.claim().node(), outputs(found.get(hit.claim().key()))));
        if (run.options().cache().write()) {
            claim(run, open, found);
        } else {
            missed(run, open, found);
        }
    }

    private void claim(Run run, List<Question> open, Map<String, Entry> found) {
        if (open.isEmpty()) {
            return;
        }
        var won = parts.cache()
                .claim(run.workspace(), open.stream().map(Question::claim).toList());
        var holders = parts.cache().find(run.workspace(), won);
        var mine = new ArrayList<Question>();
        for (Question question : open) {
            var holder = holders.get(question.claim().key());
            boolean holds = holder != null
                    && holder.holderRun().equals(run.id().value())
                    && holder.holderNode().equals(question.claim().node());
            if (holds) {
                mine.add(question);
            } else {
                waiting.add(question);
            }
        }
        missed(run, mine, found);
    }

    private void missed(Run run, List<Question> questions, Map<String, Entry> found) {
        explain(verdicts.misses(
                run.workspace(), questions.stream().map(Question::claim).toList(), found));
        questions.forEach(question -> answer(run, question.claim().node(), null));
    }

    private void explain(List<CallCache.Verdict> some) {
        if (!some.isEmpty()) {
            parts.cache().explain(some);
        }
    }

    /** Keys whose every object is still there with the digest it had; the others are marked dead. */
    private Set<String> confirmed(Run run, Map<String, Entry> found) {
        var pins = new HashMap<String, List<Files.Pinned>>();
        var all = new ArrayList<Files.Pinned>();
        for (Entry entry : found.values()) {
            if (entry.done()) {
                var pinned = Pins.of(tree(entry.outputs()));
                pins.put(entry.key(), pinned);
                all.addAll(pinned);
            }
        }
        Set<UUID> there = all.isEmpty()
                ? Set.of()
                : parts.files().confirm(all.stream().distinct().toList());
        var valid = new HashSet<String>();
        var dead = new HashSet<String>();
        pins.forEach((key, pinned) -> {
            boolean complete = pinned.stream()
                    .map(Files.Pinned::id)
                    .filter(Objects::nonNull)
                    .allMatch(there::contains);
            (complete ? valid : dead).add(key);
        });
        if (!dead.isEmpty()) {
            parts.cache().bury(run.workspace(), dead);
        }
        return valid;
    }

    private Map<String, JsonNode> outputs(Entry entry) {
        return parts.json().convertValue(tree(entry.outputs()), OUTPUTS);
    }

    private JsonNode tree(String text) {
        try {
            return parts.json().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A kept result cannot be read", broken);
        }
    }

    private void answer(Run run, String node, Map<String, JsonNode> outputs) {
        busy.computeIfPresent(run.id(), (id, count) -> count <= 1 ? null : count - 1);
        lanes.accept(new Message.Answer(run.id(), new RunEvent.CacheAnswered(node, outputs)));
    }
}
