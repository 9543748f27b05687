package org.jixia.wes.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Results of earlier calls by workspace and key. An entry is RUNNING while one call computes it, and others with its key wait for it
 * (single flight); DONE with its outputs; DEAD once one of its objects is gone.
 */
public interface CallCache {

    /** What is known of the keys; keys without an entry are not in the answer. */
    Map<String, Entry> find(UUID workspace, Set<String> keys);

    /** Claims keys for calls that will compute them: free ones, dead ones, and those whose holder can no more. Returns what it got. */
    Set<String> claim(UUID workspace, List<Claim> claims);

    /** Claims keys although they may have a result, for calls that were told to run again. */
    void replace(UUID workspace, List<Claim> claims);

    /** The latest results of the task in the workspace, at most twenty, newest first. */
    List<Entry> latest(UUID workspace, String task);

    /** Keeps why calls were answered or were not. */
    void explain(List<Verdict> verdicts);

    /** Keeps what the holders came to; holders that failed free their keys. In the caller's transaction. */
    void finish(List<Outcome> outcomes);

    /** Marks entries whose objects are gone. */
    void bury(List<UUID> objects);

    /** Marks entries that turned out to be invalid. */
    void bury(UUID workspace, Set<String> keys);

    /** An entry; outputs as the engine wrote them, parts as JSON. */
    record Entry(
            String key,
            String state,
            String parts,
            String outputs,
            List<UUID> objects,
            UUID holderRun,
            String holderNode) {
        public boolean done() {
            return "DONE".equals(state);
        }

        public boolean running() {
            return "RUNNING".equals(state);
        }
    }

    /** A call that is going to compute a key. */
    record Claim(String key, String task, String parts, UUID run, String node) {}

    /** How a holder ended: outputs null when it failed. */
    record Outcome(UUID run, String node, String outputs, List<UUID> objects) {}

    /** Why a call was answered by the cache or was not; the body is JSON for people. */
    record Verdict(UUID run, String node, String body) {}
}
