package org.jixia.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.jixia.billing.domain.CostQuery;
import org.jixia.billing.domain.CostRepository;
import org.jixia.billing.domain.MeteringService;
import org.jixia.billing.domain.StorageDays;
import org.jixia.platform.outbox.CloudEvents;
import org.jixia.platform.outbox.EventDelivery;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** Billing with a real database and broker: what is heard becomes lines, sums equal their parts, limits hold. */
@QuarkusTest
@QuarkusTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "billing"))
class BillingIT extends BillingSteps {

    private static final AtomicLong POSITION = new AtomicLong();
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Inject
    EventDelivery delivery;

    @Inject
    CostRepository costs;

    @Inject
    MeteringService metering;

    @Inject
    Jdbi jdbi;

    @Test
    void anAttemptIsBilledOnceAsGrantedTimesTimeTimesPrice() {
        UUID account = UUID.fromString(personal("cy"));
        UUID task = UUID.randomUUID();
        UUID run = UUID.randomUUID();
        Map<String, Object> result = result(account, task, run, List.of(attempt(1, 90_000, 2_000, 3L << 30, true)));

        tell("jixia.tes.tasks", run, "TasksFinished", Map.of("results", List.of(result)));
        tell("jixia.tes.tasks", run, "TasksFinished", Map.of("results", List.of(result)));

        as("cy").get("/costs?account=" + account + "&by=resource")
                .then()
                .statusCode(200)
                .body("items.find { it.key == 'CPU_HOUR' }.amount", equalTo("0.01500000"))
                .body("items.find { it.key == 'MEMORY_GIB_HOUR' }.amount", equalTo("0.00300000"))
                .body("total", equalTo("0.01800000"))
                .body("currency", equalTo("CNY"));
        as("cy").get("/costs/lines?account=" + account + "&pageSize=1")
                .then()
                .body("items[0].durationMs", equalTo(90_000))
                .body("nextPageToken", notNullValue());
        as("cy").get("/accounts/" + account + "/statement?from=2026-03-01&to=2026-03-31")
                .then()
                .body("total", equalTo("0.01800000"));
        as("dan").get("/costs?account=" + account).then().statusCode(404);
        as("cy").get("/costs").then().statusCode(400);
        as("cy").get("/costs?account=" + account + "&by=moon").then().statusCode(400);
    }

    @Test
    void costsAreNarrowedAndTakenByDay() {
        UUID account = UUID.fromString(personal("cleo"));
        billed(account, UUID.randomUUID());

        as("cleo")
                .get("/costs/days?account=" + account + "&by=resource&from=2026-01-01&to=2026-12-31")
                .then()
                .statusCode(200)
                .body("items.find { it.key == 'CPU_HOUR' }.amount", equalTo("0.01500000"))
                .body("total", equalTo("0.01800000"));
        as("cleo")
                .get("/costs?account=" + account + "&by=day&resource=CPU_HOUR")
                .then()
                .body("total", equalTo("0.01500000"));
        as("cleo").get("/costs?account=" + account + "&workflow=none").then().body("total", equalTo("0.00000000"));
        as("cleo").get("/costs?account=" + account + "&resource=MOON").then().statusCode(400);
        as("cleo").get("/costs?account=" + account + "&person=a%00b").then().statusCode(400);
        as("cleo").get("/costs/days?account=" + account).then().statusCode(400);
        as("cleo")
                .get("/costs/days?account=" + account + "&by=task&from=2026-01-01&to=2026-01-02")
                .then()
                .statusCode(400);
        as("dan")
                .get("/costs/days?account=" + account + "&from=2026-01-01&to=2026-01-02")
                .then()
                .statusCode(404);
    }

    @Test
    void everyLineIsExported() {
        UUID account = UUID.fromString(personal("clio"));
        UUID task = UUID.randomUUID();
        billed(account, task);

        String csv = as("clio")
                .get("/costs/export?account=" + account)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(3).first().asString().startsWith("day,started_at");
        assertThat(csv).contains("CPU_HOUR", "0.01500000", task.toString());
        as("dan").get("/costs/export?account=" + account).then().statusCode(404);
    }

