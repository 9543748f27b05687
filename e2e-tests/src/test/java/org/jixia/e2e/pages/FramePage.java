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

    public void switchLanguage() {
        page.getByTestId("language").click();
    }

    public void signOut() {
        me().click();
        page.locator("a[href='/session/sign-out']").click();
    }
}
