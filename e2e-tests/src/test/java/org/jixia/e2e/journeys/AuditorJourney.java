package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.UploadClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.fixtures.Accounts;
import org.jixia.e2e.pages.AuditPages;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.WelcomePage;
import org.junit.jupiter.api.Test;

/** An auditor finds who read an object, in one search, as a sentence; looks at the raw entry and verifies the chain. */
class AuditorJourney {
    @Test
    void findsWhoReadAnObject() {
        GatewayClient researcher = GatewayClient.of("researcher");
        WorkspaceClient workspace = WorkspaceClient.create(researcher, "Audited " + UUID.randomUUID());
        String object =
                new UploadClient(workspace).store("audited.txt", "who reads me".getBytes(StandardCharsets.UTF_8));
        researcher.get("/ga4gh/drs/v1/objects/" + object + "/access/https").expect(200);
        GatewayClient auditor = GatewayClient.of("auditor");
        await().atMost(Duration.ofSeconds(60)).until(() -> !auditor
                .get("/api/audit/entries?action=object.read&object=" + object)
                .json()
                .path("items")
                .isEmpty());

        try (Browser browser = new Browser("en-GB")) {
            WelcomePage visitor = new WelcomePage(browser).open("/audit");
            visitor.askForSignIn();
            visitor.signIn("auditor", Accounts.password("auditor"));
            AuditPages audit = new AuditPages(browser);
            audit.open();
            audit.narrow("Object", "drs://localhost/" + object);
            browser.page().navigate(browser.page().url() + "&action=object.read");
            audit.entries().first().getByText("read").waitFor();
            audit.entries().getByText("audited.txt").first().waitFor();
            audit.entries().getByText("Lin Researcher").first().waitFor();
            assertThat(audit.entries().first().textContent()).contains("read", "in workspace Audited", "granted");
            browser.picture("audit");
            assertThat(browser.barriers()).isEmpty();

            assertThat(audit.expandFirst().textContent()).contains(object);
            assertThat(audit.verify().textContent()).contains("The chain is whole");
            browser.picture("audit-verified");
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
