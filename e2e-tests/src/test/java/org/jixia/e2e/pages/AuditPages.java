package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The audit trail, in English. */
public final class AuditPages {
    private final Page page;

    public AuditPages(Browser browser) {
        page = browser.page();
    }

    public void open() {
        page.navigate("/audit");
        entries().first().waitFor();
    }

    /** Adds a condition as an auditor types it. */
    public void narrow(String by, String value) {
        page.getByLabel("Search by").click();
        page.getByTitle(by, new Page.GetByTitleOptions().setExact(true)).click();
        page.locator("main form input.ant-input").fill(value);
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Search").setExact(true))
                .click();
        page.getByTestId("filters").getByText(by + ":").waitFor();
    }

    public Locator filters() {
        return page.getByTestId("filters");
    }

    public Locator entries() {
        return page.getByTestId("entries").locator("tbody tr.ant-table-row");
    }

    /** Opens the raw entry of the first line. */
    public Locator expandFirst() {
        page.getByTestId("entries").locator(".ant-table-row-expand-icon").first().click();
        Locator raw = page.locator("pre.raw");
        raw.waitFor();
        return raw;
    }

    public Locator verify() {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Verify now").setExact(true))
                .click();
        Locator verified = page.getByTestId("verified");
        verified.waitFor();
        return verified;
    }
}
