package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What stands on every page of a signed-in person: account and language; and the workspaces that home lists. */
public final class FramePage {
    private final Page page;

    public FramePage(Browser browser) {
        this.page = browser.page();
    }

    public Locator me() {
        return page.getByTestId("me");
    }

    public Locator workspaces() {
        return page.getByTestId("workspace");
    }

    public Locator heading() {
        return page.locator("main h1");
    }

    /** Changes to the other language and waits for its words. */
    public void switchLanguage() {
        Object before = page.evaluate("document.documentElement.lang");
        page.getByTestId("language").click();
        page.waitForFunction("before => document.documentElement.lang !== before", before);
    }

    public void signOut() {
        me().click();
        page.locator("a[href='/session/sign-out']").click();
    }
}
