package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixia.e2e.pages.Shown.shows;

import java.util.Map;
import java.util.UUID;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.WorkspaceClient;
import org.jixia.e2e.pages.AdministrationPages;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.SignIn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator sees how everything is, lowers a quota, and the next launch is refused with the numbers and whom to ask. */
class AdministratorJourney {
    private static final String WDL = """
        version 1.1
        workflow nothing { input { Int depth } output { Int same = depth } }
        """;

    /** Parts of the administration, each with the content that it must show. */
    private static final Map<String, String> PARTS = Map.of(
            "work",
            "open-runs",
            "events",
            "lags",
            "prices",
            "prices",
            "storage",
            "storage",
            "people",
            "people",
            "groups",
            "groups");

    private final GatewayClient administrator = GatewayClient.of("administrator");

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "zh-CN"})
    void aLoweredQuotaRefusesALaunchWithTheNumbers(String locale) {
        String owner = administrator
                .get("/api/workspace/me")
                .expect(200)
                .json()
                .path("person")
                .asText();
        // A billing account of its own, which no other journey launches on.
        String account = administrator
                .post("/api/billing/accounts", Map.of("name", "Quota journey " + UUID.randomUUID(), "owner", owner))
                .expect(201)
                .id();
        WorkspaceClient workspace = WorkspaceClient.create(administrator, "Quota " + UUID.randomUUID(), account);
        workspace.load("sample_id\tdepth\nA\t30\n").expect(200);
        String configuration = workspace.configure("nothing", WDL, Map.of("depth", "this.depth"));

        try (Browser browser = new Browser(locale)) {
            SignIn.as("administrator", browser, "/administration/health");
            AdministrationPages pages = new AdministrationPages(browser);
            seeEachPart(browser, pages);
            lowerTheQuota(browser, pages, account);
            assertThat(browser.complaints()).isEmpty();
        }

        var refused = administrator
                .post(workspace.path() + "/submissions", Map.of("configuration", configuration))
                .expect(409);
        assertThat(refused.json().path("limit").asText()).isEqualTo("0");
        assertThat(refused.json().path("asked").asText()).isEqualTo("1");
        assertThat(refused.json().path("contact").asText()).isEqualTo(owner);
    }

    private static void seeEachPart(Browser browser, AdministrationPages pages) {
        shows(pages.open("health", "parts"), "workspace", "wes", browser.words().of("administration.health.UP"));
        // Each is judged for people who do not see, or not well, with all pages: EveryPageJourney.
        PARTS.forEach(pages::open);
    }

    private static void lowerTheQuota(Browser browser, AdministrationPages pages, String account) {
        shows(pages.quota(account), browser.words().of("quota.RUNS"));
        pages.typeLimit("quota.RUNS", "0");
        pages.refuses().waitFor();
        look(browser, "quota");
        pages.setLimit();
    }

    private static void look(Browser browser, String part) {
        browser.picture("administration-" + part);
        assertThat(browser.barriers()).as(part).isEmpty();
    }
}
