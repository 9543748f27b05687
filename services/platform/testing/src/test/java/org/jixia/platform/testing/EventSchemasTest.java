package org.jixia.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the interfaces list and what producers have schemas for is the same; the check itself sees what is wrong. */
class EventSchemasTest {
    private static final String MEMBER = """
            {"workspace": "%s", "person": "alice", "role": "READER", "canShare": false, "canCompute": false, "version": 1,
             "state": "ACTIVE", "billingAccount": "%s", "removed": false}
            """.formatted(UUID.randomUUID(), UUID.randomUUID());

    @ParameterizedTest
    @ValueSource(strings = {"workspace", "drs", "wes", "tes", "billing"})
    void everyListedEventHasASchemaAndEverySchemaIsListed(String producer) {
        var listed = EventSchemas.listed(producer);
        assertThat(listed).isNotEmpty();
        var decisions = new TreeSet<>(EventSchemas.of(producer));
        decisions.remove("DecisionRecorded");
        assertThat(decisions).isEqualTo(listed);
    }

    @Test
    void whatIsToldMatchesItsSchema() throws IOException {
        EventSchemas.told("workspace", "MemberChanged", new ObjectMapper().readTree(MEMBER));
        var wrong = MEMBER.replace("\"READER\"", "\"KING\"")
                .replace("false}", "\"no\", \"crown\": 1}")
                .replace("\"person\": \"alice\",", "");
        assertThatThrownBy(() -> EventSchemas.told("workspace", "MemberChanged", new ObjectMapper().readTree(wrong)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("role is none of", "removed is no", "nothing of crown", "lacks person");
    }

    @Test
    void whatIsHeardIsPromised() {
        EventSchemas.heard("tes", "TasksFinished", Told.class);
        assertThatThrownBy(() -> EventSchemas.heard("tes", "TasksFinished", Hoped.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("results[].attempts[].colour", "results[].attempts[].gpus may be absent");
    }

    record Told(List<One> results) {
        record One(UUID task, String state, List<Attempt> attempts) {}

        record Attempt(int attempt, Integer gpus) {}
    }

    record Hoped(List<One> results) {
        record One(UUID task, List<Attempt> attempts) {}

        record Attempt(String colour, int gpus) {}
    }
}
