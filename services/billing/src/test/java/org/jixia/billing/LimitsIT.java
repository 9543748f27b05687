package org.jixia.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jixia.billing.domain.AccountService;
import org.jixia.billing.domain.CostRepository;
import org.jixia.billing.domain.MeteringService;
import org.jixia.billing.domain.Reservation;
import org.jixia.billing.domain.ReservationRepository;
import org.jixia.billing.domain.Usage;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** What launches and those under way may still take from their accounts: nothing twice, nothing beyond a limit. */
@QuarkusTest
@QuarkusTestResource(value = PlatformTestResource.class, initArgs = @ResourceArg(name = "service", value = "billing"))
class LimitsIT extends BillingSteps {

    @Inject
    AccountService accounts;

    @Inject
    MeteringService metering;

    @Inject
    CostRepository costs;

    @Inject
    ReservationRepository reservations;

    /** Early in the month, so that its costs are of this month whenever the test runs. */
    private final Instant start = LocalDate.now(ZoneOffset.UTC)
            .withDayOfMonth(1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();

    private final UUID workspace = UUID.randomUUID();

    @Test
    void aSubmissionAloneMaySpendItsWholeBudget() {
        UUID account = account("ann", "BUDGET", "10");
        UUID submission = UUID.randomUUID();
        reserve(submission, account, "ann", 1, "4").statusCode(200).body("reserved", equalTo("4.00000000"));
        spend(account, submission, "ann", 10);

        extend(submission, "4.5").statusCode(200).body("reserved", equalTo("4.50000000"));
        spend(account, submission, "ann", 20);
        extend(submission, null).statusCode(200).body("reserved", equalTo("9.00000000"));
        extend(submission, "13.5").statusCode(200).body("reserved", equalTo("10.00000000"));
        reserve(submission, account, "ann", 1, "10").statusCode(200);
        spend(account, submission, "ann", 4);
        extend(submission, "15")
                .statusCode(409)
                .body("code", equalTo("billing.limit-reached"))
                .body("used", equalTo("10.2"))
                .body("reserved", equalTo("0"));
    }

    @Test
    void whatOthersHoldIsNotPromisedTwice() {
        UUID account = account("bea", "BUDGET", "10");
        UUID one = UUID.randomUUID();
        reserve(one, account, "bea", 1, "4").statusCode(200);
        reserve(UUID.randomUUID(), account, "bea", 1, "5").statusCode(200);
        spend(account, one, "bea", 11);

        extend(one, "9").statusCode(200).body("reserved", equalTo("5.00000000"));
        reserve(UUID.randomUUID(), account, "bea", 1, "0").statusCode(409).body("reserved", equalTo("6.7"));
    }

    @Test
    void coreHoursAreHeldAtLaunchAndFollowed() {
        UUID account = account("cem", "CPU_HOURS", "10");
        String workflow = UUID.randomUUID().toString();
        UUID earlier = UUID.randomUUID();
        ran(account, null, earlier, "cem", workflow);
        use(account, earlier, "cem", 3);
        UUID submission = UUID.randomUUID();

        reserve(submission, account, "cem", 2, workflow).statusCode(200);
        reserve(UUID.randomUUID(), account, "cem", 1, workflow)
                .statusCode(409)
                .body("resource", equalTo("CPU_HOURS"))
                .body("limit", equalTo("10"))
                .body("used", equalTo("3"))
                .body("reserved", equalTo("6"))
                .body("asked", equalTo("3"));
        spendHours(account, submission, "cem", 6);
        extend(submission, null).statusCode(200);
        spendHours(account, submission, "cem", 1);
        extend(submission, null).statusCode(409).body("used", equalTo("10"));
    }

    @Test
    void runsAreHeldUntilTheyEnd() {
        UUID account = account("dov", "RUNS", "3");
        UUID submission = UUID.randomUUID();
        reserve(submission, account, "dov", 2, "1").statusCode(200);
        reserve(UUID.randomUUID(), account, "dov", 2, "1").statusCode(409).body("resource", equalTo("RUNS"));
        ran(account, submission, UUID.randomUUID(), "dov", "w");

        reserve(UUID.randomUUID(), account, "dov", 2, "1").statusCode(200);
        extend(submission, null).statusCode(200);
        limit(account, "ACCOUNT", null, "RUNS", "1");
        extend(submission, null).statusCode(200);
        service("wes")
                .body(Map.of("runs", 5))
                .post("/internal/reservations/" + submission + ":extend")
                .then()
                .statusCode(409);
    }

    @Test
    void limitsOfAWorkspaceAndOfAPersonHoldTheirOwn() {
        UUID account = account("eli", "BUDGET", "100");
        limit(account, "WORKSPACE", workspace.toString(), "BUDGET", "5");
        limit(account, "PERSON", "fox", "BUDGET", "3");

        reserve(UUID.randomUUID(), account, "eli", 1, "4").statusCode(200);
        reserve(UUID.randomUUID(), account, "eli", 1, "2").statusCode(409).body("scope", equalTo("WORKSPACE"));
        reserve(UUID.randomUUID(), UUID.randomUUID(), account, "eli", 1, "2").statusCode(200);
        reserve(UUID.randomUUID(), UUID.randomUUID(), account, "fox", 1, "4")
                .statusCode(409)
                .body("scope", equalTo("PERSON"))
                .body("contact", equalTo("eli"));
    }

    @Test
    void launchesAtTheSameMomentDoNotShareTheLastYuan() throws Exception {
        UUID account = account("gus", "BUDGET", "10");
        List<Callable<Integer>> launches = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            launches.add(() ->
                    reserve(UUID.randomUUID(), account, "gus", 1, "3").extract().statusCode());
        }

        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(launches)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers)
                .containsOnly(200, 409)
                .filteredOn(status -> status == 200)
                .hasSize(3);
    }

    @Test
    void aReservationThatHasEndedIsNotRenewed() {
        UUID account = account("hui", "BUDGET", "10");
        UUID submission = UUID.randomUUID();
        reserve(submission, account, "hui", 1, "1").statusCode(200);
        service("wes").delete("/internal/reservations/" + submission).then().statusCode(204);

        extend(submission, "2").statusCode(409).body("code", equalTo("billing.reservation-ended"));
        reserve(submission, account, "hui", 1, "1").statusCode(409).body("code", equalTo("billing.reservation-ended"));
        extend(UUID.randomUUID(), "2").statusCode(404);
        UUID another = UUID.randomUUID();
        reserve(another, account, "hui", 1, "1").statusCode(200);
        reserve(another, account("hua", "BUDGET", "10"), "hua", 1, "1")
                .statusCode(409)
                .body("code", equalTo("billing.reservation-ended"));
    }

    @Test
    void aRunOfAForeignClientIsPromisedUnderItsOwnIdUntilItEnds() {
        UUID account = account("ivy", "BUDGET", "10");
        UUID run = UUID.randomUUID();
        service("wes")
                .body(body(workspace, account, "ivy", 1, "8"))
                .put("/internal/reservations/" + run)
                .then()
                .statusCode(200);
        use(account, run, "ivy", 10);
        reserve(UUID.randomUUID(), account, "ivy", 1, "4").statusCode(409).body("reserved", equalTo("5"));

        assertThat(reservations.move(run, Reservation.State.ACTIVE, Reservation.State.RELEASED))
                .isTrue();
        reserve(UUID.randomUUID(), account, "ivy", 1, "4").statusCode(200);
        service("tes")
                .body(body(workspace, account, "ivy", 1, "8"))
                .put("/internal/reservations/" + run)
                .then()
                .statusCode(404);
    }

    @Test
    void aTaskWithoutARunNeedsAnAccountThatHasSomethingLeft() {
        UUID account = account("jan", "BUDGET", "3");
        standing("tes", account, "jan").statusCode(204);
        use(account, UUID.randomUUID(), "jan", 10);
        standing("tes", account, "jan")
                .statusCode(409)
                .body("limit", equalTo("3"))
                .body("contact", equalTo("jan"));
        standing("tes", UUID.randomUUID(), "jan").statusCode(409).body("code", equalTo("billing.account-not-usable"));
        standing("wes", account, "jan").statusCode(404);
    }

    @Test
    void aSubmissionBeyondItsCapIsFoundByWhatItsRunsCost() {
        UUID account = account("kim", "BUDGET", "100");
        UUID submission = UUID.randomUUID();
        Map<String, Object> body = new HashMap<>(body(workspace, account, "kim", 1, "1"));
        body.put("cap", Map.of("amount", "3", "currency", "CNY"));
        service("workspace")
                .body(body)
                .put("/internal/reservations/" + submission)
                .then()
                .statusCode(200);

        spend(account, submission, "kim", 10);
        assertThat(reservations.overCap()).extracting(Reservation::submission).doesNotContain(submission);
        spend(account, submission, "kim", 1);
        assertThat(reservations.overCap()).extracting(Reservation::submission).contains(submission);
    }

    private UUID account(String person, String resource, String limit) {
        UUID account = accounts.personal(person).id();
        limit(account, "ACCOUNT", null, resource, limit).statusCode(200);
        return account;
    }

    /** So many hours of one core in a run of the submission: 0.30 each. */
    private void spend(UUID account, UUID submission, String person, long hours) {
        UUID run = UUID.randomUUID();
        costs.runHeard(run(account, submission, run, person, "w", null));
        use(account, run, person, hours);
    }

    private void spendHours(UUID account, UUID submission, String person, long hours) {
        spend(account, submission, person, hours);
    }

    private void ran(UUID account, UUID submission, UUID run, String person, String workflow) {
        costs.runHeard(run(account, submission, run, person, workflow, start.plusSeconds(60)));
    }

    private CostRepository.RunFact run(
            UUID account, UUID submission, UUID run, String person, String workflow, Instant ended) {
        return new CostRepository.RunFact(
                run, submission, workspace, person, account, workflow, workflow, null, "COMPLETE", start, ended);
    }

    private void use(UUID account, UUID run, String person, long hours) {
        metering.used(List.of(new Usage(
                account,
                workspace,
                person,
                run,
                UUID.randomUUID(),
                1,
                start,
                start.plusSeconds(hours * 3_600),
                1_000,
                0,
                0)));
    }

    private ValidatableResponse reserve(UUID submission, UUID account, String person, int runs, String amount) {
        return reserve(submission, workspace, account, person, runs, amount);
    }

    private static ValidatableResponse reserve(
            UUID submission, UUID workspace, UUID account, String person, int runs, String amount) {
        return service("workspace")
                .body(body(workspace, account, person, runs, amount))
                .put("/internal/reservations/" + submission)
                .then();
    }

    /** An amount, or the workflow whose earlier runs say it. */
    private static Map<String, Object> body(UUID workspace, UUID account, String person, int runs, String amount) {
        Map<String, Object> body = new HashMap<>(
                Map.of("billingAccount", account, "workspace", workspace, "person", person, "runs", runs));
        if (amount.length() == 36) {
            body.put("workflow", amount);
        } else {
            body.put(
                    "amount",
                    new BigDecimal(amount).signum() == 0 ? null : Map.of("amount", amount, "currency", "CNY"));
        }
        return body;
    }

    private static ValidatableResponse extend(UUID submission, String amount) {
        return service("wes")
                .body(amount == null ? Map.of() : Map.of("amount", Map.of("amount", amount, "currency", "CNY")))
                .post("/internal/reservations/" + submission + ":extend")
                .then();
    }

    private ValidatableResponse standing(String service, UUID account, String person) {
        return service(service)
                .body(Map.of("billingAccount", account, "workspace", workspace, "person", person))
                .post("/internal/standings")
                .then();
    }
}
