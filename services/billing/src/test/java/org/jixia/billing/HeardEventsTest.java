package org.jixia.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.jixia.platform.testing.Repository;
import org.junit.jupiter.api.Test;

/** The producers' schemas still promise every field that billing reads. */
class HeardEventsTest {

    @Test
    void endedTasksTellWhatIsBilled() throws IOException {
        JsonNode result = schema("tes", "TasksFinished").at("/properties/results/items/properties");

        for (String field : new String[] {"task", "run", "workspace", "person", "billingAccount", "attempts"}) {
            assertThat(result.has(field)).as(field).isTrue();
        }
        JsonNode attempt = result.at("/attempts/items/properties");
        for (String field : new String[] {
            "attempt", "startedAt", "endedAt", "billable", "cpuMillisGranted", "memoryBytesGranted", "gpus"
        }) {
            assertThat(attempt.has(field)).as(field).isTrue();
        }
    }

    @Test
    void runsTellTheirSubmissionAndWorkflow() throws IOException {
        JsonNode run = schema("wes", "RunFinished").get("properties");

        for (String field : new String[] {
            "run",
            "submission",
            "row",
            "workspace",
            "person",
            "billingAccount",
            "state",
            "startedAt",
            "endedAt",
            "workflow"
        }) {
            assertThat(run.has(field)).as(field).isTrue();
        }
        assertThat(schema("wes", "RunStarted").get("properties").has("startedAt"))
                .isTrue();
    }

    @Test
    void workspacesTellWhoPaysAndSubmissionsTheirEnd() throws IOException {
        for (String name : new String[] {"WorkspaceCreated", "WorkspaceChanged"}) {
            JsonNode workspace = schema("workspace", name).get("properties");
            for (String field : new String[] {"workspace", "billingAccount", "version"}) {
                assertThat(workspace.has(field)).as(name + "." + field).isTrue();
            }
        }
        assertThat(schema("workspace", "SubmissionEnded").get("properties").has("submission"))
                .isTrue();
    }

    @Test
    void objectsTellTheirSize() throws IOException {
        for (String name : new String[] {"ObjectRegistered", "ObjectRemoved"}) {
            JsonNode object = schema("drs", name).get("properties");
            for (String field :
                    new String[] {"id", "workspace", "billingAccount", "size", "blobSize", "blobWorkspace"}) {
                assertThat(object.has(field)).as(name + "." + field).isTrue();
            }
        }
    }

    private static JsonNode schema(String producer, String name) throws IOException {
        Path file =
                Repository.root().resolve("services/" + producer + "/src/main/resources/events/" + name + ".v1.json");
        return new ObjectMapper().readTree(file.toFile());
    }
}
