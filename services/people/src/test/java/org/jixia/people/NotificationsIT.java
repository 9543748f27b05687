package org.jixia.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jixia.people.domain.notifications.Answer;
import org.jixia.people.domain.notifications.Delivery;
import org.jixia.people.domain.notifications.DeliveryRepository;
import org.jixia.people.domain.notifications.News;
import org.jixia.people.domain.notifications.NewsType;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** From an event to a mailbox or a receiver of webhooks, with what fails on the way. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {@ResourceArg(name = "service", value = "people"), @ResourceArg(name = "kafka", value = "false")})
@QuarkusTestResource(PeopleSurroundings.class)
class NotificationsIT extends PeopleSteps {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    DeliveryRepository deliveries;

    @Test
    void aSubmissionsEndReachesAWebhookSignedAsTheSpecificationSays() {
        var person = person();
        var submission = UUID.randomUUID();
        try (var receiver = new Receiver()) {
            var channel = webhook(person, receiver.url(), "SUBMISSIONS");

            submissionEnds(person, submission, Map.of("COMPLETE", 3));

            await().atMost(LIMIT).until(() -> receiver.got().size() == 1);
            var got = receiver.got().getFirst();
            assertThat(Receiver.verifies(got, channel.get("secret"))).isTrue();
            assertThat(Receiver.verifies(new Receiver.Got(got.headers(), got.body() + " "), channel.get("secret")))
                    .isFalse();
            assertThat(Long.parseLong(got.headers().get("webhook-timestamp")))
                    .isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.data.Offset.offset(60L));
            var body = JsonPath.from(got.body());
            assertThat(body.getString("type")).isEqualTo("submission.ended");
            assertThat(body.getString("timestamp")).isEqualTo("2026-03-01T04:05:00Z");
            assertThat(body.getString("data.submission")).isEqualTo(submission.toString());
            assertThat(body.getInt("data.counts.COMPLETE")).isEqualTo(3);
            awaitLog(person, "DELIVERED")
                    .body("items[0].id", is(got.headers().get("webhook-id")))
                    .body("items[0].answer", is("TAKEN"))
                    .body("items[0].detail", is("204"))
                    .body("items[0].attempts", is(1));
        }
    }

    @Test
    void mailComesInThePersonsLanguageAndTimeZone() throws MessagingException, IOException {
        var person = person();
        mail(person, "SUBMISSIONS");
        as(person)
                .body(Map.of("language", "zh", "timeZone", "Asia/Shanghai"))
                .put("/preferences")
                .then()
                .statusCode(200);

        submissionEnds(person, UUID.randomUUID(), Map.of("COMPLETE", 2, "FAILED", 1));

        var mail = awaitMail(person);
        assertThat(mail.getSubject()).isEqualTo("有失败的行：Lung 肺 Bcc: x@y.z 中的 align");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getContent().toString())
                .contains("完成：2", "失败：1", "https://jixia.test/workspaces/", "2026-03-01 12:05", "/account");
        assertThat(mail.getHeader("Message-ID")[0]).endsWith("@jixia.test>");
    }

    @Test
    void onlyFailedEndsReachAChannelThatWantsThose() {
        var person = person();
        try (var receiver = new Receiver()) {
            webhook(person, receiver.url(), "FAILURES");
            submissionEnds(person, UUID.randomUUID(), Map.of("COMPLETE", 3));
            submissionEnds(person, UUID.randomUUID(), Map.of("COMPLETE", 2, "FAILED", 1));
            submissionEnds(person(), UUID.randomUUID(), Map.of("FAILED", 1));

            awaitLog(person, "DELIVERED").body("items", hasSize(1));
            assertThat(receiver.got()).hasSize(1);
            assertThat(receiver.got().getFirst().body()).contains("\"FAILED\":1");
        }
    }

    @Test
    void accessNewsGoesToWhomItConcernsUnlessTheyDidItThemselves() throws MessagingException, IOException {
        var person = person();
        var workspace = UUID.randomUUID();
        mail(person, "ACCESS");

        member(workspace, person, "READER", false, 1, "somebody");
        assertThat(awaitMail(person).getSubject()).startsWith("You are a member of Lung");
        member(workspace, person, "OWNER", false, 2, "somebody");
        await().atMost(LIMIT).until(() -> mails(person).size() == 2);
        assertThat(mails(person).get(1).getContent().toString()).contains("is now: owner.", "You may launch runs");
        member(workspace, person, "OWNER", false, 3, "somebody");
        member(workspace, person, "READER", false, 2, "somebody");
        member(workspace, person, "WRITER", false, 4, person);
        member(workspace, person, "WRITER", true, 5, "somebody");
        await().atMost(LIMIT).until(() -> mails(person).size() == 3);
        assertThat(mails(person).get(2).getSubject()).startsWith("You are no longer a member");
    }

    @Test
    void changedLimitsAreToldToThoseWhoWorkUnderThem() {
        var person = person();
        var other = person();
        var account = UUID.randomUUID();
        member(UUID.randomUUID(), person, "OWNER", false, 1, person, account);
        try (var receiver = new Receiver()) {
            webhook(person, receiver.url(), "LIMITS");
            webhook(other, receiver.url(), "LIMITS");

            limits(account, 1, limit("ACCOUNT", account, "BUDGET", "100"), limit("PERSON", other, "RUNS", "5"));
            limits(account, 2, limit("ACCOUNT", account, "BUDGET", "50.0"), limit("PERSON", other, "RUNS", "5.0"));
            limits(account, 1, limit("ACCOUNT", account, "BUDGET", "7"));
            limits(account, 3, limit("ACCOUNT", account, "BUDGET", "50"));

            awaitLog(person, "DELIVERED").body("items", hasSize(1));
            awaitLog(other, "DELIVERED").body("items", hasSize(1));
            assertThat(receiver.got())
                    .extracting(got -> JsonPath.from(got.body()).getMap("data.changes[0]"))
                    .containsExactlyInAnyOrder(
                            Map.of(
                                    "scope", "ACCOUNT",
                                    "id", account.toString(),
                                    "resource", "BUDGET",
                                    "before", "100",
                                    "after", "50.0"),
                            Map.of("scope", "PERSON", "id", other, "resource", "RUNS", "before", "5.0"));
        }
    }

    @Test
    void aRefusedLaunchIsToldOnceAnHour() throws MessagingException, IOException {
        var person = person();
        mail(person, "LIMITS");
        for (int i = 0; i < 3; i++) {
            tell(
                    "billing",
                    "limits",
                    "QuotaRefused",
                    person,
                    Map.of(
                            "account", new UUID(1, 2),
                            "workspace", UUID.randomUUID(),
                            "person", person,
                            "submission", UUID.randomUUID(),
                            "resource", "CONCURRENT_CPU_MILLIS",
                            "scope", "PERSON",
                            "limit", "8000",
                            "used", "4000",
                            "reserved", "0",
                            "asked", "6500"));
        }
        assertThat(awaitMail(person).getContent().toString())
                .contains("Cores at once (you): limit 8, used 4, held by other launches 0, asked for 6.5.");
        awaitLog(person, "DELIVERED").body("items", hasSize(1));
    }

    @Test
    void aFailedAttemptIsRepeatedUnderTheSameIdUntilTheLast() {
        var person = person();
        try (var receiver = new Receiver(500, 302)) {
            webhook(person, receiver.url(), "SUBMISSIONS");
            submissionEnds(person, UUID.randomUUID(), Map.of());

            awaitLog(person, "DELIVERED").body("items[0].attempts", is(3));
            assertThat(receiver.got())
                    .extracting(got -> got.headers().get("webhook-id"))
                    .hasSize(3)
                    .containsOnly(receiver.got().getFirst().headers().get("webhook-id"));
        }
    }

    @Test
    void whatHasFailedCanBeSentAgainAndAReceiverThatWantsNoMoreIsBelieved() {
        var person = person();
        try (var receiver = new Receiver(500, 500, 500, 410)) {
            webhook(person, receiver.url(), "SUBMISSIONS");
            submissionEnds(person, UUID.randomUUID(), Map.of());
            String failed = awaitLog(person, "FAILED")
                    .body("items[0].attempts", is(3))
                    .body("items[0].answer", is("STATUS"))
                    .body("items[0].detail", is("500"))
                    .body("items[0].nextTryAt", nullValue())
                    .body("items[0].endedAt", notNullValue())
                    .extract()
                    .path("items[0].id");

            again(person, failed, 200);
            awaitLog(person, "FAILED").body("items[0].answer", is("GONE")).body("items[0].attempts", is(1));
            again(person, failed, 200);
            awaitLog(person, "DELIVERED").body("items[0].id", is(failed));
            again(person(), failed, 404);
            again(person, UUID.randomUUID().toString(), 404);
        }
    }

    @Test
    void aTestGoesAtOnceAndSaysWhatIsInTheWay() {
        var person = person();
        var mail = mail(person, "ACCESS");
        as(person)
                .post("/notifications/channels/" + mail + ":test")
                .then()
                .statusCode(202)
                .body("type", is("TEST"));
        awaitMail(person);
        as(person)
                .get("/notifications/mail")
                .then()
                .body("available", is(true))
                .body("address", is(person + "@jixia.test"));

        NEIGHBOURS.person(person, null);
        as(person).post("/notifications/channels/" + mail + ":test").then().statusCode(202);
        awaitLog(person, "FAILED").body("items[0].answer", is("NO_ADDRESS"));
        NEIGHBOURS.disable(person);
        as(person).post("/notifications/channels/" + mail + ":test").then().statusCode(202);
        await().atMost(LIMIT)
                .untilAsserted(() -> as(person)
                        .get("/notifications/deliveries?state=FAILED")
                        .then()
                        .body("items.answer", contains("PERSON_GONE", "NO_ADDRESS")));
        as(person()).post("/notifications/channels/" + mail + ":test").then().statusCode(404);
    }

    @Test
    void anEventThatComesTwiceIsToldOnce() {
        var person = person();
        try (var receiver = new Receiver()) {
            webhook(person, receiver.url(), "SUBMISSIONS");
            var ended = submissionEnded(person, UUID.randomUUID(), Map.of());
            var position = 1_000_000 + Math.abs(person.hashCode());
            tell("workspace", "submissions", "SubmissionEnded", person, ended, position);
            tell("workspace", "submissions", "SubmissionEnded", person, ended, position);
            submissionEnds(person, UUID.randomUUID(), Map.of("COMPLETE", 7));

            await().atMost(LIMIT).until(() -> receiver.got().size() == 2);
            awaitLog(person, "DELIVERED").body("items", hasSize(2));
        }
    }

    /** A replica that died between the claim and the answer: nobody repeats it before its claim ends, anybody after. */
    @Test
    void whatAKilledReplicaHadClaimedIsTriedByAnotherAfterwards() {
        var person = person();
        try (var receiver = new Receiver()) {
            var channel = UUID.fromString(
                    webhook(person, receiver.url(), "SUBMISSIONS").get("id"));
            var due = Instant.now().plus(Duration.ofDays(1));
            var news = new News(person, NewsType.TEST, Set.of(), "test/" + channel, Instant.now(), Map.of());
            var added = deliveries.add(channel, news, due);

            assertThat(claim(added, due.plusSeconds(1))).isOne();
            assertThat(claim(added, due.plusSeconds(2))).isZero();
            assertThat(claim(added, due.plusSeconds(200))).isOne();
            var late = deliveries.list(person, null, null, 1).getFirst();
            assertThat(late.progress().attempts()).isEqualTo(2);
            deliveries.settle(added, Delivery.State.DELIVERED, null, due, Answer.of(Answer.Code.TAKEN));
            assertThat(deliveries
                            .list(person, null, null, 1)
                            .getFirst()
                            .progress()
                            .state())
                    .as("the answer of the dead one's attempt comes too late")
                    .isEqualTo(Delivery.State.WAITING);
        }
    }

    private long claim(Delivery delivery, Instant now) {
        return deliveries.claim(now, now.plus(Duration.ofMinutes(2)), 1000).stream()
                .filter(claimed -> claimed.id().equals(delivery.id()))
                .count();
    }

    private static void again(String person, String delivery, int status) {
        as(person)
                .post("/notifications/deliveries/" + delivery + ":again")
                .then()
                .statusCode(status);
    }

    /** What of the person's log is in this state, once nothing is on its way. */
    private static io.restassured.response.ValidatableResponse awaitLog(String person, String state) {
        await().atMost(LIMIT)
                .until(() -> as(person).get("/notifications/deliveries").jsonPath().getList("items.state").stream()
                        .noneMatch("WAITING"::equals));
        return as(person).get("/notifications/deliveries?state=" + state).then().statusCode(200);
    }

    private void member(UUID workspace, String person, String role, boolean removed, long version, String actor) {
        member(workspace, person, role, removed, version, actor, UUID.randomUUID());
    }

    private void member(
            UUID workspace, String person, String role, boolean removed, long version, String actor, UUID account) {
        var data = Map.of(
                "workspace", workspace,
                "person", person,
                "role", role,
                "canShare", false,
                "canCompute", !role.equals("READER"),
                "version", version,
                "state", "ACTIVE",
                "billingAccount", account,
                "removed", removed);
        tell("workspace", "members", "MemberChanged", actor, data);
    }

    @SafeVarargs
    private void limits(UUID account, long version, Map<String, Object>... limits) {
        tell(
                "billing",
                "limits",
                "LimitsChanged",
                null,
                Map.of("account", account, "version", version, "limits", List.of(limits)));
    }

    private static Map<String, Object> limit(String scope, Object id, String resource, String value) {
        return Map.of("scope", scope, "id", id, "resource", resource, "value", value);
    }

    private static MimeMessage awaitMail(String person) {
        await().atMost(LIMIT).until(() -> !mails(person).isEmpty());
        return mails(person).getFirst();
    }

    private static List<MimeMessage> mails(String person) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> to(mail).contains(person))
                .toList();
    }

    private static String to(MimeMessage mail) {
        try {
            return Arrays.toString(mail.getRecipients(Message.RecipientType.TO));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
