package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixia.e2e.pages.Shown.shows;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.fixtures.Accounts;
import org.jixia.e2e.pages.AuditPages;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.HomePage;
import org.jixia.e2e.pages.PeoplePages;
import org.jixia.e2e.pages.SignIn;
import org.jixia.e2e.pages.WelcomePage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An administrator gives a role and takes it back, makes an account and disables it; each is true at the next sign-in. */
class PeopleJourney {
    private static final String PERSON = "researcher2";

    private final GatewayClient administrator = GatewayClient.of("administrator");

    /** Other journeys know them as a researcher only. */
    @AfterEach
    void takeBack() {
        var account = administrator
                .get("/api/people/accounts?search=" + PERSON)
                .expect(200)
                .json()
                .path("items")
                .path(0);
        administrator
                .send(
                        "PUT",
                        "/api/people/accounts/" + account.path("id").asText() + "/roles",
                        BodyPublishers.ofString("{\"roles\": [\"researcher\"]}"),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        "\"" + account.path("version").asText() + "\"")
                .expect(200);
    }

    @Test
    void aRoleIsGivenAndTakenBack() {
        try (Browser browser = new Browser("en-GB")) {
            PeoplePages people = signedIn(browser);
            people.open(PERSON).choose("Auditor");
            shows(people.changes(), "Will be given: Auditor.", "within 5 min");
            browser.picture("administration-people-roles");
            assertThat(browser.barriers()).isEmpty();
            people.change();
            seesTheTrail();

            people.open(PERSON).choose("Auditor");
            shows(people.changes(), "Will be taken: Auditor.");
            people.change();
            assertThat(browser.complaints()).isEmpty();
        }
        try (Browser browser = new Browser("en-GB")) {
            signIn(browser, "/audit", PERSON, Accounts.password(PERSON));
            browser.page()
                    .getByText("This needs the platform role auditor")
                    .first()
                    .waitFor();
        }
    }

    private static void seesTheTrail() {
        GatewayClient auditor = GatewayClient.of("auditor");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> auditor.get("/api/audit/entries?action=admin.person.roles&pageSize=1")
                        .text()
                        .contains(PERSON + ": +auditor"));
        try (Browser browser = new Browser("en-GB")) {
            signIn(browser, "/audit", PERSON, Accounts.password(PERSON));
            AuditPages audit = new AuditPages(browser);
            audit.entries().first().waitFor();
            browser.page().navigate("/audit?action=admin.person.roles");
            audit.entries().getByText(PERSON + ": +auditor").first().waitFor();
            audit.entries().first().getByText("Bo Administrator").waitFor();
            shows(audit.entries().first(), "changed the platform roles");
        }
    }

    @Test
    void aNewAccountChoosesItsPasswordAndADisabledOneIsNotLetIn() {
        String account = "p" + UUID.randomUUID().toString().substring(0, 8);
        String chosen = "chosen-" + UUID.randomUUID();
        try (Browser browser = new Browser("en-GB")) {
            PeoplePages people = signedIn(browser);
            String first = people.make(account, "Hua", "Li");
            try (Browser theirs = new Browser("en-GB")) {
                signIn(theirs, "/", account, first);
                new WelcomePage(theirs).choosePassword(chosen);
                new HomePage(theirs).firstSteps().waitFor();
            }
            people.disable();
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
        try (Browser theirs = new Browser("en-GB")) {
            signIn(theirs, "/", account, chosen);
            new WelcomePage(theirs).refusal().waitFor();
        }
    }

    private static PeoplePages signedIn(Browser browser) {
        SignIn.as("administrator", browser, "/administration/people");
        PeoplePages people = new PeoplePages(browser);
        people.people().first().waitFor();
        return people;
    }

    private static void signIn(Browser browser, String path, String account, String password) {
        WelcomePage visitor = new WelcomePage(browser).open(path);
        visitor.askForSignIn();
        visitor.signIn(account, password);
    }
}
