package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.fixtures.Demo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job, as the command {@code jixia demo} does it, and then the same facts seen by three accounts of their own. */
class MainJobJourney {
    private static final Set<String> FILES = Set.of("bam", "bai", "vcf", "vcf_index", "statistics_table");

    private static final GatewayClient RESEARCHER = GatewayClient.of("researcher");
    private static final GatewayClient OTHER = GatewayClient.of("researcher2");
    private static final GatewayClient AUDITOR = GatewayClient.of("auditor");

    private static JsonNode told;

    @BeforeAll
    static void doTheJob() {
        told = Demo.told();
    }

    @Test
    void everyCheckOfTheCommandHeld() {
        List<String> failed = new ArrayList<>();
        told.path("checks").properties().stream()
                .filter(check -> !check.getValue().asBoolean())
                .forEach(check -> failed.add(check.getKey()));

        assertThat(failed).isEmpty();
        assertThat(told.path("checks").size()).isGreaterThanOrEqualTo(11);
        assertThat(told.path("recall").asDouble()).isBetween(0.99, 1.0);
        assertThat(told.path("precision").asDouble()).isBetween(0.99, 1.0);
        assertThat(told.path("calls").asInt())
                .isPositive()
                .isEqualTo(told.path("cacheHits").asInt());
        assertThat(told.path("auditVerified").asBoolean()).isTrue();
        assertThat(told.path("runs").size()).isEqualTo(3);
    }

    @Test
    void theRowsHoldTheOutputsAsObjects() {
        for (JsonNode row : rows()) {
            for (String file : FILES) {
                String uri = row.path("attributes").path(file).asText();
                assertThat(uri).as(file).startsWith("drs://");
                JsonNode object = object(uri);
                assertThat(object.path("size").asLong()).isPositive();
                assertThat(object.path("checksums").findValuesAsText("type")).contains("sha-256");
            }
        }
    }

    @Test
    void theBillIsTheSumOfItsLinesAndOfItsRuns() {
        String submission = "submission=" + told.path("submission").asText();
        BigDecimal total = amount(RESEARCHER.get("/api/billing/costs?by=resource&" + submission), "total");
        JsonNode lines = RESEARCHER
                .get("/api/billing/costs/lines?pageSize=500&" + submission)
                .expect(200)
                .json();
        BigDecimal ofRuns = runs().map(run -> amount(RESEARCHER.get("/api/billing/costs?by=day&run=" + run), "total"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(total).isPositive().isEqualByComparingTo(told.path("cost").asText());
        assertThat(sum(lines)).isEqualByComparingTo(total);
        assertThat(ofRuns).isEqualByComparingTo(total);
    }

    @Test
    void theTrailNamesWhoReadWhat() {
        String vcf = id(rows().getFirst().path("attributes").path("vcf").asText());
        JsonNode entries = AUDITOR.get("/api/audit/entries?action=object.read&object=" + vcf)
                .expect(200)
                .json();
        String me = RESEARCHER
                .get("/api/workspace/me")
                .expect(200)
                .json()
                .path("person")
                .asText();

        Set<String> readers = entries.path("items")
                .valueStream()
                .filter(entry -> entry.path("decision").asText().equals("GRANTED"))
                .map(entry -> entry.path("person").asText())
                .collect(Collectors.toSet());
        assertThat(readers).containsExactly(me);
        RESEARCHER.get("/api/audit/entries").expect(403);
    }

    @Test
    void aSecondAccountFindsNothing() {
        String workspace = "/api/workspace/workspaces/" + told.path("workspace").asText();
        List<String> addresses = new ArrayList<>(List.of(
                workspace,
                workspace + "/tables",
                workspace + "/tables/sample:export",
                workspace + "/submissions/" + told.path("submission").asText(),
                "/api/drs/workspaces/" + told.path("workspace").asText() + "/files"));
        runs().forEach(run -> {
            addresses.add("/api/wes/runs/" + run);
            addresses.add("/api/wes/runs/" + run + "/calls");
            addresses.add("/ga4gh/wes/v1/runs/" + run);
            addresses.add("/ga4gh/wes/v1/runs/" + run + "/status");
        });
        addresses.add("/ga4gh/tes/v1/tasks/" + anyTask() + "?view=FULL");
        rows().forEach(row -> addresses.add(
                "/ga4gh/drs/v1/objects/" + id(row.path("attributes").path("bam").asText()) + "/access/https"));

        Map<Integer, Set<String>> byStatus = new java.util.TreeMap<>();
        addresses.forEach(address -> byStatus.computeIfAbsent(OTHER.get(address).status(), status -> new TreeSet<>())
                .add(address));
        assertThat(byStatus.keySet()).as(byStatus.toString()).containsExactly(404);
    }

    private static String anyTask() {
        return runs().flatMap(run -> RESEARCHER
                        .get("/api/wes/runs/" + run + "/calls?pageSize=500")
                        .expect(200)
                        .json()
                        .path("items")
                        .findValuesAsText("task")
                        .stream())
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> runs() {
        return told.path("runs").valueStream().map(JsonNode::asText);
    }

    /** The three samples with planted variants. */
    private static List<JsonNode> rows() {
        String table = "/api/workspace/workspaces/" + told.path("workspace").asText() + "/tables/sample/rows";
        return RESEARCHER
                .get(table)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(row -> !row.path("name").asText().equals("example"))
                .toList();
    }

    private static JsonNode object(String uri) {
        return RESEARCHER.get("/ga4gh/drs/v1/objects/" + id(uri)).expect(200).json();
    }

    private static String id(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    private static BigDecimal amount(GatewayClient.Answer answer, String field) {
        return new BigDecimal(answer.expect(200).json().path(field).asText());
    }

    private static BigDecimal sum(JsonNode lines) {
        return lines.path("items")
                .valueStream()
                .map(line -> new BigDecimal(line.path("amount").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
