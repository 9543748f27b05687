package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

/** The pages of an administrator, in English. */
public final class AdministrationPages {
    private final Page page;

    public AdministrationPages(Browser browser) {
        page = browser.page();
    }

    /** Opens a part and waits for what it shows. */
    public Locator open(String part, String shown) {
        page.navigate("/administration/" + part);
        Locator content = page.getByTestId(shown);
        content.waitFor();
        return content;
    }

    public Locator quota(String account) {
        page.navigate("/administration/quota?account=" + account);
        Locator limits = page.getByTestId("limits");
        limits.waitFor();
        return limits;
    }

    /** Types a new limit; the form stays open. */
    public void typeLimit(String resource, String value) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Change: " + resource).setExact(true))
                .click();
        dialog().getByLabel("Limit").fill(value);
    }

    /** What the form says that the limit would refuse. */
    public Locator refuses() {
        return page.getByTestId("refuses");
    }

    public void setLimit() {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Set the limit").setExact(true))
                .click();
        dialog().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }
}
