package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.fixtures.Accounts;
import org.jixia.e2e.pages.AdministrationPages;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.WelcomePage;
import org.junit.jupiter.api.Test;

/** An administrator sees how everything is, lowers a quota, and the next launch is refused with the numbers and whom to ask. */
class AdministratorJourney {
    private static final String WDL = """
            version 1.1
            workflow nothing { input { Int depth } output { Int same = depth } }
            """;

    private final GatewayClient administrator = GatewayClient.of("administrator");

    @Test
    void aLoweredQuotaRefusesALaunchWithTheNumbers() {
        // A billing account of its own, which no other journey launches on.
        String owner = administrator.get("/api/workspace/me").expect(200).json().path("person").asText();
        String account = administrator
                .post("/api/billing/accounts", Map.of("name", "Quota journey " + UUID.randomUUID(), "owner", owner))
                .expect(201)
                .json()
                .path("id")
                .asText();
        WorkspaceClient workspace = workspaceOn(account);
        String configuration = configured(workspace);

        try (Browser browser = new Browser("en-GB")) {
            WelcomePage visitor = new WelcomePage(browser).open("/administration/health");
            visitor.askForSignIn();
            visitor.signIn("administrator", Accounts.password("administrator"));
            AdministrationPages pages = new AdministrationPages(browser);
            assertThat(pages.open("health", "parts").textContent()).contains("workspace", "wes", "Works");
            browser.picture("administration-health");
            assertThat(browser.barriers()).isEmpty();
            for (var part : Map.of("work", "open-runs", "events", "lags", "prices", "prices", "storage", "storage", "groups", "groups")
                    .entrySet()) {
                pages.open(part.getKey(), part.getValue());
                browser.picture("administration-" + part.getKey());
                assertThat(browser.barriers()).isEmpty();
            }

            assertThat(pages.quota(account).textContent()).contains("Runs at once");
            pages.typeLimit("Runs at once", "0");
            pages.refuses().waitFor();
            assertThat(browser.barriers()).isEmpty();
            browser.picture("administration-quota");
            pages.setLimit();
            assertThat(browser.complaints()).isEmpty();
        }

        var refused = administrator
                .post(workspace.path() + "/submissions", Map.of("configuration", configuration))
                .expect(409);
        assertThat(refused.json().path("limit").asText()).isEqualTo("0");
        assertThat(refused.json().path("asked").asText()).isEqualTo("1");
        assertThat(refused.json().path("contact").asText()).isEqualTo(owner);
    }

    private WorkspaceClient workspaceOn(String account) {
        var made = administrator
                .post("/api/workspace/workspaces", Map.of("name", "Quota " + UUID.randomUUID(), "billingAccount", account))
                .expect(201);
        return new WorkspaceClient(administrator, made.json().path("id").asText());
    }

    private String configured(WorkspaceClient workspace) {
        workspace.load("sample_id\tdepth\nA\t30\n").expect(200);
        return administrator
                .post(
                        workspace.path() + "/configurations",
                        Map.of(
                                "name",
                                "nothing",
                                "table",
                                "sample",
                                "workflow",
                                Map.of("wdl", WDL),
                                "inputs",
                                Map.of("depth", "this.depth")))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }
}
