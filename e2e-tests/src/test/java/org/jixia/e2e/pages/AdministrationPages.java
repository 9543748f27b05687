package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Map;
import org.jixia.e2e.fixtures.Words;

/** The pages of an administrator. */
public final class AdministrationPages {
    private final Page page;
    private final Words words;

    public AdministrationPages(Browser browser) {
        page = browser.page();
        words = browser.words();
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

    /**
     * Types a new limit; the form stays open.
     *
     * @param resource the key of its name
     */
    public void typeLimit(String resource, String value) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName(words.of("administration.changeOf", Map.of("resource", words.of(resource))))
                                .setExact(true))
                .click();
        dialog().getByLabel(words.of("administration.limit")).fill(value);
    }

    /** What the form says that the limit would refuse. */
    public Locator refuses() {
        return page.getByTestId("refuses");
    }

    public void setLimit() {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(words.of("administration.set"))
                                .setExact(true))
                .click();
        dialog().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }
}
