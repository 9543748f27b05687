package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.jixia.e2e.fixtures.Words;

/** The audit trail. */
public final class AuditPages {
    private final Page page;
    private final Words words;

    public AuditPages(Browser browser) {
        page = browser.page();
        words = browser.words();
    }

    public void open() {
        page.navigate("/audit");
        entries().first().waitFor();
    }

    /**
     * Adds a condition as an auditor types it.
     *
     * @param by the key of the condition's name
     */
    public void narrow(String by, String value) {
        page.getByLabel(words.of("audit.by")).click();
        page.getByTitle(words.of(by), new Page.GetByTitleOptions().setExact(true))
                .click();
        page.locator("main form input.ant-input").fill(value);
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(words.of("audit.search"))
                                .setExact(true))
                .click();
        page.getByTestId("filters").getByText(words.of(by) + ":").waitFor();
    }

    public Locator filters() {
        return page.getByTestId("filters");
    }

    public Locator entries() {
        return page.getByTestId("entries").locator("tbody tr.ant-table-row");
    }

    /** Opens the raw entry of the first line. */
    public Locator expandFirst() {
        page.getByTestId("entries")
                .locator(".ant-table-row-expand-icon")
                .first()
                .click();
        Locator raw = page.locator("pre.raw");
        raw.waitFor();
        return raw;
    }

    public Locator verify() {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName(words.of("audit.verify"))
                                .setExact(true))
                .click();
        Locator verified = page.getByTestId("verified");
        verified.waitFor();
        return verified;
    }
}
