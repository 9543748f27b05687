package org.jixia.standalone.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The bill of a submission, reckoned again from what was granted, how long, and at which price. */
record DemoCosts(Gateway gateway) {

    private static final BigDecimal HOUR_MILLIS = BigDecimal.valueOf(3_600_000);
    private static final BigDecimal CORE_MILLIS = BigDecimal.valueOf(1000).multiply(HOUR_MILLIS);
    private static final BigDecimal GIBIBYTE_HOUR = BigDecimal.valueOf(1L << 30).multiply(HOUR_MILLIS);
    private static final int PLACES = 8;

    /** Waits until the bill holds two lines, cpu and memory, for each task that ran. */
    JsonNode total(String submission, int tasks) {
        return Await.until(
                "the bill of submission " + submission,
                Duration.ofSeconds(60),
                () -> gateway.get("/api/billing/costs?by=resource&submission=" + submission),
                answer -> lines(submission).size() >= 2 * tasks);
    }

    List<JsonNode> lines(String submission) {
        var lines = new ArrayList<JsonNode>();
        gateway.get("/api/billing/costs/lines?pageSize=500&submission=" + submission)
                .path("items")
                .forEach(lines::add);
        return lines;
    }

    /** The tasks that the bill names. */
    Set<String> tasks(String submission) {
        return lines(submission).stream()
                .map(line -> line.path("task").asText())
                .collect(Collectors.toSet());
    }

    /**
     * Whether every line is granted × time × price, with what was granted and how long as tes tells them and the price as
     * the list in force tells it, and the lines add up to the total.
     */
    boolean addsUp(String submission, JsonNode total) {
        var list = gateway.get("/api/billing/prices/current");
        var sum = BigDecimal.ZERO;
        for (var line : lines(submission)) {
            if (!reckoned(line).equals(decimal(line, "amount")) || !asListed(line, list) || !asMeasured(line)) {
                return false;
            }
            sum = sum.add(decimal(line, "amount"));
        }
        return sum.compareTo(decimal(total, "total")) == 0;
    }

    private static BigDecimal reckoned(JsonNode line) {
        var unit = line.path("resource").asText().startsWith("CPU") ? CORE_MILLIS : GIBIBYTE_HOUR;
        return decimal(line, "granted")
                .multiply(BigDecimal.valueOf(line.path("durationMs").asLong()))
                .multiply(decimal(line, "unitPrice"))
                .divide(unit, PLACES, RoundingMode.HALF_EVEN);
    }

    private static boolean asListed(JsonNode line, JsonNode list) {
        var price = decimal(list.path("prices"), line.path("resource").asText());
        return price.signum() > 0
                && price.compareTo(decimal(line, "unitPrice")) == 0
                && list.path("version").asInt() == line.path("priceVersion").asInt();
    }

    private boolean asMeasured(JsonNode line) {
        var task = gateway.get("/ga4gh/tes/v1/tasks/" + line.path("task").asText() + "?view=FULL");
        var log = task.path("logs").path(line.path("attempt").asInt(1) - 1);
        var measured = Duration.between(time(log, "start_time"), time(log, "end_time"));
        // tes shows whole milliseconds of either end, so their difference may be one off.
        if (Math.abs(measured.toMillis() - line.path("durationMs").asLong()) > 1) {
            return false;
        }
        return decimal(line, "granted").compareTo(asked(line, task.path("resources"))) == 0;
    }

    /** wes asks for exact amounts beside the whole cores and gigabytes of the standard. */
    private static BigDecimal asked(JsonNode line, JsonNode resources) {
        var cpu = line.path("resource").asText().startsWith("CPU");
        return decimal(resources.path("backend_parameters"), cpu ? "cpuMillis" : "memoryBytes");
    }

    private static Instant time(JsonNode log, String field) {
        return Instant.parse(log.path(field).asText("1970-01-01T00:00:00Z"));
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asText("0"));
    }
}
