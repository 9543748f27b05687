package org.jixia.platform.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Pages through the present facts behind a topic, for consumers that are new and need more than the last 30 days. */
public interface FactSource {

    String topic();

    /** At most {@code limit} facts whose id is greater than {@code after} (null: from the start), in ascending order of id. */
    List<Fact> page(String after, int limit);

    /** A present fact: data has the shape of the topic's event. */
    record Fact(String id, long version, JsonNode data) {}
}
