package org.jixia.wes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.wdl.language.WorkflowGraph;
import org.jixia.wes.domain.RunFailure;
import org.jixia.wes.domain.RunOptions;
import org.jixia.wes.domain.TaskEnd;

/** Bodies of the paths that other services call, as docs/interfaces.md has them. */
final class InternalBodies {

    private InternalBodies() {}

    /**
     * One of: the digest of a bundle that was put, documents that are not kept, an address to read with the person's rights.
     *
     * @param language {@code zh} for diagnostics in Chinese
     */
    record Describe(String bundle, Documents workflow, String url, UUID workspace, String person, String language) {}

    record Documents(String main, Map<String, String> files) {}

    /**
     * @param graph null for what cannot be run, and for more calls than a picture shows
     * @param workflow what was read from an address; else null
     */
    record Description(
            boolean valid,
            String name,
            String kind,
            String wdlVersion,
            List<Diagnosis> diagnostics,
            List<InputBody> inputs,
            List<OutputBody> outputs,
            Map<String, List<MemberBody>> structs,
            List<CallBody> calls,
            WorkflowGraph graph,
            Documents workflow) {}

    record Diagnosis(String severity, String code, String message, String file, int line, int column) {}

    /** @param defaultText the expression that stands in the document */
    record InputBody(String name, String type, boolean optional, String defaultText, String description) {}

    record OutputBody(String name, String type, String description) {}

    record MemberBody(String name, String type) {}

    record CallBody(String name, String task, String image) {}

    record Batch(
            UUID workspace,
            String person,
            String bundle,
            RunOptions options,
            UUID submission,
            UUID billingAccount,
            String name,
            List<Row> rows) {}

    record Row(String row, JsonNode inputs) {}

    record FaultBody(String code, String where, String detail) {}

    record RowAnswer(String row, UUID run, List<FaultBody> faults, List<String> warnings, Integer expectedCacheHits) {}

    record RowAnswers(List<RowAnswer> rows) {}

    record Cancellation(String reason, String person) {}

    record Ids(List<UUID> runs) {}

    record Results(List<RunResult> items) {}

    record RunResult(
            UUID run,
            UUID submission,
            String row,
            UUID workspace,
            String person,
            String state,
            Instant startedAt,
            Instant endedAt,
            JsonNode outputs,
            FailureBody failure) {}

    @Schema(requiredProperties = {"sentence"})
    record FailureBody(String code, String sentence, String call, UUID task, RunFailure.Kind kind) {}

    record Finished(List<TaskEnd> results) {}

    record Done(boolean done) {}
}
