package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

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

    /** The three looks at the same calls. */
    public enum View {
        GRAPH,
        TIMELINE,
        TABLE
    }

    public RunPage show(View view) {
        page.locator("main [role=tab]").nth(view.ordinal()).click();
        return this;
    }

    public Locator graph() {
        return page.locator("main .graph .call-box");
    }

    public Locator timeline() {
        return page.locator("main .timeline-line");
    }

    /** Of the table. */
    public Locator calls() {
        return page.getByTestId("calls").locator(".grid-line:not(.head)");
    }

    /** From the sentence of a failed run to the log of the call that failed. */
    public Locator failureLog() {
        failure().getByRole(AriaRole.BUTTON).click();
        return page.getByTestId("log");
    }

    /** What is told of the chosen call. */
    public Locator call() {
        return page.getByTestId("call");
    }

    public Locator content() {
        return page.locator("main");
    }
}
