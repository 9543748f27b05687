package org.jixia.tes.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** tesTask and its parts as TES 1.1 writes them. Members that only the server sets are ignored when a client sends them. */
@JsonIgnoreProperties(ignoreUnknown = true)
record TesTask(
        String id,
        String state,
        String name,
        String description,
        List<TesInput> inputs,
        List<TesOutput> outputs,
        TesResources resources,
        List<TesExecutor> executors,
        List<String> volumes,
        Map<String, String> tags,
        List<TesTaskLog> logs,
        @JsonProperty("creation_time") String creationTime) {

    record TesInput(
            String name,
            String description,
            String url,
            String path,
            String type,
            String content,
            Boolean streamable) {}

    record TesOutput(
            String name,
            String description,
            String url,
            String path,
            @JsonProperty("path_prefix") String pathPrefix,
            String type) {}

    record TesResources(
            @JsonProperty("cpu_cores") Integer cpuCores,
            Boolean preemptible,
            @JsonProperty("ram_gb") Double ramGb,
            @JsonProperty("disk_gb") Double diskGb,
            List<String> zones,
            @JsonProperty("backend_parameters") Map<String, String> backendParameters,
            @JsonProperty("backend_parameters_strict") Boolean backendParametersStrict) {}

    record TesExecutor(
            String image,
            List<String> command,
            String workdir,
            String stdin,
            String stdout,
            String stderr,
            Map<String, String> env,
            @JsonProperty("ignore_error") Boolean ignoreError) {}

    record TesTaskLog(
            List<TesExecutorLog> logs,
            Map<String, String> metadata,
            @JsonProperty("start_time") String startTime,
            @JsonProperty("end_time") String endTime,
            List<TesOutputFileLog> outputs,
            @JsonProperty("system_logs") List<String> systemLogs) {}

    record TesExecutorLog(
            @JsonProperty("start_time") String startTime,
            @JsonProperty("end_time") String endTime,
            String stdout,
            String stderr,
            @JsonProperty("exit_code") int exitCode) {}

    record TesOutputFileLog(
            String url,
            String path,
            @JsonProperty("size_bytes") String sizeBytes) {}
}
