package org.jixia.drs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.jixia.platform.testing.Repository;
import org.junit.jupiter.api.Test;

/** The schema of the limits that billing tells still promises what drs reads of them. */
class HeardEventsTest {

    @Test
    void limitsTellScopeResourceAndValue() throws IOException {
        JsonNode told = new ObjectMapper()
                .readTree(Repository.root()
                        .resolve("services/billing/src/main/resources/events/LimitsChanged.v1.json")
                        .toFile())
                .get("properties");

        assertThat(told.fieldNames()).toIterable().contains("account", "version", "limits");
        JsonNode limit = told.at("/limits/items/properties");
        assertThat(limit.fieldNames()).toIterable().contains("scope", "id", "resource", "value");
        assertThat(words(limit.at("/scope/enum"))).contains("ACCOUNT", "WORKSPACE", "PERSON");
        assertThat(words(limit.at("/resource/enum"))).contains("STORAGE_BYTES");
    }

    private static List<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
