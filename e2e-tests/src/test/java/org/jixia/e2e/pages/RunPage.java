package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The page of one run. */
public final class RunPage {
    private final Page page;

    public RunPage(Browser browser) {
        this.page = browser.page();
    }

    public RunPage open(String run) {
        page.navigate("/runs/" + run);
        page.locator("main .heading").waitFor();
        return this;
    }

    public Locator state() {
        return page.locator("main .heading .state");
    }

    public Locator failure() {
        return page.getByTestId("failure");
    }

    public Locator calls() {
        return page.getByTestId("calls").locator("tbody tr.ant-table-row");
    }

    public Locator content() {
        return page.locator("main");
    }
}
