package org.jixia.tes.domain;

import java.util.List;
import java.util.Map;

/** What a task shall do, as its author wrote it; absent members are null, absent lists empty. TES 1.1, tesTask. */
public record TaskDocument(
        String name,
        String description,
        List<Input> inputs,
        List<Output> outputs,
        Resources resources,
        List<Executor> executors,
        List<String> volumes,
        Map<String, String> tags) {

    public record Input(
            String name, String description, String url, String path, String type, String content, Boolean streamable) {
        public boolean literal() {
            return content != null && !content.isEmpty();
        }
    }

    public record Output(String name, String description, String url, String path, String pathPrefix, String type) {
        public boolean wild() {
            return path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
        }

        public boolean directory() {
            return "DIRECTORY".equals(type);
        }
    }

    public record Resources(
            Integer cpuCores,
            Boolean preemptible,
            Double ramGb,
            Double diskGb,
            List<String> zones,
            Map<String, String> backendParameters,
            Boolean strict) {}

    public record Executor(
            String image,
            List<String> command,
            String workdir,
            String stdin,
            String stdout,
            String stderr,
            Map<String, String> env,
            Boolean ignoreError) {}
}