    private void billed(UUID account, UUID task) {
        UUID run = UUID.randomUUID();
        Map<String, Object> result = result(account, task, run, List.of(attempt(1, 90_000, 2_000, 3L << 30, true)));
        tell("jixia.tes.tasks", run, "TasksFinished", Map.of("results", List.of(result)));
    }

    @Test
    void systemRetriesAreFree() {
        UUID account = UUID.fromString(personal("eve"));
        UUID task = UUID.randomUUID();
        Map<String, Object> result = result(
                account,
                task,
                UUID.randomUUID(),
                List.of(attempt(1, 60_000, 1_000, 1L << 30, false), attempt(2, 60_000, 1_000, 1L << 30, true)));

        tell("jixia.tes.tasks", task, "TasksFinished", Map.of("results", List.of(result)));

        assertThat(costs.lines(query(account), null, 10))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.attempt()).isEqualTo(2));
    }

    @Test
    void aLaunchOverTheBudgetIsRefusedWithTheNumbersAndWhomToAsk() {
        String account = personal("fay");
        limit(account, "ACCOUNT", null, "BUDGET", "10").statusCode(200);
        UUID first = UUID.randomUUID();

        reserve(first, account, "fay", "6").then().statusCode(200).body("reserved", equalTo("6.00000000"));
        reserve(first, account, "fay", "6").then().statusCode(200);
        reserve(UUID.randomUUID(), account, "fay", "5")
                .then()
                .statusCode(409)
                .body("code", equalTo("billing.limit-reached"))
                .body("limit", equalTo("10"))
                .body("reserved", equalTo("6"))
                .body("asked", equalTo("5"))
                .body("contact", equalTo("fay"));
        service("wes").delete("/internal/reservations/" + first).then().statusCode(204);
        reserve(UUID.randomUUID(), account, "fay", "5").then().statusCode(200);
        reserve(UUID.randomUUID(), UUID.randomUUID().toString(), "fay", "1")
                .then()
                .statusCode(409);
    }

    @Test
    void anEstimateRestsOnEarlierRunsAndSaysWhenThereAreNone() {
        UUID account = UUID.fromString(personal("hal"));
        String workflow = UUID.randomUUID().toString();
        estimate(workflow).then().statusCode(200).body("known", equalTo(false));

        UUID run = finishedRun(account, workflow);
        Map<String, Object> attempt = attempt(1, 3_600_000, 1_000, 0, true);
        Map<String, Object> result = result(account, UUID.randomUUID(), run, List.of(attempt));
        tell("jixia.tes.tasks", run, "TasksFinished", Map.of("results", List.of(result)));

        estimate(workflow)
                .then()
                .body("known", equalTo(true))
                .body("amount.high", equalTo("0.90000000"))
                .body("durationMs.low", equalTo(60_000))
                .body("basis.runs", equalTo(1));
    }

    private static io.restassured.response.Response estimate(String workflow) {
        return service("workspace")
                .body(Map.of("workflow", workflow, "runs", 3))
                .post("/internal/estimates");
    }

    private UUID finishedRun(UUID account, String workflow) {
        UUID run = UUID.randomUUID();
        Map<String, Object> data = new HashMap<>(Map.of("run", run, "workspace", UUID.randomUUID(), "person", "hal"));
        data.putAll(Map.of("billingAccount", account, "state", "COMPLETE"));
        data.putAll(Map.of("startedAt", START, "endedAt", START.plusSeconds(60)));
        data.put("workflow", Map.of("name", "germline", "digest", workflow));
        tell("jixia.wes.runs", run, "RunFinished", data);
        return run;
    }

    @Test
    void daysOfStorageAreClosedOnceAllNewsOfThemAreHere() {
        UUID account = UUID.fromString(personal("jia"));
        LocalDate today =
                Instant.now().minusSeconds(3_600).atZone(ZoneOffset.UTC).toLocalDate();
        Instant noon =
                today.minusDays(3).atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(43_200);
        jdbi.useHandle(handle -> {
            handle.execute("delete from storage_day");
            handle.execute("insert into storage_day (day) values (?)", today.minusDays(4));
        });

        assertThat(new StorageDays(() -> false, metering).close()).isZero();
        costs.objectKept(UUID.randomUUID(), UUID.randomUUID(), account, 30L << 30, noon);
        assertThat(new StorageDays(() -> true, metering).close()).isEqualTo(3);
        assertThat(new StorageDays(() -> true, metering).close()).isZero();

        assertThat(costs.sums(query(account), CostQuery.Grouping.DAY).items())
                .extracting(sum -> sum.key() + " " + sum.amount())
                .containsExactly(
                        today.minusDays(3) + " 0.06000000",
                        today.minusDays(2) + " 0.12000000",
                        today.minusDays(1) + " 0.12000000");
    }

    @Test
    void storageIsBilledPerDayForTheTimeItWasKept() {
        UUID account = UUID.fromString(personal("ida"));
        UUID workspace = UUID.randomUUID();
        UUID object = UUID.randomUUID();
        costs.objectKept(object, workspace, account, 30L << 30, Instant.parse("2026-01-10T12:00:00Z"));
        costs.objectKept(UUID.randomUUID(), workspace, account, 0, Instant.parse("2026-01-10T13:00:00Z"));
        costs.objectGone(object, workspace, account, 30L << 30, Instant.parse("2026-01-11T06:00:00Z"));

        costs.billStorage(java.time.LocalDate.of(2026, 1, 10));
        costs.billStorage(java.time.LocalDate.of(2026, 1, 10));
        costs.billStorage(java.time.LocalDate.of(2026, 1, 11));
        costs.billStorage(java.time.LocalDate.of(2026, 1, 12));

        assertThat(costs.sums(query(account), CostQuery.Grouping.DAY).items())
                .extracting(sum -> sum.key() + " " + sum.amount())
                .containsExactly("2026-01-10 0.06000000", "2026-01-11 0.03000000");
    }

    private static CostQuery query(UUID account) {
        return new CostQuery(account, null, null, null, null, null, null, null, null, null);
    }

    private static Map<String, Object> result(UUID account, UUID task, UUID run, List<Map<String, Object>> attempts) {
        return new HashMap<>(Map.of(
                "task",
                task,
                "run",
                run,
                "workspace",
                UUID.nameUUIDFromBytes(new byte[] {1}),
                "person",
                "someone",
                "billingAccount",
                account,
                "attempts",
                attempts));
    }

    private static Map<String, Object> attempt(int number, long millis, long cpu, long memory, boolean billable) {
        return Map.of(
                "attempt",
                number,
                "startedAt",
                START,
                "endedAt",
                START.plusMillis(millis),
                "billable",
                billable,
                "cpuMillisGranted",
                cpu,
                "memoryBytesGranted",
                memory,
                "gpus",
                0);
    }

    /** As the intake does with a message of the broker. */
    private void tell(String topic, UUID key, String name, Map<String, ?> data) {
        String service = topic.split("\\.")[1];
        Map<String, Object> event = Map.of(
                "topicposition",
                POSITION.incrementAndGet(),
                "id",
                UUID.randomUUID(),
                "source",
                "/jixia/" + service,
                "type",
                "org.jixia." + service + "." + name + ".v1",
                "time",
                START,
                "data",
                data);
        delivery.deliver(List.of(CloudEvents.read(
                topic, key.toString(), CloudEvents.json().valueToTree(event).toString())));
    }

    private static io.restassured.response.Response reserve(
            UUID submission, String account, String person, String amount) {
        return service("workspace")
                .body(Map.of(
                        "billingAccount",
                        account,
                        "workspace",
                        UUID.randomUUID(),
                        "person",
                        person,
                        "runs",
                        2,
                        "workflow",
                        "none",
                        "amount",
                        Map.of("amount", amount, "currency", "CNY")))
                .put("/internal/reservations/" + submission);
    }
}
