package org.jixia.workspace.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.errors.Fault;

/** What wes does for submissions. */
public interface Runs {
    /** Keeps a bundle under its digest; repeatable. */
    void put(String digest, byte[] bundle);

    /** Of a bundle that was put. */
    Description describe(String digest, DescriptionService.Asker asker);

    /** Of documents that are kept nowhere. */
    Description describe(Documents documents, DescriptionService.Asker asker);

    /** Of what lies at an address, with the documents that were read; refused when they cannot be. */
    Description read(String url, DescriptionService.Asker asker);

    /** Checks up to 500 rows without starting anything. */
    Map<String, RowCheck> check(Submission submission, Map<String, Map<String, Object>> inputsByRow);

    /** Starts up to 500 rows; repeatable by (submission, row). */
    Launched start(Submission submission, Map<String, Map<String, Object>> inputsByRow);

    void cancel(UUID submission, String reason, String person);

    List<Ended> states(List<UUID> runs);

    /** @param expectedCacheHits calls that the cache will answer; null when that is not known */
    record RowCheck(List<Fault> faults, List<String> warnings, Integer expectedCacheHits) {}

    /** @param closed why wes starts no more runs of this submission; null when it has taken the rows */
    record Launched(Map<String, Started> rows, String closed) {}

    record Started(UUID run, List<Fault> faults) {}

    /** A run's state as WES words it, with outputs once it is COMPLETE. Submission and row are null for a run of none. */
    record Ended(
            UUID run,
            UUID submission,
            String row,
            String state,
            Instant startedAt,
            Instant endedAt,
            Map<String, Object> outputs,
            Map<String, Object> failure) {
        /** The same with texts that a database can keep: a NUL in an output must not keep a submission from ending. */
        Ended kept() {
            return new Ended(
                    run, submission, row, state, startedAt, endedAt, keptMembers(outputs), keptMembers(failure));
        }

        private static Map<String, Object> keptMembers(Map<String, Object> members) {
            if (members == null) {
                return null;
            }
            var kept = new LinkedHashMap<String, Object>();
            members.forEach((name, value) -> kept.put(name, keptValue(value)));
            return kept;
        }

        private static Object keptValue(Object value) {
            return switch (value) {
                case String text -> text.replace('\0', '\uFFFD');
                case List<?> items -> items.stream().map(Ended::keptValue).toList();
                case Map<?, ?> members -> {
                    var kept = new LinkedHashMap<Object, Object>();
                    members.forEach((name, member) -> kept.put(name, keptValue(member)));
                    yield kept;
                }
                case null, default -> value;
            };
        }

        public Submission.RowState rowState() {
            return switch (state) {
                case "COMPLETE" -> Submission.RowState.COMPLETE;
                case "EXECUTOR_ERROR", "SYSTEM_ERROR" -> Submission.RowState.FAILED;
                case "CANCELED" -> Submission.RowState.CANCELED;
                default -> Submission.RowState.RUNNING;
            };
        }
    }
}
