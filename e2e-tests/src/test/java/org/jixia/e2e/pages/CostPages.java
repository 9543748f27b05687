package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;

/** What an account or a workspace has cost. */
public final class CostPages {
    private final Page page;

    public CostPages(Browser browser) {
        this.page = browser.page();
    }

    public CostPages open(String path) {
        page.navigate(path);
        page.getByTestId("sum").waitFor();
        return this;
    }

    public void by(String grouping) {
        page.locator(".ant-segmented-item").getByText(grouping).click();
        page.getByTestId("sums")
                .getByRole(AriaRole.COLUMNHEADER)
                .getByText(grouping)
                .waitFor();
    }

    /** Of the chart and of the heading. */
    public BigDecimal total() {
        return amount("total");
    }

    /** Of the table. */
    public BigDecimal sum() {
        return amount("sum");
    }

    public BigDecimal statement() {
        return amount("statement");
    }

    public Locator budgets() {
        return page.getByTestId("budgets");
    }

    private BigDecimal amount(String part) {
        page.getByTestId(part).waitFor();
        return new BigDecimal(page.getByTestId(part).getAttribute("data-amount"));
    }
}
