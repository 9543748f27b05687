package org.jixia.wes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.wes.domain.RunRequest.Attachment;
import org.junit.jupiter.api.Test;

class RunFormTest {

    private static final Map<String, String> GOOD = Map.of(
            "workflow_type", "wdl",
            "workflow_type_version", "v1.1",
            "workflow_url", "main.wdl",
            "workflow_params", "{\"w.x\": 1}",
            "tags", "{\"study\": \"s1\"}");

    @Test
    void readsAGoodSubmission() {
        var request = new RunForm(new ObjectMapper(), GOOD, List.of(attachment("lib/a.wdl"))).read();

        assertThat(request.workflowUrl()).isEqualTo("main.wdl");
        assertThat(request.tags()).containsEntry("study", "s1");
        assertThat(request.parameters()).isEqualTo("{\"w.x\":1}");
        assertThat(request.attachment("lib/a.wdl")).isPresent();
    }

    @Test
    void namesAllFaultsAtOnce() {
        var fields = Map.of(
                "workflow_type", "CWL",
                "workflow_params", "[1]",
                "tags", "{\"a\": 1}",
                "workflow_engine_parameters", "{",
                "workflow_engine_version", "9");

        var refused = catchThrowableOfType(
                DomainException.class,
                () -> new RunForm(
                                new ObjectMapper(),
                                fields,
                                List.of(attachment("../x.wdl"), attachment("a.wdl"), attachment("a.wdl")))
                        .read());

        assertThat(refused.faults())
                .extracting(Fault::code)
                .containsExactlyInAnyOrder(
                        "wes.field-missing",
                        "wes.field-missing",
                        "wes.json-not-object",
                        "wes.value-not-text",
                        "wes.json-malformed",
                        "wes.workflow-type-unknown",
                        "wes.engine-missing",
                        "wes.attachment-name",
                        "wes.attachment-duplicate");
    }

    @Test
    void takesTheVersionThatStockClientsSendForAnyDocument() {
        var fields = new java.util.HashMap<>(GOOD);
        fields.put("workflow_type_version", "draft-2");

        assertThat(new RunForm(new ObjectMapper(), fields, List.of()).read().workflowUrl())
                .isEqualTo("main.wdl");
    }

    @Test
    void refusesWhatNoCommandAndNoParserTakes() {
        var fields = new java.util.HashMap<>(GOOD);
        fields.put("workflow_params", "{\"w.x\": [\"a\\u0000b\"]}");
        fields.put("tags", "[".repeat(5000));

        var refused = catchThrowableOfType(
                DomainException.class, () -> new RunForm(new ObjectMapper(), fields, List.of()).read());

        assertThat(refused.faults()).extracting(Fault::code).containsExactly("wes.character-nul", "wes.json-too-deep");
    }

    @Test
    void refusesAVersionThatIsNotThere() {
        var fields = new java.util.HashMap<>(GOOD);
        fields.put("workflow_type_version", "2.7");

        var refused = catchThrowableOfType(
                DomainException.class, () -> new RunForm(new ObjectMapper(), fields, List.of()).read());

        assertThat(refused.faults()).extracting(Fault::code).containsExactly("wes.workflow-version-unknown");
    }

    @Test
    void refusesJsonWithoutEnd() {
        var fields = new java.util.HashMap<>(GOOD);
        fields.put("workflow_params", "{\"a\":".repeat(20_000));

        var refused = catchThrowableOfType(
                DomainException.class, () -> new RunForm(new ObjectMapper(), fields, List.of()).read());

        assertThat(refused.faults()).extracting(Fault::code).containsExactly("wes.json-too-deep");
    }

    private static Attachment attachment(String name) {
        return new Attachment(name, Path.of("unused"), 0);
    }
}
