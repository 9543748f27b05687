package org.jixia.wdl.engine.evaluation;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.engine.value.FileInfo;
import org.jixia.wdl.engine.value.ValueFault;

/** The answers that one evaluation has collected over its repetitions. Asking for a missing one throws {@link NeedsFacts}. */
public final class Facts {
    /** An answer; {@code file} or {@code text} is null when there is nothing there. */
    public record Answer(FileInfo file, String text, boolean tooLarge, String refusal) {
        public Answer(FileInfo file, String text, boolean tooLarge) {
            this(file, text, tooLarge, null);
        }

        /** Nobody will ever answer, and says why. */
        public static Answer refused(String sentence) {
            return new Answer(null, null, false, sentence);
        }
    }

    private final Map<Need, Answer> answers = new HashMap<>();

    public void learn(Need need, Answer answer) {
        answers.put(need, answer);
    }

    public boolean knows(Need need) {
        return answers.containsKey(need);
    }

    public Answer get(Need need) {
        Answer answer = answers.get(need);
        if (answer == null) {
            throw new NeedsFacts(Set.of(need));
        }
        if (answer.refusal() != null) {
            throw new ValueFault("file_refused", answer.refusal());
        }
        return answer;
    }

    /** Asks for all that are missing at once, so that a long list costs one round. */
    public void require(Collection<? extends Need> needs) {
        Set<Need> missing = new LinkedHashSet<>();
        for (Need need : needs) {
            if (!answers.containsKey(need)) {
                missing.add(need);
            }
        }
        if (!missing.isEmpty()) {
            throw new NeedsFacts(missing);
        }
    }
}
