package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixia.e2e.pages.Shown.shows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.UploadClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.fixtures.Words;
import org.jixia.e2e.pages.AuditPages;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.SignIn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An auditor finds who read an object, in one search, as a sentence; looks at the raw entry and verifies the chain. */
class AuditorJourney {
    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "zh-CN"})
    void findsWhoReadAnObject(String locale) {
        GatewayClient researcher = GatewayClient.of("researcher");
        WorkspaceClient workspace = WorkspaceClient.create(researcher, "Audited " + UUID.randomUUID());
        String object =
                new UploadClient(workspace).store("audited.txt", "who reads me".getBytes(StandardCharsets.UTF_8));
        researcher.get("/ga4gh/drs/v1/objects/" + object + "/access/https").expect(200);
        GatewayClient auditor = GatewayClient.of("auditor");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !auditor.get("/api/audit/entries?action=object.read&object=" + object)
                        .json()
                        .path("items")
                        .isEmpty());

        try (Browser browser = new Browser(locale)) {
            SignIn.as("auditor", browser, "/audit");
            Words words = browser.words();
            AuditPages audit = new AuditPages(browser);
            audit.open();
            audit.narrow("audit.field.object", "drs://localhost/" + object);
            browser.page().navigate(browser.page().url() + "&action=object.read");
            audit.entries().getByText("audited.txt").first().waitFor();
            audit.entries().getByText("Lin Researcher").first().waitFor();
            shows(audit.entries().first(), words.of("audit.inWorkspace"), "Audited", words.of("audit.decided.GRANTED"));
            browser.picture("audit");

            shows(audit.expandFirst(), object);
            shows(audit.verify(), words.beginning("audit.state.INTACT"));
            browser.picture("audit-verified");
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
