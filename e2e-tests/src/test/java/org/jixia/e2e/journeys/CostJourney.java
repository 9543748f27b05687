package org.jixia.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixia.e2e.pages.Shown.shows;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jixia.e2e.clients.GatewayClient;
import org.jixia.e2e.clients.RunsClient;
import org.jixia.e2e.pages.Browser;
import org.jixia.e2e.pages.CostPages;
import org.jixia.e2e.pages.SignIn;
import org.junit.jupiter.api.Test;

/** Whatever way a person takes costs apart, the chart, the table and the statement have the same sum. */
class CostJourney {
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private static final String WDL = """
            version 1.1
            task spend {
              command <<< echo spent >>>
            }
            workflow spending { call spend }
            """;

    private static final GatewayClient GATEWAY = GatewayClient.of("researcher");

    @Test
    void theSumsOfChartTableAndStatementAreOne() {
        RunsClient runs = new RunsClient(GATEWAY);
        runs.ended(runs.start(WDL, Map.of()), LONGEST_RUN);
        String mine = GATEWAY.get("/api/billing/accounts")
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asText();
        await("the cost of the run")
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        amount("/api/billing/costs?account=" + mine, "total").signum() > 0);

        try (Browser browser = new Browser("en-GB")) {
            SignIn.as("researcher", browser, "/cost");
            CostPages costs = new CostPages(browser).open("/cost?account=" + mine);
            for (String by : List.of("Workspace", "Workflow", "Person", "Category")) {
                costs.by(by);
                assertThat(costs.sum()).as(by).isEqualByComparingTo(costs.total());
                assertThat(costs.statement()).as(by).isEqualByComparingTo(costs.total());
            }
            assertThat(costs.total()).isPositive();
            shows(costs.budgets(), "Budget of the account this month");
            browser.picture("cost-account");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static BigDecimal amount(String path, String field) {
        return new BigDecimal(GATEWAY.get(path).expect(200).json().path(field).asText());
    }
}
