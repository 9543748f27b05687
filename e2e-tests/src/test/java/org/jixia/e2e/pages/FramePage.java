package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

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

    /** By keys alone, from wherever nobody types. */
    public void search(String text) {
        me().waitFor();
        page.keyboard().press("/");
        page.getByTestId("search").waitFor();
        page.keyboard().type(text);
    }

    /** What the open search has found. */
    public Locator found() {
        return page.getByRole(AriaRole.OPTION);
    }

    /** What it has found of a kind. */
    public Locator found(String kind) {
        return page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(kind).setExact(true));
    }

    /** Goes down by the arrow until the line that begins with the text is chosen, and to where it leads. */
    public void choose(String text) {
        Locator chosen = page.locator("[role=option][aria-selected=true]");
        for (int step = 0; step < found().count() && !chosen.textContent().startsWith(text); step++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
    }

    public void signOut() {
        me().click();
        page.locator("a[href='/session/sign-out']").click();
    }
}
