package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.math.BigDecimal;
import java.time.Duration;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.fixtures.Keycloak;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.HomePage;
import org.jixia.e2e.pages.WelcomePage;
import org.jixia.e2e.pages.WorkspacePages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who has never been here signs in and comes, by the shipped example, to real results and their cost. */
class NewcomerJourney {
    private static final Duration BILLED = Duration.ofMinutes(1);
    private static final double LONGEST_RUN_MS = Duration.ofMinutes(8).toMillis();

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "zh-CN"})
    void fromTheFirstPageToTheExamplesResultsAndCost(String locale) {
        Keycloak.Newcomer newcomer = Keycloak.newcomer();
        try (Browser browser = new Browser(locale)) {
            WelcomePage visitor = new WelcomePage(browser).open("/");
            visitor.askForSignIn();
            visitor.signIn(newcomer.account(), newcomer.password());

            HomePage home = new HomePage(browser);
            home.firstSteps().waitFor();
            home.quota().getByText(browser.words().of("quota.BUDGET")).waitFor();
            browser.picture("home-empty");
            assertThat(browser.barriers()).isEmpty();
            home.runExample();
            String id = launchedToTheEnd(browser);
            resultsAndCost(browser, id, GatewayClient.withToken(newcomer.token()));

            browser.page().navigate("/");
            home.running().waitFor();
            assertThat(home.firstSteps().count()).isZero();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** The example's workspace, when each of its rows is done. */
    private static String launchedToTheEnd(Browser browser) {
        WorkspacePages workspace = new WorkspacePages(browser);
        workspace.check().getByText(browser.words().count("launch.checked", 3)).waitFor();
        browser.picture("example-launch");
        workspace.launch();
        String done = browser.words().of("state.COMPLETE");
        for (String sample : new String[] {"lambda-a", "lambda-b", "lambda-c"}) {
            workspace.row(sample).getByText(done).waitFor(new Locator.WaitForOptions().setTimeout(LONGEST_RUN_MS));
        }
        browser.picture("example-done");
        return browser.page().url().replaceAll(".*/workspaces/([^/]+)/.*", "$1");
    }

    private static void resultsAndCost(Browser browser, String id, GatewayClient newcomer) {
        WorkspacePages workspace = new WorkspacePages(browser);
        browser.page().navigate("/workspaces/" + id + "/data/sample");
        workspace.grid().getByText("lambda-a").first().waitFor();
        workspace.grid().getByText(".vcf.gz").first().waitFor();

        await("the bill of the example")
                .atMost(BILLED)
                .until(() -> total(id, newcomer).signum() > 0);
        browser.page().navigate("/workspaces/" + id + "/cost");
        workspace.content().getByText("¥").first().waitFor();
        browser.picture("example-cost");
    }

    private static BigDecimal total(String workspace, GatewayClient newcomer) {
        return new BigDecimal(newcomer.get("/api/billing/costs?by=resource&workspace=" + workspace)
                .expect(200)
                .json()
                .path("total")
                .asText());
    }
}
