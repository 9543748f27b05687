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
        visit(run);
        return arrived();
    }

    /** Goes there, whatever will be shown. */
    public void visit(String run) {
        page.navigate("/runs/" + run);
    }

    /** Waits until the run stands on the page. */
    public RunPage arrived() {
        page.locator("main .heading .state").waitFor();
        return this;
    }

    /** What stands in place of a run that this person may not see. */
    public Locator refusal() {
        return page.locator("main .ant-alert-error");
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
