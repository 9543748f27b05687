package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.math.BigDecimal;
import java.time.Duration;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.fixtures.Accounts;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.HomePage;
import org.jixia.e2e.pages.WelcomePage;
import org.jixia.e2e.pages.WorkspacePages;
import org.junit.jupiter.api.Test;

/** Somebody who has never been here signs in and comes, by the shipped example, to real results and their cost. */
class NewcomerJourney {
    private static final double LONGEST_RUN_MS = Duration.ofMinutes(8).toMillis();

    /** An account that no other journey runs anything with. */
    private static final String NEWCOMER = "steward";

    @Test
    void fromTheFirstPageToTheExamplesResultsAndCost() {
        try (Browser browser = new Browser("en-GB")) {
            WelcomePage visitor = new WelcomePage(browser).open("/");
            visitor.askForSignIn();
            visitor.signIn(NEWCOMER, Accounts.password(NEWCOMER));

            HomePage home = new HomePage(browser);
            home.firstSteps().waitFor();
            home.quota().getByText("Money this month").waitFor();
            browser.picture("home-empty");
            assertThat(browser.barriers()).isEmpty();
            home.runExample();
            String id = launchedToTheEnd(browser);
            resultsAndCost(browser, id);

            browser.page().navigate("/");
            home.running().waitFor();
            assertThat(home.firstSteps().count()).isZero();
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** The example's workspace, when each of its rows is done. */
    private static String launchedToTheEnd(Browser browser) {
        WorkspacePages workspace = new WorkspacePages(browser);
        workspace.check().getByText("3 rows are ready to run").waitFor();
        browser.picture("example-launch");
        workspace.launch();
        for (String sample : new String[] {"lambda-a", "lambda-b", "lambda-c"}) {
            workspace.row(sample).getByText("Done").waitFor(new Locator.WaitForOptions().setTimeout(LONGEST_RUN_MS));
        }
        browser.picture("example-done");
        return browser.page().url().replaceAll(".*/workspaces/([^/]+)/.*", "$1");
    }

    private static void resultsAndCost(Browser browser, String id) {
        WorkspacePages workspace = new WorkspacePages(browser);
        browser.page().navigate("/workspaces/" + id + "/data/sample");
        workspace.grid().getByText("lambda-a").first().waitFor();
        assertThat(workspace.grid().textContent()).contains(".vcf.gz");

        var costs = GatewayClient.of(NEWCOMER)
                .get("/api/billing/costs?by=resource&workspace=" + id)
                .expect(200)
                .json();
        assertThat(new BigDecimal(costs.path("total").asText())).isPositive();
        browser.page().navigate("/workspaces/" + id + "/cost");
        workspace.content().getByText("¥").first().waitFor();
        browser.picture("example-cost");
    }
}
