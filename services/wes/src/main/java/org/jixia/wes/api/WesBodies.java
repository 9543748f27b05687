package org.jixia.wes.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The bodies of WES 1.1.0 (openapi components/schemas), field for field. */
public final class WesBodies {

    private WesBodies() {}

    /** Schema RunId. */
    public record RunIdBody(@JsonProperty("run_id") String runId) {}

    /** Schema RunStatus. */
    public record RunStatusBody(@JsonProperty("run_id") String runId, String state) {}

    /** Schema RunSummary. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RunSummary(
            @JsonProperty("run_id") String runId,
            String state,
            @JsonProperty("start_time") String startTime,
            @JsonProperty("end_time") String endTime,
            Map<String, String> tags) {}

    /** Schema RunListResponse. */
    public record RunList(
            List<RunSummary> runs,
            @JsonProperty("next_page_token") String nextPageToken) {}

    /** Schema Log. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Log(
            String name,
            List<String> cmd,
            @JsonProperty("start_time") String startTime,
            @JsonProperty("end_time") String endTime,
            String stdout,
            String stderr,
            @JsonProperty("exit_code") Integer exitCode,
            @JsonProperty("system_logs") List<String> systemLogs) {}

    /** Schema TaskLog. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TaskLog(
            String id,
            String name,
            List<String> cmd,
            @JsonProperty("start_time") String startTime,
            @JsonProperty("end_time") String endTime,
            String stdout,
            String stderr,
            @JsonProperty("exit_code") Integer exitCode,
            @JsonProperty("system_logs") List<String> systemLogs,
            @JsonProperty("tes_uri") String tesUri) {}

    /** Schema TaskListResponse. */
    public record TaskList(
            @JsonProperty("task_logs") List<TaskLog> taskLogs,
            @JsonProperty("next_page_token") String nextPageToken) {}

    /** Schema RunLog; task_logs is null when there are more than a client should get inline. */
    public record RunLog(
            @JsonProperty("run_id") String runId,
            JsonNode request,
            String state,
            @JsonProperty("run_log") Log runLog,
            @JsonProperty("task_logs_url") String taskLogsUrl,

            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty("task_logs")
            List<TaskLog> taskLogs,

            JsonNode outputs) {}

    /** Schema ServiceInfo. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ServiceInfo(
            String id,
            String name,
            ServiceType type,
            String description,
            Organization organization,
            String contactUrl,
            String documentationUrl,
            String environment,
            String version,
            @JsonProperty("workflow_type_versions") Map<String, TypeVersions> workflowTypeVersions,
            @JsonProperty("supported_wes_versions") List<String> supportedWesVersions,
            @JsonProperty("supported_filesystem_protocols") List<String> supportedFilesystemProtocols,
            @JsonProperty("workflow_engine_versions") Map<String, EngineVersions> workflowEngineVersions,

            @JsonProperty("default_workflow_engine_parameters")
            List<EngineParameter> defaultWorkflowEngineParameters,

            @JsonProperty("system_state_counts") Map<String, Long> systemStateCounts,
            @JsonProperty("auth_instructions_url") String authInstructionsUrl,
            Map<String, String> tags) {}

    /** Schema ServiceType. */
    public record ServiceType(String group, String artifact, String version) {}

    /** Inline schema of Service.organization. */
    public record Organization(String name, String url) {}

    /** Schema WorkflowTypeVersion: a singular key that holds a list. */
    public record TypeVersions(
            @JsonProperty("workflow_type_version") List<String> versions) {}

    /** Schema WorkflowEngineVersion. */
    public record EngineVersions(
            @JsonProperty("workflow_engine_version") List<String> versions) {}

    /** Schema DefaultWorkflowEngineParameter; the value is always text. */
    public record EngineParameter(
            String name,
            String type,
            @JsonProperty("default_value") String defaultValue) {}
}
