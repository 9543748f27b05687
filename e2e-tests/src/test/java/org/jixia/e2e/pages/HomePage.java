package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What a person sees after sign-in. */
public final class HomePage {
    private final Page page;

    public HomePage(Browser browser) {
        page = browser.page();
    }

    public Locator firstSteps() {
        return page.getByTestId("first-steps");
    }

    /** One click: arrives at the launch of the example in a workspace of one's own. */
    public void runExample() {
        page.getByTestId("run-example").click();
        page.waitForURL(url -> url.endsWith("/launch"));
    }

    public Locator running() {
        return page.getByTestId("home-running");
    }

    public Locator quota() {
        return page.getByTestId("home-quota");
    }
}
